import { inTree } from './paths.mjs';

/** The scripts behind the npm packages' commands, so that no shell and no PATH is needed. */
const SCRIPTS = {
  tsc: ['typescript', 'bin', 'tsc'],
  'svelte-check': ['svelte-check', 'bin', 'svelte-check'],
  eslint: ['eslint', 'bin', 'eslint.js'],
  prettier: ['prettier', 'bin', 'prettier.cjs'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['playwright', 'cli.js'],
  'electron-vite': ['electron-vite', 'bin', 'electron-vite.js'],
};

/**
 * What Node must be given to run an npm tool.
 * @param {keyof typeof SCRIPTS} name
 * @param {...string} args
 */
export const tool = (name, ...args) => [inTree('node_modules', ...SCRIPTS[name]), ...args];
