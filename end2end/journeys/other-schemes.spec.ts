/** Schemes that are files only: chosen at home, asked on the same pages. */

import { answers, fill, path, reference, send, type StepName } from "../support/claim";
import { winter } from "../support/server";
import { expect, test } from "../support/test";

test.use({ baseURL: winter.url });

const SCHEMES = [
  {
    name: "Cas contact",
    ground: {
      ground: "contact",
      "answer-contacted-on-day": "12",
      "answer-contacted-on-month": "janvier",
      "answer-contacted-on-year": "2021",
    },
    days: "Votre arrêt irait du 12 janvier 2021 au 18 janvier 2021 inclus (7 jours).",
  },
  {
    name: "Symptômes du Covid-19",
    ground: {
      ground: "symptoms",
      "answer-symptoms-since-day": "11",
      "answer-symptoms-since-month": "1",
      "answer-symptoms-since-year": "2021",
      "answer-test-on-day": "13",
      "answer-test-on-month": "1",
      "answer-test-on-year": "2021",
    },
    days: "Votre arrêt irait du 12 janvier 2021 au 15 janvier 2021 inclus (4 jours).",
  },
] as const;

for (const { name, ground, days } of SCHEMES) {
  test(`someone asks under the scheme "${name}", chosen at home`, async ({ page, stranger, visit, checkPage }) => {
    const claim = { person: stranger() };
    const period = { telework: "impossible", first_day: "12", first_month: "1", first_year: "2021" };
    await visit("/fr");
    await page.getByRole("link", { name: `Commencer ma demande (${name})` }).click();
    const pages: [StepName, Record<string, string>][] = [
      ["terms", answers("terms", claim)],
      ["identity", answers("identity", claim)],
      ["contact", answers("contact", claim)],
      ["situation", answers("situation", claim)],
      ["ground", ground],
      ["period", period],
    ];
    for (const [step, values] of pages) {
      await expect(page).toHaveURL(new RegExp(`${path(step)}(\\?|$)`));
      await checkPage();
      await fill(page, values);
      await send(page);
    }
    await expect(page.getByText(days)).toBeVisible();
    await checkPage();
    await fill(page, answers("review", claim));
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre demande est enregistrée");
    expect(await reference(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });
}

test("the rules of each scheme lead to the others", async ({ page, visit, checkPage }) => {
  await visit("/fr/regles");
  await page.getByRole("link", { name: "Cas contact", exact: true }).click();
  await expect(page).toHaveURL("/fr/regles/cas-contact");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Les règles : Cas contact");
  await checkPage();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/rules/cas-contact");
});
