# shellcheck shell=bash
# What the scripts share. Source it: it moves to the top of the checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

SITE=target/site
# Tests, lints and the browser tests' server name the same packages: cargo then builds every dependency once.
TESTED=(-p abri-domain -p abri-letters -p abri-app -p server --features abri-app/ssr)
# What runs for a second, such as xtask, but compiles for minutes when its dependencies are optimised: don't.
UNOPTIMISED=(--config 'profile.dev.package."*".opt-level=0')

# Where a long job is, e.g. `step 2/5 "..."`.
step() { printf '\n\033[1m[%s] %s\033[0m\n' "$1" "$2" >&2; }

note() { printf '      %s\n' "$*" >&2; }

fail() {
    printf 'abri: %s\n' "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, with sudo where that is needed.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        fail "this needs root and there is no sudo. As root, run: $*"
    fi
}
