/** Draws a picture of every page, narrow and wide, into test-results/screens: `npm run screens`. */

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { addEmployers, answers, expectStep, file, fill, path, send, steps } from "../support/claim";
import { expectState, giveCode, knock, openClaim } from "../support/follow-up";
import { siret } from "../support/people";
import { signIn, signInAt, takeCase } from "../support/staff";
import { test } from "../support/test";

const EMPLOYERS = [
  { name: "Boulangerie des Essais", siret: siret(11), email: "paie-11@entreprise.example" },
  { name: "Société coopérative agricole de transformation des Essais", siret: siret(12), email: "paie-12@entreprise.example" },
];

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: join("test-results", "screens", `${name}-${width}.png`), fullPage: true });
  }
}

test("the pages anyone may open", async ({ page }) => {
  for (const [name, address] of [
    ["home", "/fr"],
    ["home-en", "/en"],
    ["check", "/fr/suis-je-concerne"],
    ["follow-up", "/fr/suivi"],
    ["verify", "/fr/verifier"],
    ["privacy", "/fr/donnees-personnelles"],
    ["accessibility", "/fr/accessibilite"],
    ["not-found", "/fr/nulle-part"],
    ["verify-printed", "/v/ABCD-EFGH-JKMN"],
    ["proof", "/v/"],
    ["sign-in", "/agent/connexion"],
  ] as const) {
    await page.goto(address);
    await shoot(page, name);
  }
  for (const [name, status] of [
    ["check-yes", "farmer"],
    ["check-door", "civil-servant"],
  ] as const) {
    await page.goto("/fr/suis-je-concerne");
    await fill(page, { status, health_worker: "no", ground: "ald", "answer-ald-number": "8", telework: "impossible" });
    await send(page);
    await page.locator("[data-says]:not([hidden]) > h2").waitFor();
    await shoot(page, name);
  }
});

test("the form and the receipt", async ({ page, known }) => {
  const claim = { person: known(), status: "employee" as const, noEmail: true, employers: EMPLOYERS };
  await page.goto(path("terms"));
  for (const step of steps(claim)) {
    await expectStep(page, step);
    await shoot(page, `form-${step}`);
    await send(page);
    await page.locator(".error-summary").waitFor();
    await shoot(page, `form-${step}-faults`);
    if (step === "employers") {
      await addEmployers(page, EMPLOYERS);
      await shoot(page, "form-employers-list");
    }
    await fill(page, answers(step, claim));
    if (step === "ground" || step === "contact") await shoot(page, `form-${step}-filled`);
    await send(page);
  }
  await page.waitForURL("/fr/demande/recu");
  await shoot(page, "receipt-codes");
  await page.goto("/fr");
  await shoot(page, "home-after");
});

test("the follow-up and the notice", async ({ page, known }) => {
  const person = known();
  const reference = await file(page, { person, status: "employee", employers: EMPLOYERS });
  await shoot(page, "receipt");
  await knock(page, reference, person);
  await shoot(page, "follow-up-code");
  await giveCode(page, "00000000");
  await page.locator(".error-summary").waitFor();
  await shoot(page, "follow-up-code-refused");
  await openClaim(page, reference, person);
  await expectState(page, "Votre demande est acceptée");
  await shoot(page, "claim-approved");
  const row = page.locator(".summary-list__row").filter({ has: page.getByText("Code", { exact: true }) });
  const code = (await row.first().locator("dd").innerText()).trim();
  await page.getByRole("link", { name: /^Lire le volet pour/ }).first().click();
  await shoot(page, "notice-page");
  await page.goto(`/v/${code}`);
  await fill(page, { last_name: person.birthName });
  await send(page);
  await shoot(page, "verify-valid");
});

