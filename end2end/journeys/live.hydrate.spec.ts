/** What the islands add: words while typing, a draft that keeps itself. */

import { answers, fill, path, send, walk } from "../support/claim";
import { expect, test } from "../support/test";

const awake = (selector: string) => `${selector}[data-hydrated]`;

test("the number is explained as soon as the field is left", async ({ page, stranger, checkPage }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "identity" });
  await page.locator(awake('.live[data-field="nir"]')).waitFor();
  const nir = page.getByLabel("Numéro de sécurité sociale");
  await nir.fill(`${claim.person.nir.slice(0, 13)}00`);
  await nir.blur();
  await expect(page.locator("#nir-error")).toContainText("Le numéro et sa clé");
  await expect(nir).toHaveAttribute("aria-describedby", /nir-error/);
  await checkPage();
  await nir.fill(claim.person.nir);
  await expect(page.locator("#nir-error")).toHaveCount(0);
  await expect(page.getByText("Numéro valide")).toBeVisible();
  await expect(nir).not.toHaveAttribute("aria-invalid", "true");
});

test("the number of the company is explained too", async ({ page, stranger }) => {
  await page.goto(path("terms"));
  await walk(page, { person: stranger(), status: "employee" }, { until: "employers" });
  await page.locator(awake('.live[data-field="employer_siret"]')).waitFor();
  const siret = page.getByLabel("SIRET");
  await siret.fill("000900017");
  await siret.blur();
  await expect(page.locator("#employer_siret-error")).toContainText("14 chiffres");
});

test("the first day off shows the twenty-one days, and a day that cannot be", async ({ page, stranger, checkPage }) => {
  await page.goto(path("terms"));
  await walk(page, { person: stranger() }, { until: "period" });
  await page.locator(awake(".live[data-today]")).waitFor();
  await fill(page, { first_day: "20", first_month: "mars", first_year: "2020" });
  await page.locator("#first_year").blur();
  await expect(page.locator(".live__days")).toHaveText(/du 20 mars 2020 au 9 avril 2020 inclus \(21 jours\)/);
  await checkPage();
  await fill(page, { first_day: "30" });
  await page.locator("#first_day").blur();
  await expect(page.locator("#first_day-error")).toContainText("ne peut pas être après aujourd’hui");
  await checkPage();
});

test("what is typed is kept by itself and is there in a new tab", async ({ page, stranger, checkPage }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "identity" });
  await page.locator(awake(".live.autosave")).waitFor();
  const { nir, birth_name, first_names } = answers("identity", claim) as Record<string, string>;
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/autosave") && answer.ok());
  await fill(page, { birth_name: birth_name ?? "" });
  await page.locator("#birth_name").blur();
  expect((await kept).request().postDataJSON()).toMatchObject({ version: 1 });
  await expect(page.locator(".live.autosave leptos-island")).toHaveText(/^Brouillon enregistré à \d+\sh\s\d\d$/);
  const again = page.waitForResponse((answer) => answer.url().endsWith("/api/autosave") && answer.ok());
  await fill(page, { first_names: first_names ?? "", nir: nir ?? "" });
  await page.locator("#nir").blur();
  await again;
  await checkPage();

  const tab = await page.context().newPage();
  await expect(async () => {
    await tab.goto(path("identity"));
    await expect(tab.locator("#nir")).toHaveValue(nir ?? "", { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expect(tab.locator("#birth_name")).toHaveValue(birth_name ?? "");
  await expect(tab.locator("#first_names")).toHaveValue(first_names ?? "");
  await tab.goto("/fr");
  await expect(tab.getByText("Une demande est commencée sur cet appareil.")).toBeVisible();
});

test.describe("when the draft cannot be kept", () => {
  test.use({ tolerated: [/ERR_CONNECTION_FAILED/] });

  test("the page says so, and the form still goes on", async ({ page, stranger }) => {
    await page.route("**/api/autosave", (route) => route.abort("connectionfailed"));
    const claim = { person: stranger() };
    await page.goto(path("terms"));
    await walk(page, claim, { until: "identity" });
    await page.locator(awake(".live.autosave")).waitFor();
    await fill(page, answers("identity", claim));
    await page.locator("#birth_name").focus();
    await expect(page.getByText("Brouillon non enregistré pour le moment.")).toBeVisible();
    await send(page);
    await expect(page).toHaveURL(path("contact"));
  });
});
