#!/usr/bin/env bash
# Every journey in a real Chromium, with and without JavaScript. Arguments go to Playwright, which starts the server
# itself (end2end/playwright.config): `scripts/browser-tests.sh --grep assessment`.
source "$(dirname "$0")/lib.sh"

scripts/install.sh build database tests
scripts/npm-install.sh end2end
step 1/2 "Building the development server and the browser's half"
cargo build --locked "${TESTED[@]}" --bins --tests
scripts/build-site.sh 1/2
node scripts/sizes.mjs "$SITE/pkg" --check
step 2/2 "Running the browser tests"
cd end2end
PLAYWRIGHT_HTML_OPEN=never PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 exec node_modules/.bin/playwright test "$@"
