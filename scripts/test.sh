#!/usr/bin/env bash
# All tests, the quick ones first. Goes on after a failure, so that one run shows everything, and then fails.
source "$(dirname "$0")/lib.sh"

logs=target/test-logs
rm -rf "$logs"
mkdir -p "$logs"
failed=()
began=$SECONDS

# run <name> <what> <command...>
run() {
    local name=$1 what=$2 since=$SECONDS
    shift 2
    printf '\n\033[1m==== %s\033[0m\n' "$what"
    if "$@" 2>&1 | tee "$logs/$name"; then
        printf '==== %s: ok, %s s\n' "$name" $((SECONDS - since))
    else
        failed+=("$name")
        printf '==== %s: FAILED, %s s\n' "$name" $((SECONDS - since))
    fi
}

run install "What is missing on this machine" scripts/install.sh build database tests
run rust "Domain, letters, persistence, HTTP" scripts/rust-tests.sh
run lint "Format, lints, documentation, queries" scripts/lint.sh
run browser "Journeys in a browser" scripts/browser-tests.sh
run api "The partners' API against its document" scripts/schemathesis.sh

# The runners' own closing lines, together at the end.
printf '\n==== %s min in all. The closing lines:\n' $(((SECONDS - began + 59) / 60))
grep -aE '^ *Summary \[|^test result: ' "$logs/rust" || echo "Rust tests: did not run"
grep -aE '^ +[0-9]+ (passed|failed|flaky|skipped|did not run)' "$logs/browser" || echo "Browser tests: did not run"
[ ${#failed[@]} = 0 ] || fail "failed: ${failed[*]}"
