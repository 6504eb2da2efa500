/** The desks of the fund, with and without JavaScript: what is said on the phone, what is typed for the insured. */

import { readFile } from "node:fs/promises";
import { answers, file, fill, steps } from "../support/claim";
import { keepSource } from "../support/markup";
import { openCase, signIn, signInAt } from "../support/staff";
import { expect, test } from "../support/test";

const FORM = "/agent/depot/personnes-a-risque";

test("the phone desk says where a claim is", async ({ page, browser, known, checkPage }) => {
  const insured = await browser.newPage();
  const person = known();
  const reference = await file(insured, { person, status: "farmer" });
  await signInAt(page, "accueil", "/agent/accueil");
  await checkPage();
  await page.getByRole("button", { name: "Chercher la demande" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  const [birth_day, birth_month, birth_year] = [person.birth.day, person.birth.month, person.birth.year].map(String);
  await fill(page, { reference, birth_day, birth_month, birth_year });
  await page.getByRole("button", { name: "Chercher la demande" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce que vous pouvez dire");
  expect(page.url()).not.toContain(reference);
  await checkPage();
  await insured.close();
});

test("the form on one page keeps what was typed, for the phone and for the mail", async ({ page, checkPage }) => {
  for (const [login, heading] of [
    ["accueil", "Déposer une demande au téléphone"],
    ["courrier", "Enregistrer une demande papier"],
  ] as const) {
    await page.context().clearCookies();
    await signInAt(page, login, FORM);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await checkPage();
    await fill(page, { birth_name: "Exemple", "employer_name-1": "Société d’essai" });
    await page.getByRole("button", { name: "Enregistrer la demande" }).click();
    await expect(page.locator(".error-summary")).toBeFocused();
    await expect(page.locator("#birth_name")).toHaveValue("Exemple");
    await expect(page.locator("#employer_name-1")).toHaveValue("Société d’essai");
    await checkPage();
    await page.getByRole("button", { name: "Ajouter un employeur" }).click();
    await expect(page.locator("#employer_name-2")).toBeVisible();
    expect(await page.locator("[name=ground]").count() > 0).toBe(login === "accueil");
  }
});

test("the mail desk attaches the scan of a paper, and the case gives it back", async ({ page, browser, known, checkPage }) => {
  const person = known();
  const claim = { person };
  await signInAt(page, "courrier", FORM);
  await fill(page, { received_day: "25", received_month: "3", received_year: "2020", language: "fr" });
  for (const step of steps(claim).filter((step) => !["ground", "employers", "sharing"].includes(step))) {
    await fill(page, answers(step, claim));
  }
  await page.getByRole("button", { name: "Enregistrer la demande" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("La demande est enregistrée");
  const reference = await page.locator(".reference__code").last().innerText();
  await checkPage();
  const pdf = Buffer.from("%PDF-1.4\nxref\ntrailer <<>>\nstartxref\n9\n%%EOF\n");
  const files = page.getByLabel("Fichiers du scan");
  await files.setInputFiles({ name: "feuille.pdf", mimeType: "application/pdf", buffer: Buffer.from("pas un scan") });
  await page.getByRole("button", { name: "Joindre le scan" }).click();
  await expect(page.getByText("Un des fichiers n’est ni un PDF")).toBeVisible();
  await checkPage();
  await files.setInputFiles({ name: "feuille.bin", mimeType: "application/octet-stream", buffer: pdf });
  await page.getByRole("button", { name: "Joindre le scan" }).click();
  await expect(page.getByText("Le scan est joint.")).toBeVisible();
  await checkPage();

  const context = await browser.newContext();
  context.on("response", keepSource);
  const desk = await context.newPage();
  await signIn(desk, "medecin");
  await openCase(desk, reference);
  await checkPage(desk);
  const [download] = await Promise.all([
    desk.waitForEvent("download"),
    desk.getByRole("link", { name: "Enregistrer le fichier" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("scan.pdf");
  expect(await readFile(await download.path())).toEqual(pdf);
  await desk.context().close();
});
