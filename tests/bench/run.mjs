// Runs the benches named on the command line, or all of them: `npm run bench -- queue`. Each is a file of this folder
// that exports `run(report)`. Ends with exit code 1 when a goal was missed.
import { readdirSync } from 'node:fs';

const HELPERS = new Set(['run', 'bundle', 'measure', 'back-test-store']);

/** @typedef {{ name: string, value: number, unit: string, yardstick?: string, ratio?: number, goal?: string, met?: boolean }} Line */

const known = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''))
  .filter((name) => !HELPERS.has(name))
  .sort();

let missed = 0;

/** @param {Line} line */
function report({ name, value, unit, yardstick, ratio, goal, met }) {
  const figure = `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`;
  const against = ratio === undefined ? '' : `, ${ratio.toFixed(2)} x ${yardstick ?? 'yardstick'}`;
  const verdict = goal === undefined ? '' : ` [${met ? 'met' : 'MISSED'}: ${goal}]`;
  if (met === false) missed++;
  console.log(`  ${name}: ${figure}${against}${verdict}`);
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". Known: ${known.join(', ')}`);
  process.exit(1);
}
for (const name of names.length > 0 ? names : known) {
  console.log(name);
  const bench = await import(new URL(`${name}.mjs`, import.meta.url).href);
  await bench.run(report);
}
process.exitCode = missed > 0 ? 1 : 0;
