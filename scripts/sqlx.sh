#!/usr/bin/env bash
# Writes .sqlx, the checked answers of PostgreSQL to every query of the server, so that building needs no database.
# With --check, fails if the committed ones are not what the migrations and the queries say today.
source "$(dirname "$0")/lib.sh"

if [ -z "${ABRI_SQLX_INNER:-}" ]; then
    export ABRI_SQLX_INNER=1
    exec scripts/test-database.sh scripts/sqlx.sh "$@"
fi

fresh=$PWD/target/sqlx
rm -rf "$fresh"
mkdir -p "$fresh"
for migration in $(find migrations -name '*.sql' ! -name '*.down.sql' | sort); do
    psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --single-transaction "$DATABASE_URL" --file "$migration"
done

# The macros only write while they are compiled: make the server look changed, and no longer so afterwards.
remembered=$(mktemp)
touch -r server/src/lib.rs "$remembered"
trap 'touch -r "$remembered" server/src/lib.rs; rm -f "$remembered"' EXIT
touch server/src/lib.rs
SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$fresh cargo check --locked "${TESTED[@]}" --all-targets

if [ "${1:-}" = --check ]; then
    mkdir -p .sqlx
    diff -rq .sqlx "$fresh" >&2 || fail "the committed .sqlx is stale: run \`make sqlx\` and commit the result"
    note ".sqlx is up to date: $(find "$fresh" -type f | wc -l) queries"
else
    rm -rf .sqlx
    cp -r "$fresh" .sqlx
    note "wrote .sqlx: $(find .sqlx -type f | wc -l) queries"
fi
