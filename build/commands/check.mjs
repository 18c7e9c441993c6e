import { runChecks } from '../setup/checks.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { sum, toLine } from '../setup/tally.mjs';

/** @param {readonly string[]} names of checks; all when empty */
export async function run(names) {
  await ensurePackages();
  const total = sum(await runChecks(names));
  console.log(toLine(total));
  return total.failed === 0 ? 0 : 1;
}
