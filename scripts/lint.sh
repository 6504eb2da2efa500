#!/usr/bin/env bash
# Everything that can be said about the code without running it. Nothing here changes a file.
source "$(dirname "$0")/lib.sh"

export RUSTDOCFLAGS="-D warnings"
in_browser=(-p abri-app -p frontend --features abri-app/hydrate)

step 1/6 "Format"
cargo fmt --all --check

step 2/6 "The domain compiles for the browser, without clock, files or network"
scripts/wasm-cargo.sh check --locked -p abri-domain

step 3/6 "Clippy: domain, letters, screens, server, build tool"
cargo clippy --locked "${TESTED[@]}" --all-targets -- -D warnings
cargo clippy --locked -p xtask "${UNOPTIMISED[@]}" -- -D warnings

step 4/6 "Clippy: what runs in the browser"
scripts/wasm-cargo.sh clippy --locked "${in_browser[@]}" -- -D warnings

step 5/6 "Documentation"
cargo doc --locked --no-deps --document-private-items "${TESTED[@]}"

step 6/6 "The checked queries are those of the migrations"
scripts/sqlx.sh --check
