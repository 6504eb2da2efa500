#!/usr/bin/env bash
# Makes what the browser loads: target/site/pkg/abri.{js,wasm,css}, each with a Brotli copy beside it.
# Steps whose input did not change are skipped.
source "$(dirname "$0")/lib.sh"

pkg=$SITE/pkg
work=target/site-work
mkdir -p "$pkg" "$work"

scripts/npm-install.sh scripts
toolchain=$(scripts/wasm-toolchain.sh)
export ABRI_WASM_TOOLCHAIN=$toolchain
step "${1:-1}" "The browser's half: WebAssembly, with the $toolchain toolchain"
scripts/wasm-cargo.sh build --locked -p frontend --profile wasm-release
cargo build --locked --quiet -p xtask "${UNOPTIMISED[@]}"
directory=target
[ "$toolchain" = debian ] && directory=target/wasm-debian
module=$directory/wasm32-unknown-unknown/wasm-release/frontend.wasm

# unchanged <name> <files...>: true if the files are those of the last success; `done_with <name>` records it.
unchanged() {
    local name=$1
    shift
    sha256sum "$@" >"$work/$name.now"
    cmp -s "$work/$name.now" "$work/$name.done"
}
done_with() { mv "$work/$1.now" "$work/$1.done"; }

if ! unchanged wasm "$module" Cargo.lock xtask/src/*.rs scripts/build-site.sh scripts/package-lock.json scripts/minify-glue.mjs \
    scripts/compress.mjs ||
    [ ! -e "$pkg/abri.wasm.br" ]; then
    note "wasm-bindgen"
    rm -rf "$work/bindgen"
    target/debug/xtask bindgen "$module" "$work/bindgen"
    note "wasm-opt: $(wc -c <"$work/bindgen/abri.wasm") bytes to shrink (up to a minute)"
    # Low memory is the far end of the stack, a mebibyte from its start: nothing is kept below address 1024.
    node scripts/node_modules/binaryen/bin/wasm-opt -Oz --converge --low-memory-unused --strip-debug --strip-producers \
        --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
        --enable-reference-types --enable-multivalue \
        "$work/bindgen/abri.wasm" -o "$pkg/abri.wasm"
    node scripts/minify-glue.mjs "$work/bindgen/abri.js" "$pkg/abri.js"
    node scripts/compress.mjs "$pkg/abri.wasm" "$pkg/abri.js"
    done_with wasm
fi

if ! unchanged style $(find style -type f | sort) scripts/package-lock.json scripts/bundle-style.mjs scripts/compress.mjs ||
    [ ! -e "$pkg/abri.css.br" ]; then
    note "style/main.css and what it imports"
    node scripts/bundle-style.mjs style/main.css "$pkg/abri.css"
    node scripts/compress.mjs "$pkg/abri.css"
    cp style/favicon.svg "$SITE/favicon.svg"
    done_with style
fi
for script in staff notice; do
    if ! unchanged "$script" "frontend/$script.js" scripts/package-lock.json scripts/minify-glue.mjs scripts/compress.mjs ||
        [ ! -e "$pkg/$script.js.br" ]; then
        note "frontend/$script.js"
        node scripts/minify-glue.mjs "frontend/$script.js" "$pkg/$script.js"
        node scripts/compress.mjs "$pkg/$script.js"
        done_with "$script"
    fi
done
node scripts/sizes.mjs "$pkg"
