/** What goes wrong: empty pages, typing mistakes, the back button, a second press of the button. */

import { addEmployers, answers, expectStep, fill, path, reference, send, sender, steps, walk } from "../support/claim";
import { mailsTo } from "../support/mailbox";
import { siret } from "../support/people";
import { openCase, signIn } from "../support/staff";
import { expect, test } from "../support/test";

const EMPLOYERS = [{ name: "Scierie des Essais", siret: siret(5), email: "paie-5@entreprise.example" }];

test("each page sent empty says what is missing, with a link to each field", async ({ page, stranger, visit, checkPage, hasScripts }) => {
  const claim = { person: stranger(), status: "employee" as const, employers: EMPLOYERS };
  await visit(path("terms"));
  for (const step of steps(claim)) {
    await expectStep(page, step);
    await send(page);
    const summary = page.locator(".error-summary");
    await expect(summary, step).toBeFocused();
    await expect(page).toHaveTitle(/^Erreur\u00a0: /);
    await checkPage();
    for (const link of await summary.getByRole("link").all()) {
      const target = page.locator((await link.getAttribute("href")) ?? "");
      await expect(target).toHaveCount(1);
      await link.click();
      if (hasScripts) await expect(target).toBeFocused();
    }
    if (step === "employers") await addEmployers(page, EMPLOYERS);
    await fill(page, answers(step, claim));
    await send(page);
  }
  await expect(page).toHaveURL("/fr/demande/recu");
});

test("an employer sent empty says what is missing", async ({ page, stranger, checkPage }) => {
  await page.goto(path("terms"));
  await walk(page, { person: stranger(), status: "employee" }, { until: "employers" });
  await send(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".error-summary a")).toHaveCount(2);
  await checkPage();
});

test("what was typed comes back with the faults", async ({ page, stranger, checkPage }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "identity" });
  const typed = { ...answers("identity", claim), nir: "2 85 12 99 999 906 15", birth_month: "13" };
  await fill(page, typed);
  await send(page);
  for (const [name, value] of Object.entries(typed)) await expect(page.locator(`#${name}`)).toHaveValue(value);
  const summary = page.locator(".error-summary");
  await expect(summary.getByRole("link")).toHaveCount(2);
  await expect(summary).toContainText("Le numéro et sa clé");
  await expect(page.locator("#nir-error")).toContainText("Le numéro et sa clé");
  await expect(page.locator("#nir")).toHaveAttribute("aria-invalid", "true");
  await checkPage();
});

test("a month may be typed as a word, the longest one too", async ({ page, stranger }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "identity" });
  await fill(page, { ...answers("identity", claim), birth_month: "septembre" });
  await send(page);
  await expect(page).toHaveURL(path("contact"));
});

test("the back button shows the page before with its answers, and going on still works", async ({ page, stranger }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim, { until: "contact" });
  await page.goBack();
  await expect(page).toHaveURL(path("identity"));
  await expect(page.getByLabel("Nom de naissance")).toHaveValue(claim.person.birthName);
  await send(page);
  await expect(page).toHaveURL(path("contact"));
  await page.getByRole("link", { name: "Retour" }).click();
  await expect(page.getByLabel("Nom de naissance")).toHaveValue(claim.person.birthName);
});

test("nobody reaches a later page before the earlier ones are right", async ({ page, stranger }) => {
  await page.goto(path("review"));
  await expect(page).toHaveURL(path("terms"));
  await walk(page, { person: stranger() }, { until: "identity" });
  await page.goto(path("review"));
  await expect(page).toHaveURL(path("identity"));
});

test("a double press of the last button makes one claim", async ({ page, stranger }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim);
  await fill(page, answers("review", claim));
  await sender(page).dblclick();
  await expect(page).toHaveURL("/fr/demande/recu");
  const code = await reference(page);
  await page.goBack();
  await expect(page).toHaveURL("/fr/demande/recu");
  expect(await reference(page)).toBe(code);

  await signIn(page, "gestionnaire");
  await openCase(page, code);
  await page.goto("/agent");
  await expect(page.getByRole("row").filter({ hasText: claim.person.birthName })).toHaveCount(1);
  await expect.poll(() => mailsTo(claim.person.email, /accusé de réception/).length).toBe(1);
});

test("an answer can be changed from the review, and the way leads back there", async ({ page, stranger, checkPage }) => {
  const claim = { person: stranger() };
  await page.goto(path("terms"));
  await walk(page, claim);
  await page.getByRole("link", { name: /Modifier.*prénoms/i }).click();
  await expect(page).toHaveURL(`${path("identity")}?from=review`);
  await checkPage();
  await fill(page, { first_names: "" });
  await send(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await fill(page, { first_names: "Claude" });
  await page.getByRole("button", { name: "Enregistrer et revenir" }).click();
  await expect(page).toHaveURL(path("review"));
  await expect(page.locator("main")).toContainText("Claude");
});

test("a status with an employer, chosen late, asks for the employer", async ({ page, stranger }) => {
  await page.goto(path("terms"));
  await walk(page, { person: stranger() });
  await page.getByRole("link", { name: /Modifier.*situation de travail/i }).click();
  await fill(page, { status: "employee" });
  await send(page);
  await expect(page).not.toHaveURL(path("review"));
});
