/** The end of a shift: words for whoever goes on, to the queue or to a colleague. */

import { file } from "../support/claim";
import { signIn, takeCase } from "../support/staff";
import { expect, test } from "../support/test";

test("a claim goes to a colleague with a word, which the colleague reads", async ({ page, browser, stranger, checkPage }, info) => {
  const reference = await file(page, { person: stranger() });
  await signIn(page, `soir-${info.project.name}`);
  await takeCase(page, reference);
  await page.goto("/agent/fin-de-service");
  await checkPage();
  const claim = page.getByRole("group").filter({ hasText: `Dossier ${reference}` });
  await claim.getByLabel("Un mot pour la suite").fill("é".repeat(1001));
  await page.getByRole("button", { name: "Passer la main" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await checkPage();
  await claim.getByLabel("Un mot pour la suite").fill("Confidence-12 : rappelée, elle envoie le papier demain.");
  await claim.getByLabel("Va à").selectOption({ label: "Relais des essais" });
  await page.getByRole("button", { name: "Passer la main" }).click();
  await expect(page.getByText("Vous ne tenez plus aucun dossier. Merci.")).toBeVisible();

  const other = await browser.newContext();
  const colleague = await other.newPage();
  await signIn(colleague, "relais");
  await colleague.getByRole("table", { name: "Mes dossiers en cours" }).getByRole("link", { name: reference }).click();
  await expect(colleague.getByText("a laissé un mot")).toBeVisible();
  await expect(colleague.locator("main")).toContainText("Confidence-12");
  await colleague.getByRole("button", { name: "Remettre dans la file" }).click();
  await other.close();
});
