/** The auditor's screen, with and without JavaScript: who did what and when, never to whom or why. */

import { file, fill } from "../support/claim";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

const AUDIT = "/agent/audit";

test("an auditor looks a claim up with a reason, and both are kept", async ({ page, browser, known, checkPage }) => {
  const insured = await browser.newPage();
  const person = known();
  const reference = await file(insured, { person, status: "farmer" });
  await signInAt(page, "audit", AUDIT);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Piste d’audit");
  await checkPage();
  await page.getByRole("button", { name: "Voir la piste" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await fill(page, { trail_reference: reference, trail_reason: "Plainte reçue." });
  await page.getByRole("button", { name: "Voir la piste" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Piste d’un dossier");
  await expect(page.getByRole("row").filter({ hasText: "Demande enregistrée" })).toHaveCount(1);
  expect(page.url()).not.toContain(reference);
  await checkPage();
  await page.getByRole("link", { name: "Retour à la piste d’audit" }).click();
  await expect(page.getByRole("row").filter({ hasText: reference }).first()).toContainText("Plainte reçue.");
  await insured.close();
});

test("an auditor counts the acts of staff in a period", async ({ page, checkPage }) => {
  await signInAt(page, "audit", AUDIT);
  await page.getByRole("button", { name: "Compter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Piste d’audit");
  await checkPage();
  await fill(page, { acts_from_day: "40" });
  await page.getByRole("button", { name: "Compter" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator("#acts_from_day")).toHaveValue("40");
});
