/** The medical opinion: asked, answered, binding; zone M by way of exception, looked at by an auditor. */

import type { Page } from "@playwright/test";
import { file, fill } from "../support/claim";
import { openClaim } from "../support/follow-up";
import { siret } from "../support/people";
import { openCase, signInAt, takeCase } from "../support/staff";
import { expect, test } from "../support/test";

const EMPLOYERS = [{ name: "Atelier des Essais", siret: siret(4), email: "paie-4@entreprise.example" }];

/** Takes and answers what is open until nothing is: other journeys may have asked too. */
async function answerAll(desk: Page): Promise<void> {
  for (;;) {
    await desk.goto("/agent/avis");
    await desk.getByRole("button", { name: "Prendre la question suivante" }).click();
    if (desk.url().endsWith("?rien")) return;
    await fill(desk, { conclusion: "unfavourable", reasons: "Confidence-4" });
    await desk.getByRole("button", { name: "Rendre l’avis", exact: true }).click();
    await desk.waitForURL(/\/agent\/avis/);
  }
}

test("one question, one conclusion: it binds, and its reasons stay", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  const reference = await file(page, { person, status: "employee", employers: EMPLOYERS });
  const desk = await page.context().newPage();
  await signInAt(desk, "gestionnaire", "/agent");
  await takeCase(desk, reference);
  await desk.locator("summary").filter({ hasText: "Demander un avis médical" }).click();
  await checkPage(desk);
  await desk.getByRole("button", { name: "Demander l’avis" }).click();
  await expect(desk.locator(".error-summary")).toBeFocused();
  await checkPage(desk);
  await fill(desk, { opinion_question: "situation", opinion_words: "Merci de votre avis." });
  await desk.getByRole("button", { name: "Demander l’avis" }).click();
  await expect(desk.getByText("Avis demandé.")).toBeVisible();
  await openClaim(page, reference, person);
  // Another journey's doctor may answer first: that it was asked stays to be read.
  await expect(page.getByText("Un gestionnaire a demandé l’avis du service médical")).toBeVisible();
  await checkPage();

  await desk.context().clearCookies({ name: /abri-staff/ });
  await signInAt(desk, "medecin", "/agent/avis");
  await checkPage(desk);
  await desk.getByRole("button", { name: "Prendre la question suivante" }).click();
  if (!desk.url().endsWith("?rien")) {
    await checkPage(desk);
    await desk.getByRole("button", { name: "Rendre l’avis", exact: true }).click();
    await expect(desk.locator(".error-summary")).toBeFocused();
    await checkPage(desk);
    await fill(desk, { conclusion: "unfavourable", reasons: "Confidence-4" });
    await desk.getByRole("button", { name: "Rendre l’avis", exact: true }).click();
    await desk.waitForURL(/\/agent\/avis\?given/);
  }
  await answerAll(desk);
  await checkPage(desk);

  await desk.context().clearCookies({ name: /abri-staff/ });
  await signInAt(desk, "gestionnaire", "/agent");
  await takeCase(desk, reference);
  await expect(desk.getByText("L’avis lie la caisse")).toBeVisible();
  await expect(desk.getByLabel("Accorder l’arrêt")).toHaveCount(0);
  await expect(desk.locator("main")).not.toContainText("Confidence-4");
  await checkPage(desk);
});

test("a file opened by way of exception is seen and looked at", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  const reference = await file(page, { person, status: "employee", employers: EMPLOYERS });
  const desk = await page.context().newPage();
  await signInAt(desk, "gestionnaire", "/agent");
  await openCase(desk, reference);
  await desk.getByRole("link", { name: "Accès exceptionnel au dossier médical" }).click();
  await checkPage(desk);
  await desk.getByRole("button", { name: "Ouvrir le dossier médical" }).click();
  await expect(desk.locator(".error-summary")).toBeFocused();
  await checkPage(desk);
  await fill(desk, { glass_reason: "court", glass_words: `Réquisition pour ${reference}.`, glass_confirm: "yes" });
  await desk.getByRole("button", { name: "Ouvrir le dossier médical" }).click();
  await expect(desk.getByText("Ouvert jusqu’à")).toBeVisible();
  await checkPage(desk);
  await openClaim(page, reference, person);
  await expect(page.getByText("Accès exceptionnel d’un gestionnaire : Une juridiction le demande")).toBeVisible();

  await desk.context().clearCookies({ name: /abri-staff/ });
  await signInAt(desk, "audit", "/agent/audit/acces-exceptionnels");
  const opening = desk.locator("section").filter({ hasText: `Réquisition pour ${reference}.` });
  await expect(opening).toBeVisible();
  await checkPage(desk);
  await opening.getByLabel("Justifié", { exact: true }).check();
  await opening.getByLabel("Ce qui fonde votre avis").fill("La réquisition est au dossier.");
  await opening.getByRole("button", { name: "Enregistrer l’avis" }).click();
  await expect(desk.getByText("Avis enregistré.")).toBeVisible();
  await checkPage(desk);
});

test("a doctor delegates to a technician", async ({ page, checkPage }) => {
  await signInAt(page, "medecin", "/agent/delegations");
  await checkPage(page);
  await page.getByRole("button", { name: "Déléguer" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage(page);
});
