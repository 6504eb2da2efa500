#!/usr/bin/env bash
# Domain, letters, persistence on a real PostgreSQL, HTTP. Arguments go to the test runner.
source "$(dirname "$0")/lib.sh"

scripts/install.sh build database tests
step 1/2 "Building the tests and the development server (first time: 5 to 10 minutes)"
cargo build --locked "${TESTED[@]}" --bins --tests
step 2/2 "Running the Rust tests"
if cargo nextest --version >/dev/null 2>&1; then
    scripts/test-database.sh cargo nextest run --locked "${TESTED[@]}" --no-fail-fast "$@"
else
    scripts/test-database.sh cargo test --locked "${TESTED[@]}" --no-fail-fast --tests "$@"
fi
