#!/usr/bin/env bash
# Builds and serves for development, and does so again whenever a source file changes. Ctrl-C ends it.
source "$(dirname "$0")/lib.sh"

server=
stop() {
    [ -n "$server" ] || return 0
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}
trap stop EXIT
trap 'exit 130' INT TERM

stamp=target/.dev-started
mkdir -p target
sources=(app/src domain frontend/src letters server style migrations Cargo.toml)
while true; do
    touch "$stamp"
    if scripts/build.sh debug; then
        stop
        target/debug/abri serve --demo "$@" &
        server=$!
    fi
    until [ -n "$(find "${sources[@]}" -type f -newer "$stamp" -print -quit)" ]; do sleep 1; done
    note "a file changed"
done
