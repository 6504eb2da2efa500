/** Someone who can't get through books a half hour; the phone desk calls. With and without JavaScript. */

import { type ChildProcess, spawn } from "node:child_process";
import { fill } from "../support/claim";
import { callingSoon } from "../support/server";
import { keepSource } from "../support/markup";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

test.use({ baseURL: callingSoon.url });
test.setTimeout(180_000);
test.describe.configure({ mode: "serial" });

let service: ChildProcess;

test.beforeAll(async () => {
  service = spawn("bash", ["support/serve.sh"], { env: { ...process.env, ...callingSoon.env }, stdio: "ignore" });
  await expect(async () => expect((await fetch(`${callingSoon.url}/readyz`)).ok).toBe(true)).toPass({ timeout: 60_000 });
});

test.afterAll(async () => {
  const stopped = new Promise((done) => service.once("exit", done));
  service.kill("SIGTERM");
  await stopped;
});

test("a person books a half hour, the desk takes the call and records what came of it", async ({ page, browser, visit, checkPage }) => {
  await visit("/fr");
  await page.getByRole("link", { name: "Être rappelé" }).click();
  await checkPage();
  await page.getByRole("button", { name: "Réserver l’appel" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await page.locator("#slot").selectOption({ index: 1 });
  await fill(page, { call_name: "Madame Essai", phone: "06 12 34 56 78" });
  await page.getByRole("button", { name: "Réserver l’appel" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre appel est réservé");
  await expect(page.getByText("mercredi 25 mars 2020, de 9 h 00 à 9 h 30").first()).toBeVisible();
  const code = await page.locator(".reference__code").innerText();
  expect(page.url()).not.toContain(code);
  await checkPage();

  const context = await browser.newContext({ baseURL: callingSoon.url });
  context.on("response", keepSource);
  const desk = await context.newPage();
  await signInAt(desk, "accueil", "/agent/accueil/rappels");
  await checkPage(desk);
  await expect(desk.locator("main")).not.toContainText("Madame Essai");
  // The half hour begins within a minute.
  await expect(async () => {
    await desk.goto("/agent/accueil/rappels");
    await desk.getByRole("button", { name: "Prendre l’appel suivant" }).click();
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Appeler", { timeout: 1_000 });
  }).toPass({ timeout: 100_000, intervals: [3_000] });
  await expect(desk.getByText("+33612345678")).toBeVisible();
  await checkPage(desk);
  await desk.getByRole("button", { name: "Enregistrer l’issue" }).click();
  await expect(desk.locator(".error-summary")).toBeFocused();
  await desk.getByLabel("La personne a répondu").check();
  await desk.getByRole("button", { name: "Enregistrer l’issue" }).click();
  await expect(desk.getByText("L’issue est enregistrée.")).toBeVisible();
  await expect(desk.getByRole("row", { name: /jointe/ })).toBeVisible();
  await checkPage(desk);
  await desk.context().close();

  await page.goto("/fr/rappel/code");
  await fill(page, { code });
  await page.getByRole("button", { name: "Voir l’appel" }).click();
  await expect(page.locator(".error-summary")).toContainText("Aucun appel à venir n’a ce code");
  await checkPage();
});

test("a call is moved and cancelled by its code, in English; supervisors set the hours", async ({ page, visit, checkPage }) => {
  await visit("/en/follow-up");
  await page.getByRole("link", { name: "Be called back" }).click();
  await page.locator("#slot").selectOption({ index: 3 });
  await fill(page, { call_name: "Ms Sample", phone: "06 12 34 56 79" });
  await page.getByRole("button", { name: "Book the call" }).click();
  await page.locator("#slot").selectOption({ index: 4 });
  await page.getByRole("button", { name: "Move the call" }).click();
  await expect(page.getByText("The call is moved.")).toBeVisible();
  await checkPage();
  await page.getByRole("button", { name: "Cancel the call" }).click();
  await expect(page.getByText("The call is cancelled. Nobody will call you.")).toBeVisible();
  await checkPage();

  await signInAt(page, "responsable", "/agent/repartition/rappels");
  await checkPage();
  await fill(page, { per_slot: "200" });
  await page.getByRole("button", { name: "Enregistrer les horaires" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await fill(page, { per_slot: "6" });
  await page.getByRole("button", { name: "Enregistrer les horaires" }).click();
  await expect(page.getByText("Les nouveaux horaires valent dès maintenant.")).toBeVisible();
});
