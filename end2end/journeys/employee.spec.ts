/** An employee with two employers, and the employers. */

import { addEmployers, answers, file, fill, path, reference, send, walk, type Employer } from "../support/claim";
import { expectState, openClaim } from "../support/follow-up";
import { awaitMail } from "../support/mailbox";
import { siret } from "../support/people";
import { expect, test } from "../support/test";

const EMPLOYERS: Employer[] = [
  { name: "Boulangerie des Essais", siret: siret(1), email: "paie-1@entreprise.example" },
  { name: "Garage des Essais", siret: siret(2) },
];
const HEALTH = /diab|affection|maladie|santé|ALD/i;

test("each employer is shown its dates before they are sent, and never the reason", async ({ page, known, visit, checkPage }) => {
  const claim = { person: known(), status: "employee", employers: EMPLOYERS } as const;
  await visit(path("terms"));
  await walk(page, { ...claim, employers: EMPLOYERS }, { until: "employers", look: checkPage });

  await expect(page.getByText("Employeur 1")).toBeVisible();
  await checkPage();
  await addEmployers(page, EMPLOYERS);
  await expect(page.getByRole("listitem").filter({ hasText: "Garage des Essais" })).toBeVisible();
  await checkPage();
  await send(page);

  await expect(page).toHaveURL(path("sharing"));
  for (const { name } of EMPLOYERS) {
    const preview = page.locator(".preview").filter({ has: page.getByRole("heading", { name: `Volet pour ${name}` }) });
    await expect(preview).toContainText("14 avril 2020");
    await expect(preview).not.toContainText(HEALTH);
  }
  await checkPage();
  // The garage has no e-mail: the service has nowhere to send its notice.
  await fill(page, { delivery: "service" });
  await send(page);
  await expect(page.locator(".error-summary")).toContainText("l’employeur 2");
  await expect(page.getByRole("link", { name: "Compléter la fiche de Garage des Essais" })).toBeVisible();
  await checkPage();
  await fill(page, { delivery: "self" });
  await send(page);
  await expect(page).toHaveURL(path("review"));
  await checkPage();
  await fill(page, answers("review", claim));
  await send(page);
  await expect(page).toHaveURL("/fr/demande/recu");
  expect(await reference(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test("a farmer who is an employee too files once, and each employer sees its own last day worked", async ({ page, known, checkPage }) => {
  const claim = { person: known(), other: "employee", delivery: "self" } as const;
  await page.goto(path("terms"));
  await walk(page, claim, { until: "situation" });
  await fill(page, answers("situation", claim));
  await checkPage();
  await send(page);
  await walk(page, claim, { until: "employers", from: "ground" });
  await addEmployers(page, EMPLOYERS);
  await page.getByRole("link", { name: "Modifier Garage des Essais" }).click();
  await page.getByText("J’ai travaillé un autre dernier jour chez cet employeur").click();
  await fill(page, { employer_worked_day: "26", employer_worked_month: "mars", employer_worked_year: "2020" });
  await send(page);
  await expect(page.locator(".error-summary")).toContainText("avant le premier jour d’arrêt");
  await checkPage();
  await fill(page, { employer_worked_day: "20" });
  await send(page);
  await send(page);
  for (const [name, worked] of [["Boulangerie des Essais", "24 mars 2020"], ["Garage des Essais", "20 mars 2020"]]) {
    const preview = page.locator(".preview").filter({ has: page.getByRole("heading", { name: `Volet pour ${name}` }) });
    await expect(preview).toContainText(worked);
    await expect(preview).not.toContainText(/exploitant|agricole/i);
  }
  await fill(page, answers("sharing", claim));
  await send(page);
  await expect(page.locator("main")).toContainText("Exploitant agricole");
  await expect(page.locator("main")).toContainText("Salarié du secteur privé");
  await checkPage();
  await fill(page, answers("review", claim));
  await send(page);
  await expect(page).toHaveURL("/fr/demande/recu");
});

test("an employer can be taken off the list again", async ({ page, known }) => {
  await page.goto(path("terms"));
  await walk(page, { person: known(), status: "employee" }, { until: "employers" });
  await addEmployers(page, EMPLOYERS);
  await page.getByRole("button", { name: "Retirer Boulangerie des Essais" }).click();
  await expect(page.getByText("Boulangerie des Essais")).toHaveCount(0);
  await expect(page.getByText("Garage des Essais").first()).toBeVisible();
});

test("an approved notice is valid for the employer, and shortened after an early return", async ({ page, known, checkPage }) => {
  const person = known();
  const claim = { person, status: "employee" as const, employers: EMPLOYERS, delivery: "self" as const };
  await openClaim(page, await file(page, claim), person);
  await expectState(page, "Votre demande est acceptée");
  await expect(page.getByRole("heading", { name: "Boulangerie des Essais" })).toBeVisible();
  await checkPage();
  const notice = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger le volet pour Garage des Essais (PDF)" }).click();
  await notice;
  const row = page.locator(".summary-list__row").filter({ has: page.getByText("Code", { exact: true }) });
  const code = (await row.first().locator("dd").innerText()).trim();

  const employer = await page.context().newPage();
  await employer.goto("/fr/verifier");
  await checkPage(employer);
  await fill(employer, { code: code.toLowerCase().replaceAll("-", " "), last_name: person.birthName });
  await send(employer);
  await expect(employer.getByRole("heading", { name: "Ce volet est valable" })).toBeFocused();
  await expect(employer.locator("main")).toContainText(person.birthName);
  await expect(employer.locator("main")).not.toContainText(/diab|affection|ALD/i);
  await checkPage(employer);

  await fill(page, { return_day: "2", return_month: "4", return_year: "2020" });
  await page.getByRole("button", { name: "Raccourcir mon arrêt" }).click();
  await expect(page.getByText("Vous êtes en arrêt de travail du 25 mars 2020 au 1er avril 2020 inclus.")).toBeVisible();
  await checkPage();

  // The address on the paper fills the code in, and says nothing before the person is named.
  await employer.goto(`/v/${code}`);
  await checkPage(employer);
  await fill(employer, { last_name: "Personne" });
  await send(employer);
  await expect(employer.getByRole("heading", { name: "Aucun volet ne répond" })).toBeFocused();
  await checkPage(employer);
  await fill(employer, { last_name: person.birthName.toLowerCase() });
  await send(employer);
  await expect(employer.getByRole("heading", { name: "Cet arrêt a été raccourci" })).toBeVisible();
  await expect(employer.locator("main")).toContainText("1er avril 2020");
  await expect(employer.locator("main")).toContainText("14 avril 2020");
  await checkPage(employer);

  // The insured sees the notice as the employer does, and that it was checked.
  await page.goto("/fr/suivi/dossier");
  await expect(page.locator("main")).toContainText("Arrêt raccourci");
  await expect(page.locator("main")).toContainText("réponse donnée");
  await expect(page.locator("main")).toContainText("rien n’a été dit");
  await checkPage();
  await page.getByRole("link", { name: "Lire le volet pour Boulangerie des Essais" }).click();
  await expect(page.locator("main")).toContainText("1er avril 2020");
  await checkPage();
});

test("an employer with an e-mail receives the notice, and the e-mail does not say why", async ({ page, known }) => {
  const person = known();
  const email = `paie-${person.email}`;
  const employers = [{ name: "Imprimerie des Essais", siret: siret(3), email }];
  await file(page, { person, status: "employee", employers, delivery: "service" });
  const text = await awaitMail(email, /^([\s\S]+)$/);
  expect(text).toContain("avis d’arrêt de travail, volet employeur");
  expect(text).not.toMatch(/diab|affection|\bALD\b/i);
});
