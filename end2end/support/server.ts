/** Where the server under test lives, and the files it leaves. */

import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const end2end = dirname(dirname(fileURLToPath(import.meta.url)));
const checkout = dirname(end2end);
/** Two checkouts tested at the same time need ports of their own: this one and the next. */
const listen = process.env.ABRI_LISTEN ?? "127.0.0.1:3999";
const [host, port] = listen.split(":");
const binary = resolve(checkout, process.env.ABRI_BIN ?? "target/debug/abri");

/** A server whose clock starts at that instant. */
function serverAt(name: string, clock: string, listen: string) {
  // Made fresh by `serve.sh`. One run at a time has the port, so one has the folder.
  const data = join(tmpdir(), `abri-end2end-${listen.split(":").pop()}`);
  return {
    url: `http://${listen}`,
    binary,
    data,
    mail: join(data, "spool", "mail"),
    /** What the server says for its logs, and what it says to the person at the terminal. */
    log: join(end2end, "test-results", `${name}.log`),
    said: join(end2end, "test-results", `${name}.out`),
    env: {
      ABRI_BIN: binary,
      ABRI_CLOCK: clock,
      ABRI_DATA_DIR: data,
      ABRI_LISTEN: listen,
      ABRI_PUBLIC_URL: `http://${listen}`,
      ABRI_POSTS_PER_MINUTE: "0",
      ABRI_SITE_DIR: join(checkout, "target", "site"),
      ABRI_TEST_NAME: name,
      RUST_LOG: "info,sqlx=warn",
    },
  } as const;
}

/** One scheme is open: that for people at risk. */
export const server = serverAt("server", "2020-03-25T08:00:00+01:00", listen);
/** Three schemes are open. */
export const winter = serverAt("winter", "2021-01-12T09:00:00+01:00", `${host}:${Number(port) + 1}`);

/** Seconds for which a sign of life counts on the next one. */
const aliveSeconds = 10;
const spring = "2020-03-25T08:00:00+01:00";
const { env, ...rest } = serverAt("crowd", spring, `${host}:${Number(port) + 2}`);
/** What a dead browser held is free at once there; the test that needs it starts it itself. */
export const crowd = { ...rest, aliveSeconds, env: { ...env, ABRI_PRESENCE_SECONDS: String(aliveSeconds) } } as const;

const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
const providerPort = String(Number(port) + 4 + 2 * worker);
/** An identity provider: `provider.mjs`. */
export const provider = { port: providerPort, url: `http://127.0.0.1:${providerPort}` } as const;

/** A service whose staff may sign in through it. The tests that need the two start them, each worker its own. */
const { env: plain, ...served } = serverAt("institution", spring, `${host}:${Number(port) + 5 + 2 * worker}`);
export const institution = {
  ...served,
  env: {
    ...plain,
    ABRI_PROVIDER_ISSUER: provider.url,
    ABRI_PROVIDER_CLIENT_ID: "abri-essais",
    ABRI_PROVIDER_SECRET_FILE: join(end2end, "test-results", "provider-secret"),
  },
} as const;

/** A minute before the first half hour in which the desk calls back. The tests that need it start it, each worker its own. */
export const callingSoon = serverAt("calling", "2020-03-25T08:59:00+01:00", `${host}:${Number(port) + 10 + worker}`);
