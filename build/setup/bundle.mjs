import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runQuietly } from './child.mjs';
import { inTree, ROOT } from './paths.mjs';
import { say, SetupStop } from './say.mjs';
import { fingerprint } from './sources.mjs';
import { tool } from './tools.mjs';

const SOURCES = [
  'src-main',
  'src-preload',
  'src-renderer',
  'build/icons/png',
  'electron.vite.config.ts',
  'svelte.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = inTree('out', '.sources');

/** The oldest Electron that the built app must run on; electron-vite takes its targets from it. */
export const OLDEST_ELECTRON = { ELECTRON_MAJOR_VER: '25' };

/**
 * Builds the app into out/ unless it was built from these very sources.
 * @param {{ readonly tellWarnings?: boolean }} [options] whether the bundler's words are shown when all went well
 */
export async function ensureBundle({ tellWarnings = false } = {}) {
  const wanted = fingerprint(ROOT, SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return say('The build is up to date');
  rmSync(STAMP, { force: true });
  say('Building the app (electron-vite build)');
  const words = tool('electron-vite', 'build', '--logLevel', 'warn');
  const env = { ...process.env, ...OLDEST_ELECTRON };
  const { code, text } = await runQuietly(process.execPath, words, { cwd: ROOT, env });
  if (code !== 0 || tellWarnings) process.stderr.write(text);
  if (code !== 0) throw new SetupStop(`The build failed (exit code ${code}); its own words are above.`);
  writeFileSync(STAMP, wanted);
}

/** After something else has written to out/, such as a build for hot reload. */
export function forgetBundle() {
  rmSync(STAMP, { force: true });
}
