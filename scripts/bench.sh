#!/usr/bin/env bash
# Measures what the budgets of docs/architecture.md speak of, on this machine only: the load generator shares its cores
# with the server, and every request goes to 127.0.0.1. Seconds per measurement: ABRI_BENCH_SECONDS (default 10).
source "$(dirname "$0")/lib.sh"

scripts/install.sh build database bench
scripts/build.sh release

seconds=${ABRI_BENCH_SECONDS:-10}
address=127.0.0.1:${ABRI_BENCH_PORT:-3998}
data=$(mktemp -d /var/tmp/abri-bench.XXXXXX)
export ABRI_CLOCK=2020-03-25T08:00:00+01:00 RUST_LOG=warn
target/release/abri serve --demo --listen "$address" --data-dir "$data" --site-dir "$SITE" >"$data/log" 2>&1 &
server=$!
stop() {
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    rm -rf "$data"
}
trap stop EXIT
trap 'exit 130' INT TERM

for _ in $(seq 60); do
    curl -fs -o /dev/null "http://$address/fr" && break
    kill -0 "$server" 2>/dev/null || { cat "$data/log" >&2; fail "the server did not start"; }
    sleep 1
done

resident() { awk '/^VmRSS/ { print $2 " kB" }' "/proc/$server/status"; }
over_the_wire() { curl -fs -H 'Accept-Encoding: br' -o /dev/null -w '%{size_download}' "http://$address$1"; }

printf '\n%s, %s cores, generator on the same machine, %s s each\n' "$(uname -m)" "$(nproc)" "$seconds"
printf 'memory at rest: %s\n' "$(resident)"
page=$(over_the_wire /fr)
style=$(over_the_wire /pkg/abri.css)
printf 'first page over the wire: %s + %s bytes of style (budget: 50000)\n' "$page" "$style"
for path in /fr /fr/suis-je-concerne /fr/demande/identite; do
    printf '\n%s\n' "$path"
    wrk -t1 -c32 -d"${seconds}s" --latency "http://$address$path" | grep -E 'Requests/sec|99%|50%|Non-2xx' || true
done
printf '\nmemory after the load: %s\n' "$(resident)"
