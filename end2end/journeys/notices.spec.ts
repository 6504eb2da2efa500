/** What the QR code of a notice opens, with scripts and without. */

import { expect, test } from "../support/test";

test("the page that reads proofs leads to the check by code", async ({ page, visit, hasScripts }) => {
  for (const [address, online, pasted] of [
    ["/v/", "Vérifier le code en ligne", "Contenu du code QR"],
    ["/en/v/", "Check the code on line", "Contents of the QR code"],
  ] as const) {
    await visit(address);
    await expect(page.getByLabel(pasted)).toBeVisible({ visible: hasScripts });
    await page.getByRole("link", { name: online }).click();
    await expect(page).toHaveURL(/verif/);
  }
});

test("the published keys are for programs", async ({ page }) => {
  const answer = await page.request.get("/.well-known/abri-notice-keys.json");
  const { keys } = await answer.json();
  expect(keys[0]).toMatchObject({ alg: "Ed25519", retired_on: null, revoked_on: null });
});
