import { ensureBundle } from '../setup/bundle.mjs';
import { runChecks } from '../setup/checks.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ensureRuntime } from '../setup/runtime/index.mjs';
import { say, SetupStop } from '../setup/say.mjs';
import { ensureSystemPackages } from '../setup/system-packages.mjs';
import { ONE_FAILED, sum, toLine } from '../setup/tally.mjs';
import { runAppTests, runUnitTests } from '../setup/test-runs.mjs';

/** Every check and every test; the last line of stdout is the sum. */
export async function run() {
  await ensureSystemPackages(['runtime', 'display', 'tests']);
  await ensurePackages();
  const runtime = await ensureRuntime();
  say('Checking types, style and format');
  const checks = sum(await runChecks([]));
  const units = await runUnitTests([]);
  const app = await testTheBuild(runtime);
  const total = sum([checks, units, app]);
  say(`checks: ${toLine(checks)}`);
  say(`unit tests: ${toLine(units)}`);
  say(`app tests: ${toLine(app)}`);
  console.log(toLine(total));
  return total.failed === 0 ? 0 : 1;
}

/** A build that fails is one failure, and the sum is told all the same. @param {import('../setup/runtime/choose.mjs').Runtime} runtime */
async function testTheBuild(runtime) {
  try {
    await ensureBundle();
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error;
    say(error.message);
    return ONE_FAILED;
  }
  return runAppTests(runtime, []);
}
