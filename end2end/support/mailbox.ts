/** The e-mails the service wrote: it has no SMTP server here, so they are files. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { server } from "./server";

/** The names of all e-mails to an address, in the order they were written. */
export function mailsTo(address: string): string[] {
  if (!existsSync(server.mail)) return [];
  const whole = readdirSync(server.mail).filter((name) => name.endsWith(".eml"));
  return whole.filter((name) => read(name).includes(`To: ${address}`)).sort();
}

function read(name: string): string {
  return readFileSync(join(server.mail, name), "utf8");
}

/** The words of an e-mail: its text part, without the encoding of the road. */
function words(name: string): string {
  const whole = read(name);
  if (/Content-Transfer-Encoding: base64/i.test(whole)) {
    const body = whole.split(/\r?\n\r?\n/).slice(1).join("");
    return Buffer.from(body, "base64").toString("utf8");
  }
  const soft = whole.replace(/=\r?\n/g, "");
  const bytes = soft.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Waits for an e-mail to that address that is not among `before` and holds `pattern`; its first group. */
export async function awaitMail(address: string, pattern: RegExp, before: string[] = []): Promise<string> {
  const find = () => {
    const fresh = mailsTo(address).filter((name) => !before.includes(name));
    return fresh.map((name) => pattern.exec(words(name))?.[1]).find((found) => found !== undefined) ?? null;
  };
  await expect.poll(find, { message: `an e-mail with ${pattern}`, timeout: 15_000 }).not.toBeNull();
  return find() ?? "";
}
