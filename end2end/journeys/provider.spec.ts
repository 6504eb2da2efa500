/** Staff sign in through the identity provider of their institution: a real one, on this machine. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { institution, provider } from "../support/server";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

test.use({ baseURL: institution.url });
test.describe.configure({ mode: "serial" });

const running: ChildProcess[] = [];

async function start(command: string, args: string[], env: Record<string, string>, ready: string): Promise<void> {
  running.push(spawn(command, args, { env: { ...process.env, ...env }, stdio: "ignore" }));
  await expect(async () => expect((await fetch(ready)).ok).toBe(true)).toPass({ timeout: 60_000 });
}

test.beforeAll(async () => {
  mkdirSync("test-results", { recursive: true });
  writeFileSync(join("test-results", "provider-secret"), "secret-des-essais\n");
  await start("node", ["support/provider.mjs", provider.port, institution.url], {}, `${provider.url}/.well-known/openid-configuration`);
  await start("bash", ["support/serve.sh"], institution.env, `${institution.url}/readyz`);
});

test.afterAll(async () => {
  for (const one of running.reverse()) {
    const stopped = new Promise((done) => one.once("exit", done));
    one.kill("SIGTERM");
    await stopped;
  }
});

/** On the provider's page: who one is there. */
async function beThere(page: Page, who: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${provider.url}`));
  await page.getByLabel("Qui").fill(who);
  await page.getByRole("button", { name: "Continuer" }).click();
}

async function signInThere(page: Page, who: string): Promise<void> {
  await page.goto("/agent/connexion");
  await page.getByRole("link", { name: "Se connecter avec ProConnect" }).click();
  await beThere(page, who);
}

test("an account is linked, signs in through the provider, and is unlinked", async ({ page, browser, checkPage }, info) => {
  // Each way the journeys are walked has an identity of its own.
  const who = `camille-${info.project.name}`;
  await signInThere(page, who);
  await expect(page.getByText("Aucun compte n’est relié à cette identité.")).toBeVisible();
  await checkPage();

  const login = info.project.name === "js-on" ? "gestionnaire" : "medecin";
  await signInAt(page, login, "/agent/mot-de-passe");
  await checkPage();
  // The provider knows this browser by now.
  await page.getByRole("link", { name: "Relier mon compte à ProConnect" }).click();
  await expect(page.getByText("Votre compte est relié.")).toBeVisible();
  await checkPage();

  const other = await browser.newContext();
  const again = await other.newPage();
  await again.goto(`${institution.url}/agent/connexion`);
  await again.getByRole("link", { name: "Se connecter avec ProConnect" }).click();
  await beThere(again, who);
  await expect(again).toHaveURL(`${institution.url}/agent`);
  await expect(again.getByRole("heading", { level: 1 })).toContainText("File");

  const admin = await browser.newContext();
  const desk = await admin.newPage();
  await signInAt(desk, "equipe", `${institution.url}/agent/equipe`);
  await desk.getByRole("link", { name: login === "medecin" ? /Médecin/ : /Gestionnaire/ }).first().click();
  await desk.getByRole("button", { name: "Défaire le lien" }).click();
  await expect(desk.getByText("Lien avec le fournisseur d’identité défait").first()).toBeVisible();
  await again.reload();
  await expect(again, "its sessions ended").toHaveURL(/\/agent\/connexion/);
  await admin.close();
  await other.close();
});

test("an answer counts once, in the browser that asked for it", async ({ page, browser }, info) => {
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/agent/connexion/retour")) answers.push(request.url());
  });
  await signInThere(page, `dominique-${info.project.name}`);
  await expect(page.getByText("Aucun compte n’est relié")).toBeVisible();
  const [answer] = answers;
  await page.goto(answer);
  await expect(page.getByText("La connexion n’a pas abouti")).toBeVisible();
  const thief = await (await browser.newContext()).newPage();
  await thief.goto(answer);
  await expect(thief.getByText("La connexion n’a pas abouti")).toBeVisible();
  await thief.context().close();
});
