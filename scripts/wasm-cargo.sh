#!/usr/bin/env bash
# cargo for WebAssembly: `scripts/wasm-cargo.sh check -p abri-domain`. With Debian's compiler, which has no ready
# standard library for WebAssembly, cargo builds that library too, in a target directory of its own.
source "$(dirname "$0")/lib.sh"

toolchain=$(scripts/wasm-toolchain.sh)
command=$1
shift
if [ "$toolchain" = debian ]; then
    linker=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
    # Debian has no clippy for it: the compiler's own warnings must do.
    [ "$command" = clippy ] && command=check
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/wasm-debian
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker
    set -- -Zbuild-std=std,panic_abort "${UNOPTIMISED[@]}" "$@"
fi
# Panics name source files, and browsers download those names: they must not tell where the builder keeps them.
export RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/abri"
exec cargo "$command" --target wasm32-unknown-unknown "$@"
