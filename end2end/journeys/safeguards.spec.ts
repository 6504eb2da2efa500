/** The safeguards of the machine's yes. The switch turned here is of a scheme that no other journey claims under. */

import type { Page } from "@playwright/test";
import { fill } from "../support/claim";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

const SAFEGUARDS = "/agent/regles/garde-fous";

test("one rules officer holds a criterion, only another one lets it go", async ({ page, browser, checkPage }, info) => {
  // Each project turns a switch of its own: both run on one server.
  const criterion = info.project.name === "js-on" ? "contact-case/no-overlap" : "contact-case/affiliated";
  await signInAt(page, "regles-1", SAFEGUARDS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Garde-fous");
  await checkPage();
  await page.getByRole("button", { name: "Suspendre" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await fill(page, { criterion, hold_reason: "Le registre répond n’importe quoi." });
  await page.getByRole("button", { name: "Suspendre" }).click();
  await expect(page.getByRole("alert")).toContainText("Critère suspendu");
  await expect(page.getByRole("row").filter({ hasText: criterion }).first()).toContainText("Première responsable des règles");
  await checkPage();

  await fill(page, { held_criterion: criterion, let_go_reason: "Réparé." });
  await page.getByRole("button", { name: "Rétablir" }).click();
  await expect(page.locator(".error-summary")).toContainText("une autre personne doit le rétablir");
  await expect(page.getByLabel("Pourquoi ?").last()).toHaveValue("Réparé.");
  await checkPage();

  const other = await browser.newContext();
  const desk = await other.newPage();
  await signInAt(desk, "regles-2", SAFEGUARDS);
  await fill(desk, { held_criterion: criterion, let_go_reason: "Réparé, vérifié." });
  await desk.getByRole("button", { name: "Rétablir" }).click();
  await expect(desk.getByRole("alert")).toContainText("Critère rétabli");
  await expect(desk.getByRole("row").filter({ hasText: criterion }).first()).toContainText("Réparé, vérifié.");
  await other.close();
});

test("a medical officer re-checks what was drawn, if something was", async ({ page, checkPage }) => {
  await signInAt(page, "medecin", "/agent/controles");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Relectures");
  await checkPage();
  await page.getByRole("button", { name: "Prendre la relecture suivante" }).click();
  // Chance draws one approval in twenty.
  if (page.url().endsWith("?rien")) {
    await expect(page.getByText("Aucun accord n’attend de relecture.")).toBeVisible();
    await checkPage();
    return;
  }
  await recheck(page, checkPage);
});

async function recheck(page: Page, checkPage: () => Promise<void>): Promise<void> {
  await expect(page.getByRole("heading", { name: "Relire l’accord automatique" })).toBeVisible();
  await checkPage();
  await page.getByRole("button", { name: "Enregistrer la relecture" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await fill(page, { verdict: "upheld" });
  await page.getByRole("button", { name: "Enregistrer la relecture" }).click();
  await expect(page.getByText("Accord confirmé. Rien ne change.")).toBeVisible();
  await checkPage();
}
