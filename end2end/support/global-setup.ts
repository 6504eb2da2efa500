/** Tells the register of the running server whom it knows, and hires a second caseworker and two rules officers. */

import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REGISTERED, REGISTERED_ALD, person } from "./people";
import { server } from "./server";
import { PASSWORD } from "./staff";

function abri(args: string[], input = ""): void {
  execFileSync(server.binary, [...args, "--data-dir", server.data], { input, stdio: ["pipe", "ignore", "inherit"] });
}

export default function setUp(): void {
  const file = join(server.data, "register.csv");
  const lines = Array.from({ length: REGISTERED }, (_, n) => `${person(n).nir},msa-35,${REGISTERED_ALD},`);
  writeFileSync(file, ["nir,fund,alds,pregnancy_due", ...lines, ""].join("\n"));
  abri(["register", "import", file]);
  rmSync(file);
  for (const [login, name, role] of [
    ["relais", "Relais des essais", "caseworker"],
    // Whoever ends a shift gives everything back: a person for each way the journeys are walked.
    ["soir-js-on", "Soir avec scripts", "caseworker"],
    ["soir-js-off", "Soir sans scripts", "caseworker"],
    ["vigie", "Vigie des essais", "rules-officer"],
    ["garde", "Garde des essais", "rules-officer"],
  ] as const) {
    abri(["staff", "add", login, name, role], `${PASSWORD}\n`);
  }
}
