// Minifies the JavaScript that wasm-bindgen wrote, and folds in the snippets it imports.
// node scripts/minify-glue.mjs <in.js> <out.js>
import { build } from "esbuild";

const [, , input, output] = process.argv;
await build({
  entryPoints: [input],
  outfile: output,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});
