/** "Am I concerned?" when three schemes are open and the rules read thirty answers. */

import { fill, send } from "../support/claim";
import { winter } from "../support/server";
import { expect, test } from "../support/test";

test.use({ baseURL: winter.url });

const AT_RISK = "/fr/suis-je-concerne/personnes-a-risque";
const OPEN = { status: "farmer", health_worker: "no", telework: "impossible", ground: "ald" };

test("one scheme is chosen first, and the other language keeps it", async ({ page, visit, checkPage }) => {
  await visit("/fr/suis-je-concerne");
  await page.getByRole("link", { name: "Cas contact", exact: true }).click();
  await expect(page).toHaveURL("/fr/suis-je-concerne/cas-contact");
  await checkPage();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/am-i-concerned/cas-contact");
  await fill(page, {
    status: "employee",
    telework: "impossible",
    ground: "contact",
    "answer-contacted-on-day": "11",
    "answer-contacted-on-month": "January",
    "answer-contacted-on-year": "2021",
  });
  await send(page);
  await expect(page.getByRole("heading", { name: "Yes, this service is for you" })).toBeFocused();
  await checkPage();
  await page.getByRole("link", { name: "Start my claim" }).click();
  await expect(page).toHaveURL(/\/en\/claim\/terms\?scheme=cas-contact$/);
});

test("what is ticked, what is missing, and what then concerns the person", async ({ page, visit, checkPage }) => {
  await visit(AT_RISK);
  await fill(page, { ...OPEN, "answer-ald-number": "8", "answer-reinforced-protection": "no" });
  await send(page);
  await expect(page.getByRole("heading", { name: "une personne regardera votre demande" })).toBeFocused();
  const missing = page.locator("[data-says=missing]");
  await expect(missing.getByRole("link", { name: "Combien pesez-vous" })).toBeVisible();
  await expect(missing.getByRole("link", { name: "Votre santé" })).toHaveAttribute("href", "#others");
  await checkPage();
  await fill(page, { "answer-diabetes": "yes" });
  await fill(page, { "answer-diabetes-complications": "yes" });
  await send(page);
  await expect(page.getByRole("heading", { name: "Oui, ce service est pour vous" })).toBeFocused();
  const lines = page.locator("[data-says=profiles] li:not([hidden])");
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("diabète mal équilibré, ou avec des complications");
  await expect(missing).toBeHidden();
  await checkPage();
});

test("a slip is named beside its question and nothing typed is lost", async ({ page, visit, checkPage, hasScripts }) => {
  await visit(AT_RISK);
  if (hasScripts) await page.locator(".live[data-rules][data-hydrated]").waitFor();
  await fill(page, { ...OPEN, "answer-dialysis": "yes", "answer-weight": "quatre-vingts", "answer-height": "1,70" });
  await send(page);
  await expect(page.locator("#answer-weight-error")).toContainText("Écrivez un nombre");
  await expect(page.locator("#answer-height-error")).toContainText("Écrivez un nombre entier");
  await expect(page.locator("#answer-weight")).toHaveValue("quatre-vingts");
  await expect(page.locator("#answer-dialysis")).toBeChecked();
  await expect(page.locator(hasScripts ? "#answer-weight" : ".error-summary")).toBeFocused();
  await checkPage();
});
