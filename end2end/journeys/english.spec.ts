/** The journey in English, and the language link. */

import { answers, fill, path, reference, send, walk } from "../support/claim";
import { expectState, openClaim } from "../support/follow-up";
import { expect, test } from "../support/test";

test.use({ locale: "en-GB" });

test("a claim can be made and followed in English", async ({ page, known, visit, checkPage }) => {
  const claim = { person: known() };
  await visit("/");
  await expect(page).toHaveURL("/en");
  await page.getByRole("link", { name: "Start my claim" }).click();
  await walk(page, claim, { lang: "en", look: checkPage });
  await checkPage();
  await fill(page, answers("review", claim));
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your claim is recorded");
  await checkPage();
  await openClaim(page, await reference(page), claim.person, "en");
  await expectState(page, "Your claim is accepted");
  await checkPage();
});

test("the language link keeps the page and the answers", async ({ page, stranger }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "contact" });
  await page.goBack();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(path("identity", "en"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByLabel("Name at birth")).toHaveValue(claim.person.birthName);
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page).toHaveURL(path("identity"));
});

for (const [french, english] of [
  ["/fr", "/en"],
  ["/fr/suis-je-concerne", "/en/am-i-concerned"],
  ["/fr/suivi", "/en/follow-up"],
  ["/fr/verifier", "/en/verify"],
  ["/fr/donnees-personnelles", "/en/privacy"],
  ["/fr/accessibilite", "/en/accessibility"],
] as const) {
  test(`${french} and ${english} lead to each other`, async ({ page }) => {
    await page.goto(french);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(english);
    await page.getByRole("link", { name: "Français" }).click();
    await expect(page).toHaveURL(french);
  });
}
