#!/usr/bin/env bash
# The server under test, in a fresh folder. Playwright stops it; then the folder goes away.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p test-results
rm -rf "$ABRI_DATA_DIR"
# The database runs as a user of its own, who must be able to pass through.
mkdir -m 755 "$ABRI_DATA_DIR"

"$ABRI_BIN" serve --demo >"test-results/$ABRI_TEST_NAME.out" 2>"test-results/$ABRI_TEST_NAME.log" &
server=$!
trap 'kill -TERM "$server" 2>/dev/null' TERM INT
# The first wait ends when the signal comes, the second when the server does.
wait "$server"
wait "$server"
rm -rf "$ABRI_DATA_DIR"
