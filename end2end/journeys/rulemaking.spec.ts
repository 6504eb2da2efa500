/** Rules: one person drafts, mends, simulates and proposes; another publishes. */

import type { Page } from "@playwright/test";
import { signIn } from "../support/staff";
import { expect, test } from "../support/test";

const button = (page: Page, name: string) => page.getByRole("button", { name });

/** Opens the form of a new draft and begins one that mends that file. */
async function begin(page: Page, path: string, title: string): Promise<void> {
  await page.getByText("Commencer un projet").click();
  await page.getByLabel("Titre du projet").fill(title);
  await page.getByLabel("Pourquoi ce changement ?").fill("Un décret de ce matin.");
  await page.getByLabel("Une correction d’un fichier").check();
  await page.getByLabel("Fichier", { exact: true }).selectOption(path);
  await button(page, "Commencer le projet").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
}

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year, month, date] = day.split("-");
  await page.locator(`#${name}_day`).fill(date);
  await page.locator(`#${name}_month`).fill(month);
  await page.locator(`#${name}_year`).fill(year);
}

test("a draft is mended, simulated and proposed, and another person publishes it", async ({
  page,
  hasScripts,
  checkPage,
}) => {
  // Each project has a file of its own: both run on one server. The hour is far away, so that no other test meets it.
  const path = hasScripts ? "symptomatic/v1.toml" : "contact-case/v1.toml";
  const title = `Essai sur ${path}`;
  await signIn(page, "regles-1");
  await checkPage();
  await page.getByText("Commencer un projet").click();
  await button(page, "Commencer le projet").click();
  await expect(page.locator(".error-summary")).toContainText("Donnez un titre au projet.");
  await checkPage();
  await page.goto("/agent/regles");
  await begin(page, path, title);

  const text = page.getByLabel(path);
  const shipped = await text.inputValue();
  await text.fill(shipped.replace("format = 2", "format = 2\nfromat = 2"));
  await button(page, "Enregistrer et contrôler").click();
  await expect(page.getByText("Projet enregistré.")).toBeVisible();
  await expect(page.locator(".rules-desk__faults")).toContainText("unknown field `fromat`");
  await checkPage();
  await button(page, "Proposer à une deuxième personne").click();
  await expect(page.getByText("Rien n’a été fait")).toBeVisible();

  await text.fill(shipped.replace(/per_mille = \d+/, "per_mille = 77"));
  await button(page, "Enregistrer et contrôler").click();
  await expect(page.getByText("Aucune faute")).toBeVisible();
  await expect(page.locator("summary").filter({ hasText: "corrigée (1)" })).toBeVisible();
  await fillDay(page, "since", "2020-03-18");
  await button(page, "Lancer la simulation").click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Demandes jugées à nouveau")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await checkPage();
  await button(page, "Proposer à une deuxième personne").click();
  await expect(page.getByText("une autre personne le publie")).toBeVisible();
  await checkPage();
  const draft = new URL(page.url()).pathname;

  await signIn(page, "regles-2");
  await page.goto(draft);
  await fillDay(page, "publish", "2020-12-31");
  await button(page, "Publier ces règles").click();
  await expect(page.locator(".error-summary")).toContainText("Indiquez une heure");
  await checkPage();
  await page.getByLabel("Heure, à Paris").fill("8 h 30");
  await button(page, "Publier ces règles").click();
  await expect(page.getByText("Règles publiées.")).toBeVisible();
  await expect(page.getByText(`À venir : ${title}`)).toBeVisible();
  await checkPage();
  await button(page, `Annuler cette publication ${title}`).click();
  await expect(page.getByText("Publication annulée.")).toBeVisible();
});

test("who makes rules finds no claim, who reviews claims finds no rules", async ({ page }) => {
  await signIn(page, "regles-1");
  for (const path of ["/agent/suivant", "/agent/dossiers/00000000-0000-0000-0000-000000000000"]) {
    expect((await page.goto(path))?.status(), path).toBeGreaterThanOrEqual(404);
  }
  await signIn(page, "gestionnaire");
  expect((await page.goto("/agent/regles"))?.status()).toBe(404);
});
