// Says what the browser downloads, and with --check fails when that is over budget.
// node scripts/sizes.mjs <pkg folder> [--check]
import { statSync } from "node:fs";
import { join } from "node:path";

const BUDGET = 90_000; // bytes of WebAssembly and its glue over the wire, for the whole public journey

const [, , folder, flag] = process.argv;
const size = (name) => statSync(join(folder, name)).size;
for (const name of ["abri.wasm", "abri.js", "abri.css"]) {
  console.error(`      ${name}: ${size(name)} bytes, ${size(`${name}.br`)} over the wire`);
}
const wasm = size("abri.wasm.br") + size("abri.js.br");
console.error(`      WebAssembly and glue: ${wasm} of ${BUDGET} bytes`);
if (flag === "--check" && wasm > BUDGET) {
  console.error("abri: over budget");
  process.exit(1);
}
