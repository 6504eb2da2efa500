/** A farmer with a listed condition, from the home page to the decision. */

import { answers, file, fill, path, reference, send, walk } from "../support/claim";
import { expectState, openClaim } from "../support/follow-up";
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/test";

test("a farmer with a listed condition is approved without anybody's help", async ({ page, known, visit, checkPage }) => {
  const person = known();
  const claim = { person };

  await visit("/");
  await expect(page).toHaveURL("/fr");
  await page.getByRole("link", { name: "Suis-je concerné ?" }).click();
  await checkPage();
  await fill(page, { ...answers("situation", claim), ...answers("ground", claim), telework: "impossible" });
  await send(page);
  await expect(page.getByRole("heading", { name: "Oui, ce service est pour vous" })).toBeFocused();
  await checkPage();

  await page.getByRole("link", { name: "Commencer ma demande" }).click();
  await walk(page, claim, { look: checkPage });
  await expect(page.getByText("Votre arrêt irait du 25 mars 2020 au 14 avril 2020 inclus (21 jours).")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(person.nir.slice(5));
  await checkPage();
  await fill(page, answers("review", claim));
  await send(page);

  await expect(page).toHaveURL("/fr/demande/recu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre demande est enregistrée");
  await checkPage();
  const code = await reference(page);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger ce reçu (PDF)" }).click();
  const pdf = await readFile(await (await download).path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");

  await openClaim(page, code, person);
  await expectState(page, "Votre demande est acceptée");
  await expect(page.getByText("Vous êtes en arrêt de travail du 25 mars 2020 au 14 avril 2020 inclus.")).toBeVisible();
  await expect(page.getByText("Décision prise aussitôt par la règle.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Ce qui a été regardé" })).toBeVisible();
  await expect(page.getByText("Version de la règle :")).toBeVisible();
  await expect(page.getByText("Personne pour l’instant.")).toBeVisible();
  await checkPage();
  const letter = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger la décision (PDF)" }).click();
  await letter;

  await page.getByRole("button", { name: "Quitter le suivi" }).click();
  await page.goto("/fr/suivi/dossier");
  await expect(page).not.toHaveURL("/fr/suivi/dossier");
});

test("the first page of the form begins anew once a claim was sent", async ({ page, stranger }) => {
  await file(page, { person: stranger() });
  await page.goto(path("identity"));
  await expect(page).toHaveURL("/fr/demande/recu");
  await page.goto(path("terms"));
  await fill(page, { terms_accepted: "yes" });
  await send(page);
  await expect(page).toHaveURL(path("identity"));
  await expect(page.getByLabel("Numéro de sécurité sociale")).toHaveValue("");
});
