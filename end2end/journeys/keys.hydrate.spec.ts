/** A caseworker with two hundred files before noon: no hand leaves the keyboard. */

import { file } from "../support/claim";
import { signIn, takeCase } from "../support/staff";
import { expect, test } from "../support/test";

test("a file is opened, asked about and given back with single keys", async ({ page, stranger, checkPage }) => {
  const reference = await file(page, { person: stranger() });
  await signIn(page, "gestionnaire");
  await takeCase(page, reference);
  await expect(page.locator("[data-says=lease]")).toContainText("Dossier réservé pour vous");

  await page.keyboard.press("h");
  await expect(page.getByText("Remettre dans la file", { exact: true }).first()).toBeVisible();
  await expect(page.getByLabel("Touches seules")).toBeChecked();
  await checkPage();
  await page.keyboard.press("d");
  await expect(page.locator("#verdict")).toBeFocused();
  await page.keyboard.press("q");
  await expect(page.getByLabel("Votre question")).toBeVisible();
  await page.getByLabel("Votre question").focus();
  await page.keyboard.type("l’employeur, le lieu ?");
  await expect(page.getByLabel("Votre question")).toHaveValue("l’employeur, le lieu ?");

  // Whoever dictates turns single keys off, and the browser remembers.
  await page.getByLabel("Touches seules").uncheck();
  await page.locator("h1").click();
  await page.keyboard.press("l");
  await page.reload();
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Dossier ${reference}`);
  await page.locator("summary").filter({ hasText: "Touches" }).click();
  await page.getByLabel("Touches seules").check();
  await page.locator("h1").click();
  await page.keyboard.press("l");
  await expect(page.getByText("Dossier remis dans la file.")).toBeVisible();
});

test("the lines of the queue are walked with j and k", async ({ page, stranger }) => {
  await file(page, { person: stranger() });
  await signIn(page, "gestionnaire");
  await expect(async () => {
    await page.reload();
    await page.keyboard.press("j");
    await expect(page.locator("tbody th a").first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("k");
  await expect(page.locator("tbody th a").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Dossier ");
});
