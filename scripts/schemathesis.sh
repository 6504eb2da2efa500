#!/usr/bin/env bash
# Tries the partner API with what its own document promises and forbids: schemathesis against a demonstration of its own.
source "$(dirname "$0")/lib.sh"

VERSION=4.32.5
PORT=3997
venv=$PWD/target/schemathesis-$VERSION

scripts/install.sh build database tests fuzz
if [ ! -x "$venv/bin/schemathesis" ]; then
    step 1/3 "Installing schemathesis $VERSION into target/ (a minute)"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/schemathesis.txt
fi
step 2/3 "Serving a demonstration on port $PORT"
cargo build --locked "${TESTED[@]}" --bins --tests
abri=$PWD/target/debug/abri
# Short, because the path of PostgreSQL's socket in it holds 107 bytes at most.
folder=$(mktemp -d /tmp/abri-api.XXXXXX)
export ABRI_DATA_DIR=$folder ABRI_CLOCK=2020-03-25T08:00:00+01:00 ABRI_API_PER_MINUTE=0
"$abri" serve --demo --listen "127.0.0.1:$PORT" --public-url "http://127.0.0.1:$PORT" >"$folder/log" 2>&1 &
server=$!
trap 'kill -TERM $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 1 600); do
    curl --silent --fail "http://127.0.0.1:$PORT/readyz" >/dev/null && break
    kill -0 $server 2>/dev/null || { cat "$folder/log" >&2; fail "the demonstration did not start"; }
    sleep 0.1
done
# Claims of made-up people: there is a notice to read.
loaded=$("$abri" demo load --claims 40)
siret=$(echo "$loaded" | sed -n 's/.*"establishment": "\([0-9]*\)".*/\1/p')
[ -n "$siret" ] || fail "no employer was told anything"
echo $siret | "$abri" partner add "Schemathesis" >/dev/null
key=$("$abri" partner key "Schemathesis" --scopes notices:read,notices:verify,webhooks --days 1 | sed 's/.*"key":"\([^"]*\)".*/\1/')
# A change is listed half a minute after it.
sleep 31
step 3/3 "Trying the API"
cd "$folder"
SIRET=$siret "$venv/bin/schemathesis" --config-file "$OLDPWD/scripts/schemathesis.toml" run "$OLDPWD/docs/openapi.json" \
    --url "http://127.0.0.1:$PORT" --header "Authorization: Bearer $key" "$@"
