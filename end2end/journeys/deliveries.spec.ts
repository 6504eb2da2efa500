/** What leaves: the insured corrects where an employer is reached; those who watch it see figures and what failed. */

import { file, fill, send } from "../support/claim";
import { openClaim } from "../support/follow-up";
import { awaitMail } from "../support/mailbox";
import { siret } from "../support/people";
import { signInAt } from "../support/staff";
import { expect, test } from "../support/test";

test("an address that was wrong is corrected, and the notice leaves again", async ({ page, known, checkPage }) => {
  const person = known();
  const employer = { name: "Menuiserie des Essais", siret: siret(23), email: `erreur-${person.email}` };
  const reference = await file(page, { person, status: "employee", employers: [employer], delivery: "service" });
  await awaitMail(employer.email, /(avis d’arrêt de travail)/);
  await openClaim(page, reference, person);
  await page.getByRole("link", { name: "Corriger l’adresse de Menuiserie des Essais" }).click();
  await checkPage();
  await fill(page, { employer_email: "" });
  await send(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await checkPage();
  const right = `juste-${person.email}`;
  await fill(page, { employer_email: right });
  await send(page);
  await awaitMail(right, /(avis d’arrêt de travail)/);
  await page.reload();
  await expect(page.getByText("Vous avez corrigé l’adresse d’un employeur")).toBeVisible();
  await checkPage();
});

test("whoever watches what leaves sees figures and what has to be looked at", async ({ page, checkPage }) => {
  await signInAt(page, "responsable", "/agent");
  await page.goto("/agent/envois");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await checkPage();
});
