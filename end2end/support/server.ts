/** Where the server under test lives, and the files it leaves. */

import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const end2end = dirname(dirname(fileURLToPath(import.meta.url)));
const checkout = dirname(end2end);
const listen = "127.0.0.1:3999";

/** A fresh folder a run; Playwright's workers find the name in their environment. */
function dataFolder(): string {
  const known = process.env.ABRI_TEST_DATA;
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "abri-end2end-"));
  // The database runs as a user of its own, who must be able to pass through.
  chmodSync(folder, 0o755);
  process.env.ABRI_TEST_DATA = folder;
  return folder;
}

const data = dataFolder();

export const server = {
  url: `http://${listen}`,
  binary: resolve(checkout, process.env.ABRI_BIN ?? "target/debug/abri"),
  data,
  mail: join(data, "spool", "mail"),
  /** What the server says for its logs, and what it says to the person at the terminal. */
  log: join(end2end, "test-results", "server.log"),
  said: join(end2end, "test-results", "server.out"),
  env: {
    ABRI_BIN: resolve(checkout, process.env.ABRI_BIN ?? "target/debug/abri"),
    ABRI_CLOCK: "2020-03-25T08:00:00+01:00",
    ABRI_DATA_DIR: data,
    ABRI_LISTEN: listen,
    ABRI_PUBLIC_URL: `http://${listen}`,
    ABRI_POSTS_PER_MINUTE: "0",
    ABRI_SITE_DIR: join(checkout, "target", "site"),
    RUST_LOG: "info,sqlx=warn",
  },
} as const;
