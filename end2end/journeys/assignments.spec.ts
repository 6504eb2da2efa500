/** A supervisor spreads the work: what is in whose hands, and who works on what. */

import { file, fill } from "../support/claim";
import { signIn, signInAt, takeCase } from "../support/staff";
import { expect, test } from "../support/test";

const DESK = "/agent/repartition";

test("a supervisor puts a claim back, and whoever held it loses no word", async ({ page, browser, stranger, checkPage }) => {
  const reference = await file(page, { person: stranger() });
  const desk = await page.context().newPage();
  await signIn(desk, "gestionnaire");
  await takeCase(desk, reference);
  await desk.locator("summary").filter({ hasText: "Poser une question à l’assuré" }).click();
  await desk.getByLabel("Votre question").fill("Confidence-9 : quel jour ?");

  const other = await browser.newContext();
  const lead = await other.newPage();
  await signInAt(lead, "responsable", DESK);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Répartition");
  const row = lead.getByRole("row").filter({ hasText: reference });
  await expect(row).toContainText("Gestionnaire de démonstration");
  await row.getByRole("button", { name: "Déplacer" }).click();
  await expect(lead.getByRole("alert")).toContainText("Dossier remis dans la file.");
  await other.close();

  await desk.getByRole("button", { name: "Envoyer la question" }).click();
  await expect(desk.getByText("Vous n’avez plus ce dossier")).toBeVisible();
  await expect(desk.locator("main")).toContainText("Confidence-9 : quel jour ?");
  await checkPage(desk);
});

test("a lane is asked for in full, given and taken off", async ({ page, checkPage }, info) => {
  // A scheme that no other journey claims under in that language: nobody else is kept from anything.
  const language = info.project.name === "js-on" ? "fr" : "en";
  await signInAt(page, "responsable", DESK);
  await page.getByRole("button", { name: "Ajouter" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await page.getByLabel("Personne").selectOption({ label: "Relais des essais" });
  await fill(page, { lane_language: language });
  await page.getByRole("button", { name: "Ajouter" }).click();
  await expect(page.getByRole("alert")).toContainText("Ligne ajoutée.");
  await checkPage();
  const row = page.getByRole("row").filter({ hasText: "Relais des essais" });
  await row.getByRole("button", { name: /^Retirer/ }).first().click();
  await expect(page.getByRole("alert")).toContainText("Ligne retirée.");
});

test("whoever must not decide for someone says so, and a number that is none comes back", async ({ page, checkPage }) => {
  await signIn(page, "medecin");
  await page.locator("summary").filter({ hasText: "Signaler une personne" }).click();
  await fill(page, { nir: "12" });
  await page.getByRole("button", { name: "Signaler", exact: true }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.getByLabel("Son numéro de sécurité sociale")).toHaveValue("12");
  await checkPage();
});
