// Says what the browser downloads, and with --check fails when that is over budget or tells where it was built.
// node scripts/sizes.mjs <pkg folder> [--check]
import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const BUDGET = 90_000; // bytes of WebAssembly and its glue over the wire, for the whole public journey

const [, , folder, flag] = process.argv;
const size = (name) => statSync(join(folder, name)).size;
for (const name of ["abri.wasm", "abri.js", "abri.css"]) {
  console.error(`      ${name}: ${size(name)} bytes, ${size(`${name}.br`)} over the wire`);
}
const wasm = size("abri.wasm.br") + size("abri.js.br");
console.error(`      WebAssembly and glue: ${wasm} of ${BUDGET} bytes`);

const module = readFileSync(join(folder, "abri.wasm"), "latin1");
const cargo = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const told = [cargo, process.cwd(), "/.cargo/"].filter((place) => module.includes(place));

const faults = [];
if (wasm > BUDGET) faults.push("over budget");
if (told.length > 0) faults.push(`abri.wasm names folders of the machine that built it: ${told.join(", ")}`);
if (flag === "--check" && faults.length > 0) {
  console.error(`abri: ${faults.join("; ")}`);
  process.exit(1);
}
