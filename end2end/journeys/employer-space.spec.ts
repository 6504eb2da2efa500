/** The space of an employer: a link to the address that received the notice, what to report, an answer, files. */

import { readFile } from "node:fs/promises";
import { file, fill, send } from "../support/claim";
import { openClaim } from "../support/follow-up";
import { awaitMail, mailsTo } from "../support/mailbox";
import { siret } from "../support/people";
import { expect, test } from "../support/test";

const OTHER = { name: "Garage des Essais", siret: siret(22) };
const HEALTH = /diab|affection|santé|\bALD\b/i;

test("an employer finds its notices by a link, reports, answers and takes files away", async ({ page, known, checkPage }) => {
  const person = known();
  const email = `espace-${person.email}`;
  const mine = { name: "Boulangerie des Essais", siret: siret(21), email };
  const claim = { person, status: "employee" as const, employers: [mine, { ...OTHER, email: `autre-${person.email}` }] };
  const reference = await file(page, { ...claim, delivery: "service" });
  await awaitMail(email, /(avis d’arrêt de travail)/);

  const employer = await page.context().newPage();
  await employer.goto("/employeur");
  await expect(employer).toHaveURL("/fr/employeur");
  await checkPage(employer);
  await send(employer);
  await expect(employer.locator(".error-summary")).toContainText("Indiquez le SIRET");
  await checkPage(employer);
  await fill(employer, { space_siret: mine.siret, space_email: email });
  const before = mailsTo(email);
  await send(employer);
  await expect(employer.getByRole("heading", { name: "Regardez votre messagerie" })).toBeVisible();
  await checkPage(employer);
  const link = await awaitMail(email, /(\/fr\/employeur\/lien\/\S+)/, before);

  await employer.goto(link);
  await checkPage(employer);
  await employer.getByRole("button", { name: "Voir les volets" }).click();
  await expect(employer).toHaveURL("/fr/employeur/volets");
  const list = employer.locator("main");
  await expect(list).toContainText("Signaler l’arrêt au plus tard le 30 mars 2020");
  await expect(list).not.toContainText(HEALTH);
  await expect(list).not.toContainText(OTHER.name);
  await checkPage(employer);

  await employer.getByRole("button", { name: "CSV" }).click();
  await expect(employer.locator(".error-summary")).toContainText("Cochez au moins un volet");
  await checkPage(employer);
  await employer.getByLabel("Tous les volets de cette page").check();
  const download = employer.waitForEvent("download");
  await employer.getByRole("button", { name: "CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain("14/04/2020");
  expect(csv).not.toContain(OTHER.name);

  await employer.getByRole("link", { name: person.birthName }).click();
  await expect(employer.locator("pre")).toContainText("S21.G00.60.003,'14042020'");
  await checkPage(employer);
  await employer.getByRole("button", { name: "Accuser réception" }).click();
  await expect(employer.locator("main")).toContainText("Réception accusée le");
  await checkPage(employer);
  await employer.getByRole("button", { name: "Le signaler" }).click();
  await expect(employer.locator(".error-summary")).toContainText("Cochez la case");
  await checkPage(employer);

  await openClaim(page, reference, person);
  await expect(page.locator("main")).toContainText("A accusé réception le");
  await checkPage();

  await employer.getByRole("link", { name: "Revenir à vos volets" }).click();
  await employer.getByRole("button", { name: "Quitter l’espace employeur" }).click();
  await employer.goto("/fr/employeur/volets");
  await expect(employer).toHaveURL("/fr/employeur");
});

test("the space speaks English, and a used link says what to do", async ({ page, visit, checkPage }) => {
  await visit("/en/employer");
  await expect(page.getByLabel("SIRET of the establishment")).toBeVisible();
  await visit("/en/employer/link/none-of-ours");
  await page.getByRole("button", { name: "See the notices" }).click();
  await expect(page.locator(".error-summary")).toContainText("Ask for another one");
  await checkPage();
});