test("the back office", async ({ page, stranger }) => {
  const person = stranger();
  const reference = await file(page, { person, status: "employee", employers: EMPLOYERS });
  await openClaim(page, reference, person);
  await expectState(page, "Une personne examine votre demande");
  await shoot(page, "claim-in-review");
  const desk = await page.context().newPage();
  await signIn(desk, "gestionnaire");
  await takeCase(desk, reference);
  await shoot(desk, "case-caseworker");
  await desk.getByRole("button", { name: "Enregistrer la décision" }).click();
  await desk.locator(".error-summary").waitFor();
  await shoot(desk, "case-faults");
  await desk.locator(".keys > summary").click();
  await shoot(desk, "case-keys");
  await desk.goto("/agent/fin-de-service");
  await shoot(desk, "shift");
  await desk.goto("/agent");
  await shoot(desk, "queue");
  await takeCase(desk, reference);
  await desk.getByRole("button", { name: "Transmettre au service médical" }).click();
  await desk.getByText("Dossier transmis à l’autre service.").waitFor();
  await shoot(desk, "queue-passed");
  await signIn(desk, "medecin");
  await takeCase(desk, reference);
  await shoot(desk, "case-medical");
  await desk.locator("summary").filter({ hasText: "Poser une question" }).click();
  await desk.getByLabel("Votre question").fill("Quand votre traitement a-t-il commencé ?");
  await desk.getByRole("button", { name: "Envoyer la question" }).click();
  await desk.getByText("Question envoyée.").waitFor();
  await expectState(page, "Nous attendons votre réponse");
  await shoot(page, "claim-question");
  await fill(page, { answer: "En 2015." });
  await page.getByRole("button", { name: "Envoyer ma réponse" }).click();
  await expectState(page, "Une personne examine votre demande");
  await takeCase(desk, reference);
  await fill(desk, { verdict: "refuse" });
  await desk.getByLabel("Motif du refus").selectOption("not-at-risk");
  await desk.getByLabel("Explication à l’assuré").fill("Votre traitement est arrêté depuis un an.");
  await desk.getByRole("button", { name: "Aperçu de la décision" }).click();
  await desk.locator(".preview").waitFor();
  await shoot(desk, "case-preview");
  await desk.getByRole("button", { name: "Enregistrer la décision" }).click();
  await desk.getByRole("alert").waitFor();
  await signIn(desk, "medecin-2");
  await takeCase(desk, reference);
  await shoot(desk, "case-to-confirm");
  await desk.getByRole("button", { name: "Confirmer la décision" }).click();
  await desk.getByText("Décision confirmée.").waitFor();
  await expectState(page, "Votre demande est refusée");
  await shoot(page, "claim-refused");
});

test("the rules, drafted and published", async ({ page }) => {
  await signIn(page, "regles-1");
  await page.getByText("Commencer un projet").click();
  await shoot(page, "rules-desk");
  await page.getByLabel("Titre du projet").fill("Le décret de janvier");
  await page.getByLabel("Pourquoi ce changement ?").fill("Un décret rouvre le dispositif.");
  await page.getByLabel("La version suivante d’un dispositif").check();
  await page.getByLabel("Dispositif", { exact: true }).selectOption("at-risk");
  await page.locator("#from_day").fill("1");
  await page.locator("#from_month").fill("1");
  await page.locator("#from_year").fill("2024");
  await page.getByRole("button", { name: "Commencer le projet" }).click();
  await page.locator("#faults").waitFor();
  await page.locator("summary").first().click();
  await shoot(page, "rules-draft");
});

test("the safeguards", async ({ page, known }) => {
  await signInAt(page, "regles-1", "/agent/regles/garde-fous");
  await shoot(page, "safeguards");
  await page.getByRole("button", { name: "Suspendre" }).click();
  await page.locator(".error-summary").waitFor();
  await shoot(page, "safeguards-faults");
  await fill(page, { criterion: "contact-case/called-by-fund", hold_reason: "Le registre des appels est en panne depuis ce matin." });
  await page.getByRole("button", { name: "Suspendre" }).click();
  await page.getByRole("alert").waitFor();
  await shoot(page, "safeguards-held");
  await file(page, { person: known(), status: "employee", employers: EMPLOYERS });
  await page.context().clearCookies();
  await signInAt(page, "medecin", "/agent/controles");
  await shoot(page, "rechecks");
  // Chance draws one approval in twenty: with rules that draw all, the file of one is drawn too.
  await page.getByRole("button", { name: "Prendre la relecture suivante" }).click();
  await shoot(page, page.url().endsWith("?rien") ? "rechecks-none" : "recheck");
});
