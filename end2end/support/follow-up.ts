/** The insured's way to their claim. */

import { expect, type Page } from "@playwright/test";
import { fill, send } from "./claim";
import { awaitMail, mailsTo } from "./mailbox";
import type { Person } from "./people";

const FRENCH = { door: "/fr/suivi", code: "/fr/suivi/code", claim: "/fr/suivi/dossier" };
const ENGLISH = { door: "/en/follow-up", code: "/en/follow-up/code", claim: "/en/follow-up/claim" };

/** Gives reference and birth date. */
export async function knock(page: Page, reference: string, { birth }: Person, lang: "fr" | "en" = "fr"): Promise<void> {
  const paths = lang === "fr" ? FRENCH : ENGLISH;
  await page.goto(paths.door);
  const date = { birth_day: String(birth.day), birth_month: String(birth.month), birth_year: String(birth.year) };
  await fill(page, { reference, ...date });
  await send(page);
  await expect(page).toHaveURL(paths.code);
}

/** Types a code. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await fill(page, { code });
  await send(page);
}

/** Opens the claim with the code that comes by e-mail. */
export async function openClaim(page: Page, reference: string, person: Person, lang: "fr" | "en" = "fr"): Promise<void> {
  const before = mailsTo(person.email);
  await knock(page, reference, person, lang);
  await giveCode(page, await awaitMail(person.email, /(?:Votre code|Your code)\s?: ([\d ]+)/u, before));
  await expect(page).toHaveURL((lang === "fr" ? FRENCH : ENGLISH).claim);
}

/** Waits until the claim says so: the service works while nobody looks, so the page is read again. */
export async function expectState(page: Page, heading: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}
