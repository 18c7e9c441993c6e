// The one door to every command: checks Node, then hands over to build/commands/NAME.mjs.
// Runs before `npm install`, so it and everything it loads uses Node alone.

import { nodeProblem } from './setup/node-version.mjs';
import { endWithStarter } from './setup/starter.mjs';

/** @type {Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<number> }>>>} */
const commands = {
  demo: () => import('./commands/demo.mjs'),
  start: () => import('./commands/start.mjs'),
  dev: () => import('./commands/dev.mjs'),
  build: () => import('./commands/build.mjs'),
  test: () => import('./commands/test.mjs'),
  'test-unit': () => import('./commands/test-unit.mjs'),
  'test-app': () => import('./commands/test-app.mjs'),
  bench: () => import('./commands/bench.mjs'),
  check: () => import('./commands/check.mjs'),
  icons: () => import('./commands/icons.mjs'),
  'electron-path': () => import('./commands/electron-path.mjs'),
};

/** @param {string} name @param {string[]} args @returns {Promise<number>} the exit code */
async function dispatch(name, args) {
  const problem = nodeProblem(process.versions.node);
  if (problem !== undefined) return fail(problem);
  const load = commands[name];
  if (load === undefined)
    return fail(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}`);
  const { SetupStop } = await import('./setup/say.mjs');
  try {
    return await (await load()).run(args);
  } catch (error) {
    if (error instanceof SetupStop) return fail(error.message);
    throw error;
  }
}

/** @param {string} message */
function fail(message) {
  console.error(`tallylight: ${message}`);
  return 1;
}

endWithStarter();
const [name = '', ...args] = process.argv.slice(2);
process.exitCode = await dispatch(name, args);
