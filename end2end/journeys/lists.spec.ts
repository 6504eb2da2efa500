/** The list of claims: found, filtered, kept as a view, labelled, noted, and acted on by the page. */

import { file, fill } from "../support/claim";
import { signIn, signInAt } from "../support/staff";
import { keepSource } from "../support/markup";
import { expect, test } from "../support/test";

const LIST = "/agent/dossiers";

test("a caseworker finds a claim by name and by reference, and a name that nobody has says what to try", async ({ page, stranger, checkPage }) => {
  const person = stranger();
  const reference = await file(page, { person });
  await signIn(page, "gestionnaire");
  // Folded on a phone.
  const menu = page.locator("summary").filter({ hasText: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("link", { name: "Dossiers", exact: true }).click();
  await checkPage();
  for (const sought of [reference.toLowerCase(), person.nir]) {
    await page.getByLabel("Référence, nom ou numéro de sécurité sociale").fill(sought);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.getByRole("row").filter({ hasText: reference })).toHaveCount(1);
    await expect(page).toHaveURL(/\/agent\/dossiers\/recherche$/);
  }
  await checkPage();
  await page.getByLabel("Référence, nom ou numéro de sécurité sociale").fill("Personnedecenom");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").or(page.getByRole("alert"))).toContainText("le nom de naissance");
  await expect(page.getByLabel("Référence, nom ou numéro de sécurité sociale")).toHaveValue("Personnedecenom");
  await checkPage();
});

test("filters are an address, a view keeps them, and an act on nothing is said", async ({ page, stranger, checkPage }, info) => {
  await file(page, { person: stranger() });
  await signIn(page, "gestionnaire");
  await page.goto(LIST);
  await page.locator("summary").filter({ hasText: "Filtrer et trier" }).click();
  await fill(page, { hands: "nobody", sort: "newest" });
  await page.getByRole("button", { name: "Afficher" }).click();
  await expect(page).toHaveURL(/hands=nobody.*sort=newest/);
  await checkPage();

  const view = `Libres ${info.project.name}`;
  await page.locator("summary").filter({ hasText: "Garder ces filtres" }).click();
  await page.getByLabel("Nom de la vue").fill(view);
  await page.getByRole("button", { name: "Garder", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Vue gardée.");
  await page.goto(LIST);
  await page.getByRole("link", { name: view }).click();
  await expect(page).toHaveURL(/hands=nobody/);
  await checkPage();

  await page.getByLabel("Action").selectOption("take");
  await page.getByRole("button", { name: "Appliquer" }).click();
  await expect(page.locator(".error-summary")).toContainText("cochez au moins un dossier");
  await expect(page.getByLabel("Action")).toHaveValue("take");
  await checkPage();
  await page.getByRole("listitem").filter({ hasText: view }).getByRole("button", { name: /^Retirer/ }).click();
  await expect(page.getByRole("alert")).toContainText("Vue retirée.");
});

test("a label of the supervisor goes on several claims, and each says what became of it", async ({ page, browser, stranger, checkPage }, info) => {
  const references = [await file(page, { person: stranger() }), await file(page, { person: stranger() })];
  const label = `Vague ${info.project.name} ${info.workerIndex}`;
  const other = await browser.newContext();
  other.on("response", keepSource);
  const lead = await other.newPage();
  await signInAt(lead, "responsable", "/agent/repartition");
  await lead.goto(`${LIST}/etiquettes`);
  await lead.getByLabel("Nom de la nouvelle étiquette").fill(label);
  await lead.getByRole("button", { name: "Créer" }).click();
  await expect(lead.getByRole("alert")).toContainText("Étiquette créée.");
  await checkPage(lead);
  await lead.goto(`${LIST}?size=100&sort=newest`);
  await checkPage(lead);

  await signIn(page, "gestionnaire");
  // Claims come to the list by themselves, a moment after they were filed.
  await expect(async () => {
    await page.goto(`${LIST}?size=100&sort=newest`);
    for (const reference of references) await expect(page.getByRole("link", { name: reference })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  for (const reference of references) await page.getByRole("checkbox", { name: `Choisir le dossier ${reference}` }).check();
  await page.getByLabel("Action").selectOption("label-on");
  await page.getByLabel("Étiquette à mettre ou à retirer").selectOption({ label });
  await page.locator("summary").filter({ hasText: "Références, une par ligne" }).click();
  await page.getByLabel("Références, une par ligne").fill("pas une référence");
  await page.getByRole("button", { name: "Appliquer" }).click();
  await expect(page.getByRole("status")).toContainText("2 sur 3");
  await expect(page.getByRole("row").filter({ hasText: "pas une référence" })).toContainText("Ce n’est pas une référence");
  await checkPage();

  await page.getByRole("link", { name: references[0] }).click();
  await expect(page.locator(".case-marks")).toContainText(label);
  await page.getByLabel("Ma note").fill("Confidence-12");
  await page.getByRole("button", { name: "Garder la note" }).click();
  await expect(page.getByLabel("Ma note")).toHaveValue("Confidence-12");
  await checkPage();
  await other.close();
});
