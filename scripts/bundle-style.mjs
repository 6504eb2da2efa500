// Joins a style sheet with everything it imports, and minifies it for the browsers people still use.
// node scripts/bundle-style.mjs <in.css> <out.css>
import { writeFileSync } from "node:fs";
import { bundle } from "lightningcss";

const [, , input, output] = process.argv;
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(100),
  android: version(100),
  firefox: version(100),
  safari: version(15, 4),
  ios_saf: version(15, 4),
  samsung: version(18),
};

try {
  writeFileSync(output, bundle({ filename: input, minify: true, targets }).code);
} catch (error) {
  console.error(`${error.fileName ?? input}:${error.loc?.line ?? 0}: ${error.message}`);
  process.exit(1);
}
