/** The test of this house: any console error or failed request is a failure, and each test has people of its own. */

import { type BrowserContext, expect, type Page, type Response, test as base } from "@playwright/test";
import { type Person, person, REGISTERED } from "./people";
import { check } from "./check-page";
import { keepSource } from "./markup";

interface Fixtures {
  /** A person the register knows, never seen before. */
  known: () => Person;
  /** A person the register does not know. */
  stranger: () => Person;
  /** Opens a page of the service and checks it. */
  visit: (path: string) => Promise<void>;
  /** Checks the page as it now stands. */
  checkPage: (page?: Page) => Promise<void>;
  hasScripts: boolean;
  /** Faults that a test causes itself. */
  tolerated: RegExp[];
  guard: void;
}

/** People a worker may use up; a worker that replaces a failed one has people of its own. */
const A_WORKER = 40;

function supply(first: number) {
  let next = first;
  return () => person(next++);
}

export const test = base.extend<Fixtures, { people: { known: () => Person; stranger: () => Person } }>({
  people: [
    async ({}, use, worker) => {
      const first = worker.workerIndex * A_WORKER;
      await use({ known: supply(first % REGISTERED), stranger: supply(REGISTERED + first) });
    },
    { scope: "worker" },
  ],
  known: async ({ people }, use) => use(people.known),
  stranger: async ({ people }, use) => use(people.stranger),
  hasScripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  checkPage: async ({ page, hasScripts }, use) => use((other) => check(other ?? page, hasScripts)),
  visit: async ({ page, checkPage }, use) => {
    await use(async (path) => {
      await page.goto(path);
      await checkPage();
    });
  },
  tolerated: [[], { option: true }],
  guard: [
    async ({ context, hasScripts, tolerated }, use) => {
      const all = watch(context, hasScripts);
      await use();
      const faults = all.filter((fault) => !tolerated.some((pattern) => pattern.test(fault)));
      expect(faults, "console errors and failed requests").toEqual([]);
    },
    { auto: true },
  ],
});

function watch(context: BrowserContext, hasScripts: boolean): string[] {
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
  context.on("console", (message) => {
    // A page that says 404 or 422 is an answer; Chromium writes it to the console all the same.
    const isAnswer = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !isAnswer) faults.push(`console: ${message.text()}`);
  });
  context.on("response", (response) => {
    keepSource(response);
    if (isFault(response)) faults.push(`${response.status()} ${response.url()}`);
  });
  context.on("requestfailed", (request) => {
    // The browser itself stops loading when a page is left, or becomes a download.
    const why = request.failure()?.errorText ?? "";
    // Without scripts it refuses those of the page, and calls that "csp".
    if (!why.includes("ERR_ABORTED") && (hasScripts || why !== "csp")) faults.push(`${why} ${request.url()}`);
  });
  return faults;
}

function isFault(response: Response): boolean {
  const isPage = response.request().resourceType() === "document";
  return isPage ? response.status() >= 500 : response.status() >= 400;
}

export { expect };
