/** Who has no e-mail gets codes to print. */

import { file, fill, path, reference, send, walk, answers } from "../support/claim";
import { expectState, giveCode, knock } from "../support/follow-up";
import { expect, test } from "../support/test";

test("who has no e-mail follows the claim with printed codes, each good once", async ({ page, known, checkPage }) => {
  const claim = { person: known(), noEmail: true };
  await page.goto(path("terms"));
  await walk(page, claim);
  await fill(page, answers("review", claim));
  await send(page);
  await expect(page.getByText("Aucun e-mail n’est envoyé.")).toBeVisible();
  await checkPage();
  const codes = await page.locator(".codes__code").allInnerTexts();
  expect(codes.length).toBeGreaterThan(3);
  const code = await reference(page);
  const [first, second] = codes as [string, string];

  await knock(page, code, claim.person);
  await checkPage();
  await giveCode(page, first);
  await expect(page).toHaveURL("/fr/suivi/dossier");
  await expectState(page, "Votre demande est acceptée");
  await expect(page.getByText(`Il vous reste ${codes.length - 1} codes.`)).toBeVisible();
  await page.getByRole("button", { name: "Demander une nouvelle liste de codes" }).click();
  await expect(page.getByText("Voici vos nouveaux codes.")).toBeVisible();
  const fresh = await page.locator(".codes__code").allInnerTexts();
  expect(fresh.length).toBeGreaterThan(3);
  await checkPage();

  await knock(page, code, claim.person);
  await giveCode(page, first);
  await expect(page.locator(".error-summary")).toContainText("Ce code ne marche pas");
  await checkPage();
  await giveCode(page, second);
  await expect(page.locator(".error-summary"), "the new list replaces the old one").toContainText("Ce code ne marche pas");
  await giveCode(page, fresh[0] ?? "");
  await expect(page).toHaveURL("/fr/suivi/dossier");
});

test("the door says the same whether a claim is there or not", async ({ page, known, visit, checkPage }) => {
  const person = known();
  const code = await file(page, { person });
  await knock(page, code, { ...person, birth: { day: 1, month: 1, year: 1950 } });
  await giveCode(page, "12345678");
  await expect(page.locator(".error-summary")).toContainText("Ce code ne marche pas");

  await visit("/fr/suivi");
  await send(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".error-summary a")).toHaveCount(2);
  await checkPage();
  await fill(page, { reference: "AAAA-AAAA", birth_day: "1", birth_month: "1", birth_year: "1950" });
  await send(page);
  await expect(page.locator(".error-summary")).toContainText("Nous ne trouvons pas de demande avec ces informations");
  await expect(page.locator("#reference")).toHaveValue("AAAA-AAAA");
  await checkPage();
});

test("the page of the code and the claim lead back to the door without a session", async ({ page }) => {
  for (const path of ["/fr/suivi/code", "/fr/suivi/dossier"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL("/fr/suivi");
  }
});
