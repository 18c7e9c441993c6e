import { inTree } from '../setup/paths.mjs';
import { readyForTests } from '../setup/ready-for-tests.mjs';
import { runOnTestDesktop } from '../setup/test-runs.mjs';

/** @param {readonly string[]} args handed on to tests/bench/run.mjs */
export async function run(args) {
  return runOnTestDesktop(await readyForTests(), [inTree('tests', 'bench', 'run.mjs'), ...args]);
}
