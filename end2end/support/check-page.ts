/** What holds on every page: valid HTML, axe finds nothing wide or narrow, nothing is wider than the smallest phone. */

import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { markupFaults } from "./markup";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** 320 CSS pixels: a small phone, or a screen of 1280 at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** axe is a script: where scripts are off only the layout is measured; the pages are the same, byte for byte. */
export async function check(page: Page, hasScripts: boolean): Promise<void> {
  const toExamine = hasScripts && (await isNew(page));
  if (toExamine) {
    expect(await markupFaults(page), `HTML of ${page.url()}`).toEqual([]);
    expect(await violations(page), `axe on ${page.url()}`).toEqual([]);
  }
  const usual = page.viewportSize();
  if (toExamine) await draw(page);
  await page.setViewportSize(NARROW);
  if (toExamine) await draw(page);
  expect(await tooWide(page), `wider than 320 px: ${page.url()}`).toEqual([]);
  if (toExamine) expect(await violations(page), `axe at 320 px on ${page.url()}`).toEqual([]);
  if (usual) await page.setViewportSize(usual);
}

/** Draws a picture of it, for people to look at: `npm run screens`. */
async function draw(page: Page): Promise<void> {
  if (!process.env.ABRI_SCREENS) return;
  const name = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/\W+/g, "-");
  const path = join("test-results", "screens", `${name}-${seen.size}-${page.viewportSize()?.width}.png`);
  await page.screenshot({ path, fullPage: true });
}

/** The pages this worker has examined: journeys share pages, and axe is the slowest of it all. */
const seen = new Set<string>();

/** A page is new when its elements and their attributes never stood together so; what was typed does not count. */
async function isNew(page: Page): Promise<boolean> {
  const drawing = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .map((node) => `${node.localName}${["class", "id", "role", "lang", "aria-invalid"].map((name) => node.getAttribute(name))}`)
      .join(),
  );
  const isNew = !seen.has(drawing);
  seen.add(drawing);
  return isNew;
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
  );
}

/** The elements that stick out of the page, if the page scrolls sideways at all. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth <= window.innerWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    return [`${root.scrollWidth} px`, ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });
}
