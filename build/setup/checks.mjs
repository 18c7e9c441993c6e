import { runQuietly } from './child.mjs';
import { ROOT } from './paths.mjs';
import { say, SetupStop } from './say.mjs';
import { ofCheck } from './tally.mjs';
import { tool } from './tools.mjs';

/** Every folder with a tsconfig of its own; the renderer's is svelte-check's. */
const TYPED = ['src-preload/contract', 'src-preload', 'src-main/core', 'src-main', 'tests', 'build'];

/** @type {Readonly<Record<string, readonly string[][]>>} name -> what Node runs, one after the other */
const CHECKS = {
  types: TYPED.map((folder) => tool('tsc', '--noEmit', '--pretty', 'false', '-p', folder)),
  lint: [tool('eslint', '.', '--max-warnings', '0')],
  svelte: [tool('svelte-check', '--tsconfig', 'src-renderer/tsconfig.json', '--fail-on-warnings')],
  format: [tool('prettier', '--check', '--log-level', 'warn', '.')],
};

const AT_ONCE = 2;

/**
 * Runs the named checks, all without names; each counts as one passed or failed.
 * @param {readonly string[]} names
 * @returns {Promise<import('./tally.mjs').Tally[]>}
 */
export async function runChecks(names) {
  const chosen = names.length === 0 ? Object.keys(CHECKS) : names;
  const unknown = chosen.find((name) => !(name in CHECKS));
  if (unknown !== undefined)
    throw new SetupStop(`There is no check "${unknown}". Known: ${Object.keys(CHECKS).join(', ')}`);
  const waiting = [...chosen];
  /** @type {import('./tally.mjs').Tally[]} */
  const tallies = [];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      tallies.push(await check(name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tallies;
}

/** @param {string} name */
async function check(name) {
  const results = [];
  for (const words of CHECKS[name] ?? [])
    results.push(await runQuietly(process.execPath, words, { cwd: ROOT }));
  const bad = results.filter(({ code }) => code !== 0);
  say(`${name}: ${bad.length === 0 ? 'passed' : 'failed'}`);
  for (const { text } of bad) process.stderr.write(text);
  return ofCheck(bad.length === 0);
}
