/** Where the server under test lives, and the files it leaves. */

import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const end2end = dirname(dirname(fileURLToPath(import.meta.url)));
const checkout = dirname(end2end);
/** Two checkouts tested at the same time need a port each. */
const listen = process.env.ABRI_LISTEN ?? "127.0.0.1:3999";

/** Made fresh by `serve.sh`. One run at a time has the port, so one has the folder. */
const data = join(tmpdir(), `abri-end2end-${listen.split(":").pop()}`);

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
