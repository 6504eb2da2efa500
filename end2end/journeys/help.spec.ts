/** Help between funds, the banner of the crisis cell, procedures: a supervisor writes, everyone reads. */

import { fill } from "../support/claim";
import { signIn, signInAt } from "../support/staff";
import { expect, test } from "../support/test";

test("a queue is lent, both see it, and the loan ends", async ({ page, checkPage }, info) => {
  // The journeys with and without JavaScript lend different queues.
  const fund = info.project.name === "js-on" ? "cpam-01" : "cpam-02";
  await signInAt(page, "responsable", "/agent/entraide");
  await page.getByRole("button", { name: "Prêter", exact: true }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  const lent = { loan_fund: fund, loan_to: "msa-35", loan_percent: "30", loan_may: "prepare" };
  await fill(page, { ...lent, last_day: "31", last_month: "3", last_year: "2020" });
  await page.getByRole("button", { name: "Prêter", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("La file est prêtée.");
  await checkPage();
  const row = page.getByRole("row").filter({ hasText: `MSA Portes de Bretagne pour CPAM ${fund.slice(-2)}` }).first();
  await expect(row).toContainText("30 % de la file");
  await row.getByRole("button", { name: /^Mettre fin/ }).click();
  await expect(page.getByRole("alert")).toContainText("Le prêt est terminé.");
});

test("each screen leads to its procedure", async ({ page, checkPage }) => {
  await signIn(page, "gestionnaire");
  await page.getByRole("link", { name: "Mode opératoire de cet écran" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Prendre un dossier et finir son service");
  await checkPage();
  await page.getByRole("main").getByRole("link", { name: "Tous les modes opératoires" }).click();
  await checkPage();
});

test("the banner asks for its words, and its page reads well", async ({ page, checkPage }) => {
  await signInAt(page, "responsable", "/agent/annonce");
  await page.getByRole("button", { name: "Afficher à tous" }).click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
});
