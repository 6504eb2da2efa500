/** The back office. */

import { expect, type Page } from "@playwright/test";

/** The demonstration's accounts, and a caseworker who takes whatever comes next: see `global-setup.ts`. */
export type Login =
  | "gestionnaire"
  | "gestionnaire-2"
  | "medecin"
  | "medecin-2"
  | "technicien"
  | "relais"
  | `soir-${string}`
  | "responsable"
  | "accueil"
  | "courrier"
  | "regles-1"
  | "regles-2"
  | "audit"
  | "equipe";

/** The password of the demonstration's accounts, which the server prints at its start. */
export const PASSWORD = "abri-demonstration";

export async function signIn(page: Page, login: Login): Promise<void> {
  await page.goto("/agent/connexion");
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(login.startsWith("regles") ? "/agent/regles" : "/agent");
}

/** Signs in and goes to a page that is not the queue: rules officers have none. */
export async function signInAt(page: Page, login: Login, path: string): Promise<void> {
  await page.goto("/agent/connexion");
  await page.getByLabel("Identifiant").fill(login);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/connexion"));
  await page.goto(path);
}

/** Opens the claim from the queue, or by a search when too many stand before it. It comes there by itself, a moment after it was filed. */
export async function openCase(page: Page, reference: string): Promise<void> {
  const link = page.getByRole("link", { name: reference }).first();
  await expect(async () => {
    await page.goto("/agent");
    if (!(await link.isVisible())) {
      await page.goto("/agent/dossiers");
      await page.getByLabel("Référence, nom ou numéro de sécurité sociale").fill(reference);
      await page.getByRole("button", { name: "Chercher" }).click();
    }
    await link.click({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Dossier ${reference}`);
}

/** Opens the claim and takes it, unless the agent holds it still; who holds it by chance gives it back in a moment. */
export async function takeCase(page: Page, reference: string): Promise<void> {
  await openCase(page, reference);
  const held = page.getByText("Dossier réservé pour vous");
  await expect(async () => {
    await page.reload();
    if (await held.isVisible()) return;
    await page.getByRole("button", { name: "Prendre ce dossier" }).click({ timeout: 1_000 });
    await expect(held).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}
