/** The logs of the whole run hold nobody's number, name, address, ground or code. */

import { readFileSync } from "node:fs";
import { NAME_MARK } from "./people";
import { server, winter } from "./server";

const NEVER: [string, RegExp][] = [
  ["a social-security number", /(?<![\d.-])[1-478]\d{12}(\d{2})?(?![\d.-])/],
  ["a name", new RegExp(`${NAME_MARK}|Exemple|Modèle|Fiction`, "i")],
  ["an e-mail address", /[\w.]+@(courriel|entreprise)/i],
  ["a ground", /\b(ald|pregnancy|other-condition|cohabitant)\b/i],
  ["a medical note or a question", /Confidence-/],
];

export default function tearDown(): void {
  for (const { log } of [server, winter]) check(log);
}

function check(log: string): void {
  const lines = readFileSync(log, "utf8").split("\n");
  if (!lines.some((line) => line.includes("PostgreSQL started"))) throw new Error(`no log in ${log}`);
  const faults = lines.flatMap((line, index) =>
    NEVER.filter(([, pattern]) => pattern.test(line)).map(([what]) => `line ${index + 1}: ${what}`),
  );
  if (faults.length > 0) throw new Error(`${log} holds personal data\n${faults.join("\n")}`);
  const errors = lines.filter((line) => /"level":"ERROR"|\bERROR\b|panicked/.test(line));
  if (errors.length > 0) throw new Error(`the server met errors of its own\n${errors.join("\n")}`);
}
