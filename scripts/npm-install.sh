#!/usr/bin/env bash
# Installs the npm packages of a folder as its lock file says, once per version of the lock file.
source "$(dirname "$0")/lib.sh"

folder=$1
have npm || fail "Node.js 20 or newer with npm is needed"
stamp=$folder/node_modules/.abri-installed
cmp -s "$folder/package-lock.json" "$stamp" && exit 0
note "npm ci in $folder (under a minute)"
(cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
cp "$folder/package-lock.json" "$stamp"
