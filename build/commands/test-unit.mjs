import { ensurePackages } from '../setup/packages.mjs';
import { toLine } from '../setup/tally.mjs';
import { runUnitTests } from '../setup/test-runs.mjs';

/** @param {readonly string[]} args handed on to vitest */
export async function run(args) {
  await ensurePackages();
  const tally = await runUnitTests(args);
  console.log(toLine(tally));
  return tally.failed === 0 ? 0 : 1;
}
