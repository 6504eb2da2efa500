/** Who signs in: the administrator's desk, a lent role, a given password, a second factor. */

import { fill } from "../support/claim";
import { keepSource } from "../support/markup";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

const TEAM = "/agent/equipe";

test("an account is made, lent a role and looked at; its person sets up a password and a second factor", async ({
  page,
  browser,
  checkPage,
}, info) => {
  // Each project has an account of its own: both run on one server.
  const login = `nora.${info.project.name}`;
  await signInAt(page, "equipe", TEAM);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Équipe");
  await checkPage();
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await expect(page.locator(".error-summary")).toContainText("Donnez un identifiant");
  await checkPage();
  await fill(page, { new_login: login, new_name: `Nora ${login}`, new_role: "auditor" });
  await page.getByRole("button", { name: "Créer le compte" }).click();
  const given = await page.locator(".second-factor__key").innerText();
  await checkPage();

  await page.getByRole("link", { name: `Nora ${login}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Compte Nora ${login}`);
  await checkPage();
  await fill(page, { lent_role: "caseworker", last_day: "31", last_month: "12", last_year: "2020" });
  await page.getByRole("button", { name: "Prêter ce rôle" }).click();
  await expect(page.getByRole("alert")).toContainText("Rôle prêté");
  await checkPage();

  const context = await browser.newContext();
  context.on("response", keepSource);
  const nora = await context.newPage();
  await nora.goto("/agent/connexion");
  await fill(nora, { login, password: given });
  await nora.getByRole("button", { name: "Se connecter" }).click();
  await expect(nora).toHaveURL("/agent/mot-de-passe");
  await checkPage(nora);
  await fill(nora, { password: given, new_password: "quatre mots sans rapport" });
  await nora.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(nora.getByRole("alert")).toContainText("Mot de passe changé");
  await checkPage(nora);
  await nora.getByRole("link", { name: "Continuer" }).click();
  await expect(nora).toHaveURL("/agent");
  await expect(nora.locator(".staff-bar__who")).toContainText("gestionnaire");

  await nora.goto("/agent/second-facteur");
  await checkPage(nora);
  await expect(nora.getByRole("img", { name: "La clé, en code QR" }).locator("svg")).toBeVisible();
  await fill(nora, { code: "000" });
  await nora.getByRole("button", { name: "Confirmer" }).click();
  await expect(nora.locator(".error-summary")).toContainText("ne va pas avec la clé");
  await checkPage(nora);
  await context.close();
});
