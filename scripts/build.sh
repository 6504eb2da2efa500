#!/usr/bin/env bash
# Builds the server and what the browser loads: `scripts/build.sh release` or `scripts/build.sh debug`.
source "$(dirname "$0")/lib.sh"

step 1/3 "What is missing on this machine"
have cargo || fail "Rust 1.95 or newer is needed, installed with rustup"
have node || fail "Node.js 20 or newer is needed"
scripts/install.sh build database
if [ "${1:-release}" = release ]; then
    step 2/3 "The server, optimised (first time: 5 to 10 minutes; cargo counts the crates)"
    cargo build --locked --release -p server
else
    step 2/3 "The server, for development"
    cargo build --locked "${TESTED[@]}" --bins --tests
fi
scripts/build-site.sh 3/3
