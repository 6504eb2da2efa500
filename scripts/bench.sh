#!/usr/bin/env bash
# Measures what the budgets of docs/performance.md speak of, on this machine only: the load generator shares its cores
# with the server, and every request goes to 127.0.0.1. Prints a table and keeps target/bench.json.
source "$(dirname "$0")/lib.sh"

scripts/install.sh build database bench
scripts/build.sh release
cargo build --release -p server --example bench_drafts --example bench_queue --example bench_list --example bench_bare \
    --example bench_sessions --example bench_simulation --example bench_board --example bench_audit --example bench_notices
node scripts/bench.mjs "$@"
