#!/usr/bin/env bash
# Measures what the budgets of docs/performance.md speak of, on this machine only: the load generator shares its cores
# with the server, and every request goes to 127.0.0.1. Prints a table and keeps target/bench.json.
source "$(dirname "$0")/lib.sh"

scripts/install.sh build database bench
# The server and the programs that measure, at once: apart, what the latter need beside would compile everything a second time.
cargo build --locked --release -p server --bins --examples
scripts/build-site.sh
node scripts/bench.mjs "$@"
