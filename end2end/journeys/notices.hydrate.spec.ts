/** The proof of a notice, read in the browser: genuine, altered, forged, and with the network off. */

import type { Page } from "@playwright/test";
import { file } from "../support/claim";
import { openClaim } from "../support/follow-up";
import { type Person, siret } from "../support/people";
import { expect, test } from "../support/test";

const EMPLOYERS = [{ name: "Atelier des Essais", siret: siret(1) }];

/** What the QR code and the properties of the PDF hold. */
async function proofOf(page: Page, person: Person): Promise<string> {
  await openClaim(page, await file(page, { person, status: "employee", employers: EMPLOYERS, delivery: "self" }), person);
  const pdf = await page.request.get("/fr/suivi/volet/1");
  const found = /ABRI1\.[\w-]+/.exec((await pdf.body()).toString("latin1"));
  expect(found, "the proof stands in the file").not.toBeNull();
  return found![0];
}

const heading = (page: Page, name: string) => page.getByRole("heading", { name });

/** The same proof with other signed words, under the signature it had. */
function altered(proof: string, change: (text: string) => string): string {
  const bytes = Buffer.from(proof.slice("ABRI1.".length), "base64url");
  const said = change(bytes.subarray(0, -64).toString("utf8"));
  return `ABRI1.${Buffer.concat([Buffer.from(said, "utf8"), bytes.subarray(-64)]).toString("base64url")}`;
}

test("a genuine notice says so, without a word sent to the server, and an altered or a forged one is told", async ({ page, known, checkPage }) => {
  const person = known();
  const proof = await proofOf(page, person);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));

  await page.goto(`/v/#${proof}`);
  await expect(heading(page, "La signature est exacte")).toBeVisible();
  for (const words of [person.birthName, "Atelier des Essais", "25 mars 2020", "14 avril 2020", "Arrêt initial"]) {
    await expect(page.locator("#said")).toContainText(words);
  }
  await expect(page.locator("#said")).not.toContainText("Prolongation", { useInnerText: true });
  await expect(page.locator("main")).not.toContainText(/diab|affection|ALD/i);
  await expect(page.locator("#online")).toHaveAttribute("href", /^\/v\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await checkPage();

  await page.goto("/fr");
  await page.goto(`/v/#${altered(proof, (text) => text.replace("20200414", "20200514"))}`);
  await expect(heading(page, "Ce volet a été modifié")).toBeVisible();
  await expect(page.locator("#said")).toBeHidden();
  await checkPage();

  await page.goto("/fr");
  await page.goto(`/v/#${altered(proof, (text) => text.replace(/\n[0-9a-f]{8}\n/, "\n00000000\n"))}`);
  await expect(heading(page, "Ce volet n’est pas de nous")).toBeVisible();
  await checkPage();

  await page.getByLabel("Contenu du code QR").fill("https://example.org");
  await page.getByRole("button", { name: "Lire" }).click();
  await expect(heading(page, "Rien à lire ici")).toBeVisible();
  await page.getByLabel("Contenu du code QR").fill(proof);
  await page.getByRole("button", { name: "Lire" }).click();
  await expect(heading(page, "La signature est exacte")).toBeVisible();
  expect(asked.filter((request) => request.includes("ABRI1")), "the proof stays in the browser").toEqual([]);
});

test.describe("with the network off", () => {
  test.use({ tolerated: [/ERR_INTERNET_DISCONNECTED|net::ERR_FAILED|Failed to fetch/] });

  test("the page that was opened once reads notices all the same", async ({ page, context, known }) => {
    const proof = await proofOf(page, known());
    for (const [address, words] of [["/v/", "La signature est exacte"], ["/en/v/", "The signature is right"]] as const) {
      await page.goto(address);
      await page.evaluate(async () => (await navigator.serviceWorker.ready).active!.state);
      await context.setOffline(true);
      await page.goto(`${address}#${proof}`);
      await page.reload();
      await expect(heading(page, words)).toBeVisible();
      await context.setOffline(false);
    }
  });
});
