/** The HTML as the server wrote it, before the browser mends it: html-validate finds nothing to say. */

import { type Page, type Response } from "@playwright/test";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Style sheet and script are our own, from our own address, under their fingerprint.
    "require-sri": ["error", { target: "crossorigin" }],
    // One of many under one name: boxes to tick.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // The error summary is a second-level heading and stands above the first: it is what has to be read first.
    "heading-level": ["error", { minInitialRank: "h2" }],
  },
});

/** What each page was last sent. */
const sources = new WeakMap<Page, Promise<string>>();

/** Keeps the source of a page that a browser opens, until the next one. */
export function keepSource(response: Response): void {
  const request = response.request();
  const isPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
  const isHtml = response.headers()["content-type"]?.startsWith("text/html");
  // A redirect has no body, and a page that is left at once takes it along.
  if (isPage && isHtml) sources.set(request.frame().page(), response.text().catch(() => ""));
}

/** What is wrong with the source of a page, a line each. */
export async function markupFaults(page: Page): Promise<string[]> {
  // Leptos writes its empty comment short; every browser reads it as this one.
  const source = ((await sources.get(page)) ?? "").replaceAll("<!>", "<!---->");
  const report = await validator.validateString(source, page.url());
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
