/** The desks of the fund, with and without JavaScript: what is said on the phone, what is typed for the insured. */

import { file, fill } from "../support/claim";
import { signInAt } from "../support/staff";
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
