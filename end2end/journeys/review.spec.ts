/** Claims that the rule does not settle: a person reads, asks, decides. */

import type { Page } from "@playwright/test";
import { file, fill } from "../support/claim";
import { expectState, openClaim } from "../support/follow-up";
import { siret } from "../support/people";
import { openCase, signIn, takeCase } from "../support/staff";
import { expect, test } from "../support/test";

const EMPLOYERS = [{ name: "Atelier des Essais", siret: siret(4), email: "paie-4@entreprise.example" }];

test("a caseworker asks, the insured answers, both sides approve", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  const reference = await file(page, { person, status: "employee", employers: EMPLOYERS });
  await openClaim(page, reference, person);
  await expectState(page, "Une personne examine votre demande");
  await checkPage();

  const desk = await page.context().newPage();
  await signIn(desk, "gestionnaire");
  await checkPage(desk);
  await takeCase(desk, reference);
  await checkPage(desk);
  await expect(desk.getByRole("heading", { name: "Partie médicale" })).toHaveCount(0);
  await expect(desk.locator("main")).not.toContainText(/diab|ALD|longue durée/i);
  await desk.locator("summary").filter({ hasText: "Poser une question à l’assuré" }).click();
  await checkPage(desk);
  await desk.getByLabel("Votre question").fill("Confidence-1 : quel est votre dernier jour travaillé ?");
  await desk.getByRole("button", { name: "Envoyer la question" }).click();
  await expect(desk.getByText("Question envoyée. Le délai est suspendu jusqu’à la réponse.")).toBeVisible();
  await checkPage(desk);

  await expectState(page, "Nous attendons votre réponse");
  await expect(page.getByText("Confidence-1")).toBeVisible();
  await checkPage();
  await fill(page, { answer: "Confidence-2 : le 24 mars." });
  await page.getByRole("button", { name: "Envoyer ma réponse" }).click();
  await expectState(page, "Une personne examine votre demande");

  await takeCase(desk, reference);
  await expect(desk.getByText("Confidence-2")).toBeVisible();
  await approve(desk);
  // The register knows nothing of this person: the medical side has its own question to settle.
  await desk.getByRole("button", { name: "Se déconnecter" }).click();
  await signIn(desk, "medecin");
  await takeCase(desk, reference);
  await expect(desk.getByText("Confidence-2")).toBeVisible();
  await approve(desk);

  await expectState(page, "Votre demande est acceptée");
  await expect(page.getByText("Décision prise par une personne de votre caisse.")).toBeVisible();
  await checkPage();
});

async function approve(desk: Page): Promise<void> {
  await fill(desk, { verdict: "approve" });
  await desk.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(desk).toHaveURL(/\/agent\?/);
  await expect(desk.getByRole("alert")).toBeVisible();
}

test("a refusal by the medical officer says why and how to appeal, and the reading is shown", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  const reference = await file(page, { person });
  await openClaim(page, reference, person);
  await expectState(page, "Une personne examine votre demande");

  const desk = await page.context().newPage();
  await signIn(desk, "gestionnaire");
  await takeCase(desk, reference);
  await desk.getByRole("button", { name: "Transmettre au service médical" }).click();
  await expect(desk.getByText("Dossier transmis à l’autre service.")).toBeVisible();
  await desk.getByRole("button", { name: "Se déconnecter" }).click();

  await signIn(desk, "medecin");
  await checkPage(desk);
  await takeCase(desk, reference);
  await expect(desk.getByRole("heading", { name: "Partie médicale" })).toBeVisible();
  await expect(desk.getByText("8. Diabète de type 1 ou 2")).toBeVisible();
  await checkPage(desk);

  // Nothing was typed: the faults are shown, nothing is decided.
  await desk.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(desk.locator(".error-summary")).toBeFocused();
  await checkPage(desk);
  await fill(desk, { verdict: "refuse" });
  await desk.getByLabel("Motif du refus").selectOption("not-at-risk");
  await desk.getByLabel("Explication à l’assuré").fill("Votre traitement est arrêté depuis un an.");
  await desk.locator("#decision-note").fill("Confidence-3");
  // Seen as the insured will read it, before anything is stored.
  await desk.getByRole("button", { name: "Aperçu de la décision" }).click();
  await expect(desk.locator(".preview")).toContainText("Votre traitement est arrêté depuis un an.");
  await expect(desk.locator(".preview")).not.toContainText("Confidence-3");
  await expect(desk.getByText("Une deuxième personne devra la confirmer")).toBeVisible();
  await checkPage(desk);
  await desk.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(desk.getByRole("alert")).toContainText("Décision proposée");
  await expectState(page, "Une personne examine votre demande");

  // A no for a medical reason counts once a second officer confirmed it.
  await desk.getByRole("button", { name: "Se déconnecter" }).click();
  await signIn(desk, "medecin-2");
  await takeCase(desk, reference);
  await expect(desk.getByText("Refus pour un motif médical")).toBeVisible();
  await checkPage(desk);
  await desk.getByRole("button", { name: "Confirmer la décision" }).click();
  await expect(desk.getByText("Décision confirmée. L’assuré est prévenu.")).toBeVisible();

  await expectState(page, "Votre demande est refusée");
  await expect(page.getByText("Le service médical estime")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Ce que vous pouvez faire" })).toBeVisible();
  await expect(page.getByText("Votre traitement est arrêté depuis un an.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Si vous n’êtes pas d’accord" })).toBeVisible();
  await expect(page.locator("main")).not.toContainText("Confidence-3");
  const reads = page.locator("section").filter({ has: page.getByRole("heading", { name: /^Qui a ouvert/ }) });
  await expect(reads.getByRole("listitem").first()).toContainText(/2020/);
  await checkPage();

  await desk.goto("/agent");
  await expect(desk.getByRole("link", { name: reference })).toHaveCount(0);
});

test("taking the next claim opens one and holds it until it is given back", async ({ page, stranger, checkPage }) => {
  const reference = await file(page, { person: stranger() });
  await signIn(page, "relais");
  await openCase(page, reference);
  await page.goto("/agent");
  await page.getByRole("button", { name: "Prendre le dossier suivant" }).click();
  await expect(page).toHaveURL(/\/agent\/dossiers\/[0-9a-f-]+$/);
  await expect(page.getByText("Dossier réservé pour vous")).toBeVisible();
  await page.getByRole("button", { name: "Remettre dans la file" }).click();
  await expect(page.getByText("Dossier remis dans la file.")).toBeVisible();
  await checkPage();
});

test("a wrong password and an empty form are answered in the same words", async ({ page, visit, checkPage }) => {
  await visit("/agent/connexion");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("alert")).toContainText("L’identifiant ou le mot de passe n’est pas le bon.");
  await page.getByLabel("Identifiant").fill("personne");
  await page.getByLabel("Mot de passe").fill("rien");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("alert")).toContainText("L’identifiant ou le mot de passe n’est pas le bon.");
  await expect(page.getByLabel("Identifiant")).toHaveValue("personne");
  await checkPage();
});

test("who is not signed in is led to the sign-in page", async ({ page }) => {
  await page.goto("/agent");
  await expect(page).toHaveURL("/agent/connexion");
});

test("the insured can take the claim back while nobody has decided", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  await openClaim(page, await file(page, { person }), person);
  await expectState(page, "Une personne examine votre demande");
  await page.getByRole("button", { name: "Retirer ma demande" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await page.getByLabel("Oui, je retire ma demande").check();
  await page.getByRole("button", { name: "Retirer ma demande" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous avez retiré votre demande");
  await checkPage();
});
