/** The pages that anyone may open. */

import { fill, send } from "../support/claim";
import { expect, test } from "../support/test";

const PAGES = [
  "", "suis-je-concerne", "suivi", "verifier", "regles", "regles/at-risk-v2a", "journal", "donnees-personnelles", "accessibilite",
  "demande/conditions",
];
const ENGLISH = [
  "", "am-i-concerned", "follow-up", "verify", "rules", "rules/at-risk-v2a", "journal", "privacy", "accessibility", "claim/terms",
];

for (const path of [...PAGES.map((page) => `/fr/${page}`), ...ENGLISH.map((page) => `/en/${page}`)]) {
  const address = path.replace(/\/$/, "");
  test(`${address} is readable at any width and says what day it takes for today`, async ({ page, visit }) => {
    await visit(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.locator(".banner")).toContainText("2020");
  });
}

test("the first press of Tab offers to skip to the content", async ({ page }) => {
  await page.goto("/fr");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("an unknown code is answered with what to do", async ({ page, visit, checkPage }) => {
  await visit("/fr/verifier");
  await send(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await checkPage();
  await fill(page, { code: "ABCD-EFGH-JKMN", last_name: "Essai" });
  await send(page);
  await expect(page.getByRole("heading", { name: "Aucun volet ne répond à ce code et à ce salarié" })).toBeFocused();
  await checkPage();
  await page.goto("/v/ABCD-EFGH-JKMN");
  await expect(page.getByLabel("Code du volet")).toHaveValue("ABCD-EFGH-JKMN");
});

test("an address that is nowhere has a page that leads on", async ({ page, checkPage }) => {
  for (const path of ["/fr/nulle-part", "/agent/dossiers/0171107f-4ab7-7d72-be8d-9ab56aa5444f", "/nulle-part"]) {
    await page.goto(path);
    await checkPage();
  }
  const answer = await page.goto("/fr/nulle-part");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page n’existe pas");
  await page.getByRole("link", { name: "Aller à l’accueil" }).click();
  await expect(page).toHaveURL("/fr");
});

const DOORS = [
  { status: "civil-servant", health_worker: "no", ground: "ald", "answer-ald-number": "8", telework: "impossible", says: "Un autre chemin vous convient mieux" },
  { status: "employee", health_worker: "yes", ground: "ald", "answer-ald-number": "8", telework: "impossible", says: "Un autre chemin vous convient mieux" },
  { status: "farmer", health_worker: "no", ground: "cohabitant", telework: "impossible", says: "une personne regardera votre demande" },
  { status: "farmer", health_worker: "no", ground: "ald", "answer-ald-number": "8", telework: "partial", says: "une personne regardera votre demande" },
] as const;
for (const { says, ...answers } of DOORS) {
  const what = Object.values(answers).join(", ");
  test(`who answers ${what} is told the way, and may ask here all the same`, async ({ page, checkPage }) => {
    await page.goto("/fr/suis-je-concerne");
    await fill(page, answers);
    await send(page);
    await expect(page.getByRole("heading", { name: says })).toBeFocused();
    await expect(page.getByRole("link", { name: /demande ici|ma demande$/ }).first()).toBeVisible();
    await checkPage();
  });
}

test("the check page sent empty asks for each answer", async ({ page, checkPage, hasScripts }) => {
  await page.goto("/fr/suis-je-concerne");
  if (hasScripts) await page.locator(".live[data-rules][data-hydrated]").waitFor();
  await send(page);
  if (hasScripts) {
    await expect(page.locator("#status")).toBeFocused();
    await expect(page.locator(".field__error")).toHaveCount(4);
  } else {
    await expect(page.locator(".error-summary")).toBeFocused();
    await expect(page.locator(".error-summary a")).toHaveCount(4);
  }
  await checkPage();
});
