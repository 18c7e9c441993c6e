import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesktop, TEST_DESKTOP } from './desktop.mjs';
import { runInForeground } from './foreground.mjs';
import { electronSwitches, lookAtMachine } from './machine.mjs';
import { ROOT } from './paths.mjs';
import { runtimeEnvironment } from './runtime/index.mjs';
import { say } from './say.mjs';
import { ofPlaywright, ofVitest, sum, trusted } from './tally.mjs';
import { tool } from './tools.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./runtime/choose.mjs').Runtime} Runtime */

/** @param {readonly string[]} args for vitest */
export function runUnitTests(args) {
  say('Running the unit tests (vitest)');
  return withReport(ofVitest, (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const words = tool('vitest', 'run', ...reporters, ...args);
    return runInForeground(process.execPath, words, { cwd: ROOT, env: process.env });
  });
}

/**
 * Runs the app tests in the built app. They wait more than they work: all of them go in two halves, each on a desktop of
 * its own; those that are named go one after the other.
 * @param {Runtime} runtime
 * @param {readonly string[]} args for Playwright
 */
export async function runAppTests(runtime, args) {
  say('Running the app tests (Playwright, on a virtual desktop)');
  const parts = args.length === 0 ? Math.min(2, availableParallelism()) : 1;
  const all = Array.from({ length: parts }, (_, part) => `--shard=${part + 1}/${parts}`);
  return sum(await Promise.all(all.map((part) => runSome(runtime, part, args))));
}

/** @param {Runtime} runtime @param {string} part @param {readonly string[]} args @returns {Promise<Tally>} */
function runSome(runtime, part, args) {
  return withReport(ofPlaywright, (report) => {
    // A run clears the folder of its results when it begins.
    const results = `--output=test-results/${part.slice('--shard='.length).replace('/', '-of-')}`;
    const words = tool('playwright', 'test', '--reporter=list,json', part, results, ...args);
    return runOnTestDesktop(runtime, words, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  });
}

/**
 * Runs a Node program on a desktop of its own. It finds the executable in ELECTRON_EXEC_PATH and the
 * switches that this machine needs in TALLYLIGHT_ELECTRON_SWITCHES, parted by spaces.
 * @param {Runtime} runtime
 * @param {readonly string[]} words for Node
 * @param {NodeJS.ProcessEnv} [more]
 */
export async function runOnTestDesktop(runtime, words, more = {}) {
  const wish = process.platform === 'linux' ? TEST_DESKTOP : {};
  const switches = electronSwitches(lookAtMachine(runtime.dist, wish.display === true)).map(([flag]) => flag);
  const desktop = await openDesktop(wish);
  try {
    const own = { ...runtimeEnvironment(runtime), TALLYLIGHT_ELECTRON_SWITCHES: switches.join(' ') };
    return await runInForeground(process.execPath, words, {
      cwd: ROOT,
      env: { ...desktop.env, ...own, ...more },
    });
  } finally {
    await desktop.close();
  }
}

/**
 * @template Report
 * @param {(report: Report) => Tally} read
 * @param {(file: string) => Promise<number>} runner writes its report into the file and gives its exit code
 * @returns {Promise<Tally>}
 */
async function withReport(read, runner) {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-report-'));
  try {
    const file = join(folder, 'report.json');
    const code = await runner(file);
    return trusted(existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
