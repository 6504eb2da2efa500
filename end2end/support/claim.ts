/** The form, filled in by hand as a person would, or posted page by page when a test only needs a claim. */

import { expect, type Page } from "@playwright/test";
import { type Person, REGISTERED_ALD } from "./people";
import { server } from "./server";

export interface Employer {
  name: string;
  siret: string;
  email?: string;
}

export interface Claim {
  person: Person;
  status?: "farmer" | "employee";
  /** Who works in two ways. */
  other?: "employee";
  ald?: number;
  noEmail?: boolean;
  employers?: Employer[];
  delivery?: "service" | "self";
}

type Answers = Record<string, string>;

export type StepName =
  | "terms"
  | "identity"
  | "contact"
  | "situation"
  | "ground"
  | "period"
  | "employers"
  | "sharing"
  | "review";

const FRENCH: Record<StepName, string> = {
  terms: "/fr/demande/conditions",
  identity: "/fr/demande/identite",
  contact: "/fr/demande/coordonnees",
  situation: "/fr/demande/situation",
  ground: "/fr/demande/motif",
  period: "/fr/demande/periode",
  employers: "/fr/demande/employeurs",
  sharing: "/fr/demande/volet-employeur",
  review: "/fr/demande/verification",
};
const ENGLISH: Record<StepName, string> = {
  terms: "/en/claim/terms",
  identity: "/en/claim/identity",
  contact: "/en/claim/contact",
  situation: "/en/claim/situation",
  ground: "/en/claim/ground",
  period: "/en/claim/period",
  employers: "/en/claim/employers",
  sharing: "/en/claim/employer-notice",
  review: "/en/claim/review",
};

export const path = (step: StepName, lang: "fr" | "en" = "fr") => (lang === "fr" ? FRENCH : ENGLISH)[step];

const hasEmployer = (claim: Claim) => [claim.status, claim.other].includes("employee");

/** The pages this claim has, in order. */
export function steps(claim: Claim): StepName[] {
  const all = Object.keys(FRENCH) as StepName[];
  return all.filter((step) => hasEmployer(claim) || (step !== "employers" && step !== "sharing"));
}

/** The answers of a page. Radios and boxes are named by their value. */
export function answers(step: StepName, claim: Claim): Answers {
  const { person } = claim;
  switch (step) {
    case "terms":
      return { terms_accepted: "yes" };
    case "identity":
      return {
        nir: person.nir,
        birth_name: person.birthName,
        first_names: person.firstNames,
        birth_day: String(person.birth.day),
        birth_month: String(person.birth.month),
        birth_year: String(person.birth.year),
      };
    case "contact":
      return {
        ...(claim.noEmail ? { no_email: "yes" } : { email: person.email }),
        street: "1 rue des Essais",
        postal_code: "35270",
        city: "Bourg-Essai",
      };
    case "situation":
      const other: Answers = claim.other ? { other_status: claim.other } : {};
      return { status: claim.status ?? "farmer", ...other, health_worker: "no" };
    case "ground":
      return { ground: "ald", "answer-ald-number": String(claim.ald ?? REGISTERED_ALD) };
    case "period": {
      const first = { telework: "impossible", first_day: "25", first_month: "3", first_year: "2020" };
      const worked = { worked_day: "24", worked_month: "mars", worked_year: "2020" };
      return hasEmployer(claim) ? { ...first, ...worked } : first;
    }
    case "employers":
      return {};
    case "sharing":
      return { delivery: claim.delivery ?? "service" };
    case "review":
      return { honour: "yes" };
  }
}

const employerAnswers = (employer: Employer): Answers => ({
  employer_name: employer.name,
  employer_siret: employer.siret,
  ...(employer.email ? { employer_email: employer.email } : {}),
});

/** Types the answers into the page. */
export async function fill(page: Page, values: Answers): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`);
    const kind = await field.first().evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.localName));
    if (kind === "radio" || kind === "checkbox") await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === "select") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** The button that sends the page, last in its form. */
export function sender(page: Page) {
  return page.locator("main form.form button[type=submit]").last();
}

export async function send(page: Page): Promise<void> {
  await sender(page).click();
}

/** Adds the employers of a claim from the page that lists them, or from the first one's page when none is listed. */
export async function addEmployers(page: Page, employers: Employer[], lang: "fr" | "en" = "fr"): Promise<void> {
  for (const employer of employers) {
    const add = page.getByRole("link", { name: lang === "fr" ? "Ajouter un employeur" : "Add an employer" });
    if (await add.isVisible()) await add.click();
    await fill(page, employerAnswers(employer));
    await send(page);
    await expect(page).toHaveURL(path("employers", lang));
  }
}

/** Fills the pages from the one on screen up to and without `until`, and looks at each with `look`. */
export async function walk(
  page: Page,
  claim: Claim,
  { lang = "fr", from = "terms", until = "review", look }: {
    lang?: "fr" | "en";
    from?: StepName;
    until?: StepName;
    look?: () => Promise<void>;
  } = {},
): Promise<void> {
  const all = steps(claim);
  for (const step of all.slice(all.indexOf(from), all.indexOf(until))) {
    await expectStep(page, step, lang);
    await look?.();
    if (step === "employers") await addEmployers(page, claim.employers ?? [], lang);
    await fill(page, answers(step, claim));
    await send(page);
  }
  await expectStep(page, until, lang);
}

/** The page of a step; who has named no employer yet is led to the first one's page. */
export async function expectStep(page: Page, step: StepName, lang: "fr" | "en" = "fr"): Promise<void> {
  const first = step === "employers" ? "(/(fiche|entry)/1)?" : "";
  await expect(page).toHaveURL(new RegExp(`${path(step, lang)}${first}(\\?scheme=[a-z-]+)?$`));
}

/** The reference on the receipt. */
export async function reference(page: Page): Promise<string> {
  return (await page.locator(".reference__code").innerText()).trim();
}

/** Files a claim without drawing the pages, then opens its receipt; the reference. */
export async function file(page: Page, claim: Claim, origin: string = server.url): Promise<string> {
  const post = (to: string, form: Answers) => sent(page, origin, to, form);
  await post(path("terms"), { ...answers("terms", claim), terms_version: await termsVersion(page) });
  for (const step of steps(claim).slice(1, -1)) {
    for (const [index, employer] of (step === "employers" ? (claim.employers ?? []) : []).entries()) {
      await post(`/fr/demande/employeurs/fiche/${index + 1}`, employerAnswers(employer));
    }
    await post(path(step), answers(step, claim));
  }
  const key = hidden(await (await page.request.get(path("review"))).text(), "submit_key");
  await post(path("review"), { ...answers("review", claim), submit_key: key });
  await page.goto("/fr/demande/recu");
  return reference(page);
}

async function termsVersion(page: Page): Promise<string> {
  return hidden(await (await page.request.get(path("terms"))).text(), "terms_version");
}

function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`the page has no ${name}`);
  return value;
}

async function sent(page: Page, origin: string, to: string, form: Answers): Promise<void> {
  const answer = await page.request.post(to, { form, headers: { origin }, maxRedirects: 0 });
  expect(answer.status(), `POST ${to}`).toBe(303);
}
