#!/usr/bin/env bash
# Runs a command with DATABASE_URL pointing at a throw-away PostgreSQL of its own: `scripts/test-database.sh cargo test`.
# Reached through a socket in a private folder, never over the network; gone when the command ends.
source "$(dirname "$0")/lib.sh"

[ $# -gt 0 ] || fail "usage: scripts/test-database.sh <command...>"
scripts/install.sh database

binaries() {
    if [ -n "${ABRI_PGBIN:-}" ]; then
        echo "$ABRI_PGBIN"
    else
        ls -d /usr/lib/postgresql/1[5-9]/bin 2>/dev/null | sort -V | tail -n 1 | grep . || dirname "$(command -v initdb)"
    fi
}

bin=$(binaries)
# Short, because the path of a socket holds 107 bytes at most.
folder=$(mktemp -d /tmp/abri-pg.XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    owner=nobody
    id postgres >/dev/null 2>&1 && owner=postgres
    chown "$owner" "$folder"
    as_owner=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
fi

child=
stop() {
    trap - EXIT INT TERM HUP
    if [ -n "$child" ]; then
        kill -TERM "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    fi
    (cd / && "${as_owner[@]}" "$bin/pg_ctl" stop -D "$folder/data" -m immediate -s >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

options="-c listen_addresses= -k $folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
options+=" -c max_connections=300 -c shared_buffers=128MB -c timezone=UTC"
# cd /: the database's user may not enter the checkout.
(
    cd /
    "${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    "${as_owner[@]}" "$bin/pg_ctl" start -D "$folder/data" -w -s -l "$folder/log" -o "$options"
) || { cat "$folder/log" >&2 2>/dev/null; fail "the throw-away PostgreSQL did not start"; }

export DATABASE_URL="postgres:///postgres?host=$folder&user=postgres"
"$@" <&0 &
child=$!
code=0
wait "$child" || code=$?
child=
exit "$code"
