#!/usr/bin/env bash
# Prints which compiler makes WebAssembly here, `rustup` or `debian`, after installing what it needs.
# ABRI_WASM_TOOLCHAIN=rustup|debian forces one.
source "$(dirname "$0")/lib.sh"

target=wasm32-unknown-unknown
rustup_has_target() {
    local libraries
    libraries=$(rustc --print target-libdir --target $target 2>/dev/null) && ls "$libraries"/libcore-*.rlib >/dev/null 2>&1
}
rustup_adds_target() {
    have rustup || return 1
    note "rustup target add $target (at most 2 minutes)"
    timeout 120 rustup target add $target >&2 </dev/null && rustup_has_target
}

case ${ABRI_WASM_TOOLCHAIN:-} in
    rustup) rustup_has_target || rustup_adds_target || fail "rustup cannot provide $target" ;;
    debian) scripts/install.sh wasm >&2 ;;
    '')
        # Asking rustup in vain may take two minutes: once is enough.
        refused=target/.rustup-has-no-wasm
        if rustup_has_target || { [ ! -e $refused ] && rustup_adds_target; }; then
            ABRI_WASM_TOOLCHAIN=rustup
        else
            [ -e $refused ] || note "rustup cannot provide $target here: taking Debian's compiler instead"
            scripts/install.sh wasm >&2
            mkdir -p target
            touch $refused
            ABRI_WASM_TOOLCHAIN=debian
        fi
        ;;
    *) fail "ABRI_WASM_TOOLCHAIN is rustup or debian, not $ABRI_WASM_TOOLCHAIN" ;;
esac
echo "$ABRI_WASM_TOOLCHAIN"
