/** Several real browsers work off one queue, and some of them are killed with a claim in hand. */

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { type BrowserServer, chromium } from "@playwright/test";
import { file } from "../support/claim";
import { person, REGISTERED } from "../support/people";
import { crowd } from "../support/server";
import { PASSWORD } from "../support/staff";
import { expect, test } from "../support/test";

test.use({ baseURL: crowd.url });
test.setTimeout(240_000);

/** People nobody else files for: this test has a service of its own. */
const FILED = 10;
const AGENTS = ["un", "deux", "trois", "quatre"];
/** Killed with their second claim in hand. */
const KILLED = ["un", "deux"];

let service: ChildProcess;

test.beforeAll(async () => {
  service = spawn("bash", ["support/serve.sh"], { env: { ...process.env, ...crowd.env }, stdio: "ignore" });
  await expect(async () => expect((await fetch(`${crowd.url}/readyz`)).ok).toBe(true)).toPass({ timeout: 60_000 });
  for (const login of AGENTS) {
    const hire = ["staff", "add", login, `Relais ${login}`, "caseworker", "--data-dir", crowd.data];
    execFileSync(crowd.binary, hire, { input: `${PASSWORD}\n`, stdio: ["pipe", "ignore", "inherit"] });
  }
});

test.afterAll(async () => {
  const stopped = new Promise((done) => service.once("exit", done));
  service.kill("SIGTERM");
  await stopped;
});

interface Taken {
  by: string;
  reference: string;
}

/** What happened, in order. */
const taken: Taken[] = [];
const decided: Taken[] = [];
const dead = new Set<string>();

async function work(login: string, browser: BrowserServer): Promise<void> {
  const page = await (await chromium.connect(browser.wsEndpoint())).newPage({ baseURL: crowd.url });
  await page.goto("/agent/connexion");
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  for (let mine = 1; decided.length < FILED; ) {
    await page.getByRole("button", { name: "Prendre le dossier suivant" }).click();
    if (page.url().endsWith("?rien")) {
      await page.waitForTimeout(500);
      continue;
    }
    const reference = (await page.getByRole("heading", { level: 1 }).innerText()).replace("Dossier ", "");
    taken.push({ by: login, reference });
    if (KILLED.includes(login) && mine === 2) {
      dead.add(login);
      browser.process().kill("SIGKILL");
      return;
    }
    // Longer than a sign of life counts: only an open page keeps the claim.
    if (mine === 1) await page.waitForTimeout(crowd.aliveSeconds * 1_500);
    await page.getByLabel("Accorder l’arrêt").check();
    await page.getByRole("button", { name: "Enregistrer la décision" }).click();
    await expect(page.getByText("Décision enregistrée.")).toBeVisible();
    decided.push({ by: login, reference });
    mine += 1;
  }
}

test("each claim is decided once, whichever browsers are killed", async ({ browser }) => {
  const filed: string[] = [];
  for (let n = 0; n < FILED; n += 1) {
    const context = await browser.newContext({ baseURL: crowd.url });
    filed.push(await file(await context.newPage(), { person: person(REGISTERED + n) }, crowd.url));
    await context.close();
  }
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const browsers = await Promise.all(AGENTS.map(() => chromium.launchServer({ executablePath, args })));
  await Promise.all(AGENTS.map((login, n) => work(login, browsers[n])));
  await Promise.all(browsers.map((one) => one.kill()));

  expect(decided.map((one) => one.reference).sort(), "each once, none left").toEqual([...filed].sort());
  expect([...dead].sort()).toEqual([...KILLED].sort());
  for (const reference of filed) {
    const hands = taken.filter((one) => one.reference === reference);
    const last = hands.pop();
    expect(hands.every((one) => dead.has(one.by)), `${reference} was given to two people`).toBe(true);
    expect(decided.find((one) => one.reference === reference)?.by).toBe(last?.by);
  }
  expect(taken).toHaveLength(FILED + KILLED.length);
});
