/** The whole form with the keyboard alone. */

import { type Page } from "@playwright/test";
import { answers, expectStep } from "../support/claim";
import { expect, test } from "../support/test";

/** Presses Tab until that element has the focus; whoever has to press longer cannot get there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector);
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

async function answer(page: Page, name: string, value: string): Promise<void> {
  const kind = await page.locator(`main [name="${name}"]`).first().getAttribute("type");
  if (kind === "checkbox") {
    await tabTo(page, `#${name}`);
    await page.keyboard.press("Space");
  } else if (kind === "radio") {
    await tabTo(page, `input[name="${name}"]:not(:checked) >> nth=0`);
    await page.keyboard.press("Space");
    const wanted = page.locator(`input[name="${name}"][value="${value}"]`);
    for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press("ArrowDown");
    await expect(wanted).toBeChecked();
  } else {
    await tabTo(page, `#${name}`);
    await page.keyboard.type(value);
  }
  await expect(page.locator(":focus-visible")).toHaveCount(1);
}

test("the form can be filled in and sent with the keyboard alone", async ({ page, known }) => {
  const claim = { person: known() };
  await page.goto("/fr");
  await tabTo(page, "a.button--start");
  await page.keyboard.press("Enter");
  for (const step of ["terms", "identity", "contact", "situation", "ground", "period", "review"] as const) {
    await expectStep(page, step);
    for (const [name, value] of Object.entries(answers(step, claim))) await answer(page, name, value);
    await tabTo(page, "main form.form > button[type=submit]");
    await page.keyboard.press("Enter");
  }
  await expect(page).toHaveURL("/fr/demande/recu");
});
