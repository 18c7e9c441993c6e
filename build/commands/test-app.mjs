import { readyForTests } from '../setup/ready-for-tests.mjs';
import { toLine } from '../setup/tally.mjs';
import { runAppTests } from '../setup/test-runs.mjs';

/** @param {readonly string[]} args handed on to Playwright */
export async function run(args) {
  const tally = await runAppTests(await readyForTests(), args);
  console.log(toLine(tally));
  return tally.failed === 0 ? 0 : 1;
}
