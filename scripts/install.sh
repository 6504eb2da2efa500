#!/usr/bin/env bash
# Installs the Debian packages that are missing. `scripts/install.sh build database tests bench`: any of these groups.
source "$(dirname "$0")/lib.sh"

missing=()
# want <package> <why> <test...>: remembers the package unless the test succeeds.
want() {
    local package=$1 why=$2
    shift 2
    "$@" >/dev/null 2>&1 && return
    missing+=("$package")
    note "missing: $package ($why)"
}

postgres_server() { [ -n "$(postgres_binaries)" ]; }
postgres_binaries() {
    ls -d "${ABRI_PGBIN:-/nowhere}"/initdb /usr/lib/postgresql/1[5-9]/bin/initdb 2>/dev/null || command -v initdb || true
}

for group in "$@"; do
    case $group in
        build)
            want gcc "links Rust programs" have cc
            want libc6-dev "headers for the C parts" test -e /usr/include/stdio.h
            want ca-certificates "to check what is downloaded" test -e /etc/ssl/certs/ca-certificates.crt
            ;;
        database) want postgresql-15 "the database; Abri starts its own private cluster" postgres_server ;;
        tests)
            want chromium "the browser of the browser tests" have chromium
            want poppler-utils "reads the text of letters in tests" have pdftotext
            want qpdf "checks the letters' structure in tests" have qpdf
            want zbar-tools "reads the QR code of notices in tests" have zbarimg
            want curl "runs the lines of the guide to the partner API" have curl
            ;;
        fuzz) want python3-venv "keeps what tries the partner API in a folder of its own" python3 -c 'import ensurepip, venv' ;;
        wasm)
            want rustc-web "compiles WebAssembly" test -x /usr/bin/rustc
            want rust-web-src "the standard library for WebAssembly" test -e /usr/lib/rustlib/src/rust/library/Cargo.lock
            ;;
        bench)
            want wrk "generates load" have wrk
            want curl "waits for the server" have curl
            ;;
        *) fail "install.sh: unknown group $group" ;;
    esac
done
[ ${#missing[@]} = 0 ] && exit 0

have apt-get || fail "please install: ${missing[*]} (this script only knows Debian's apt-get)"
# Abri needs the programs of PostgreSQL, not the cluster that Debian would create and start at boot.
if [[ " ${missing[*]} " == *" postgresql-15 "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    as_root mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
note "apt-get update, then install: ${missing[*]} (1 to 3 minutes)"
log=$(mktemp)
as_root apt-get update -q >"$log" 2>&1 || { tail -n 20 "$log" >&2; note "apt-get update failed; trying with the lists at hand"; }
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
    { tail -n 30 "$log" >&2; fail "apt-get could not install: ${missing[*]}"; }
rm -f "$log"
note "installed: ${missing[*]}"
