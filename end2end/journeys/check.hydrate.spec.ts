/** "Am I concerned?" answered by the browser alone: what the server would say, and nothing is sent. */

import type { Page, Request } from "@playwright/test";
import { fill, send } from "../support/claim";
import { server, winter } from "../support/server";
import { expect, test } from "../support/test";

type Answers = Record<string, string>;

const CHECK = "/fr/suis-je-concerne";
const FARMER: Answers = { ground: "ald", status: "farmer", health_worker: "no", telework: "impossible", "answer-ald-number": "8" };
const DUE = { "answer-due-date-day": "1", "answer-due-date-month": "juin", "answer-due-date-year": "2020" };

/** March 2020: nothing but the ground is read. */
const SPRING: Answers[] = [
  FARMER,
  { ...FARMER, "answer-ald-number": "22" },
  { ...FARMER, "answer-ald-number": "4" },
  { ...FARMER, "answer-ald-number": "" },
  { ...FARMER, status: "employee", health_worker: "yes" },
  { ...FARMER, status: "civil-servant" },
  { ...FARMER, telework: "partial" },
  { ...FARMER, ground: "pregnancy", ...DUE },
  { ...FARMER, ground: "pregnancy", ...DUE, "answer-due-date-month": "décembre" },
  { ...FARMER, ground: "cohabitant" },
  { ...FARMER, ground: "none" },
];

/** January 2021: the list of conditions. */
const OPEN: Answers = { ...FARMER, "answer-reinforced-protection": "no" };
const YOUNG = { birth_day: "1", birth_month: "5", birth_year: "1990", "answer-neurological-disease": "none" };
const WINTER: Answers[] = [
  OPEN,
  { ...OPEN, "answer-reinforced-protection": "yes" },
  { ...OPEN, birth_day: "1", birth_month: "5", birth_year: "1950" },
  { ...OPEN, ...YOUNG, "answer-weight": "86,7", "answer-height": "170", others: "yes" },
  { ...OPEN, ...YOUNG, "answer-weight": "86,8 kg", "answer-height": "170", others: "yes" },
  { ...OPEN, ...YOUNG, "answer-diabetes": "yes", "answer-diabetes-unbalanced": "yes" },
  { ...OPEN, ...YOUNG, "answer-heart-failure": "yes", "answer-nyha-class": "2", others: "yes" },
  { ...OPEN, ...YOUNG, "answer-heart-failure": "yes", "answer-nyha-class": "3", others: "yes" },
];

const CASES = [
  ...SPRING.map((answers) => ({ url: `${server.url}${CHECK}`, season: "spring", answers })),
  ...WINTER.map((answers) => ({ url: `${winter.url}${CHECK}/personnes-a-risque`, season: "winter", answers })),
];

const heading = (page: Page) => page.locator("[data-says]:not([hidden]) > h2");

/** The lines of the answer that one sees. */
function lines(page: Page): Promise<string[]> {
  return page.locator("[data-says]:not([hidden]) li[data-says]:not([hidden])").allInnerTexts();
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator(".live[data-rules][data-hydrated]").waitFor();
}

for (const [index, { url, season, answers }] of CASES.entries()) {
  test(`in ${season} the browser and the server say the same (${index})`, async ({ page }) => {
    await open(page, url);
    const sent: string[] = [];
    // The mark in the tab, which says nothing, is fetched when the browser has time.
    const says = (request: Request) => !request.url().endsWith("/favicon.svg");
    page.on("request", (request) => says(request) && sent.push(`${request.method()} ${request.url()}`));
    for (const [name, value] of Object.entries(answers)) {
      if (await page.locator(`main [name="${name}"]`).first().isVisible()) await fill(page, { [name]: value });
    }
    await expect(heading(page)).toHaveCount(1);
    const said = await heading(page).innerText();
    await expect(page.locator(".live__answer")).toHaveText(said);
    await send(page);
    await expect(heading(page)).toBeFocused();
    expect(sent, "nothing leaves the browser").toEqual([]);
    const here = await lines(page);

    const answer = await page.request.post(url, { form: answers, headers: { origin: new URL(url).origin } });
    expect(answer.status()).toBe(200);
    // Drawn without the scripts of the page, which could answer again.
    await page.setContent((await answer.text()).replaceAll("<script", "<template").replaceAll("</script>", "</template>"));
    expect(await page.locator("#answer").innerText()).toBe(said);
    expect(await lines(page)).toEqual(here);
  });
}

test("the answer comes and goes with the answers, and looks right", async ({ page, checkPage }) => {
  await open(page, CHECK);
  const said = page.locator(".live__answer");
  await expect(said).toContainText("Vos réponses restent sur cet appareil");
  await fill(page, FARMER);
  await expect(said).toHaveText("Oui, ce service est pour vous");
  await checkPage();
  await fill(page, { telework: "possible" });
  await expect(said).toContainText("une personne regardera votre demande");
  await fill(page, { ground: "pregnancy", "answer-due-date-day": "1", "answer-due-date-month": "juin" });
  await expect(said).toContainText("Vos réponses restent sur cet appareil");
  await send(page);
  await expect(page.locator("#answer-due-date-day-error")).toContainText("La date n’est pas complète");
  await expect(page.locator("#answer-due-date-day")).toBeFocused();
  await checkPage();
});
