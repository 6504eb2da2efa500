/** The e-mails the service wrote: it has no SMTP server here, so they are files. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { server } from "./server";

/** The names of the e-mails to an address that hold `pattern`, in the order they were written. */
export function mailsTo(address: string, pattern = /(?:)/): string[] {
  if (!existsSync(server.mail)) return [];
  const whole = readdirSync(server.mail).filter((name) => name.endsWith(".eml"));
  return whole.filter((name) => read(name).includes(`To: ${address}`) && pattern.test(words(name))).sort();
}

function read(name: string): string {
  return readFileSync(join(server.mail, name), "utf8");
}

/** The words of an e-mail: its first part, without the encoding of the road. */
function words(name: string): string {
  const whole = read(name).replaceAll("\r\n", "\n");
  const boundary = /boundary="([^"]+)"/.exec(whole)?.[1];
  const part = boundary === undefined ? whole : (whole.split(`--${boundary}`)[1] ?? "").trimStart();
  const end = part.indexOf("\n\n");
  const [head, body] = [part.slice(0, end), part.slice(end + 2)];
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/Content-Transfer-Encoding: quoted-printable/i.test(head)) return body;
  const joined = body.replace(/=\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
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
