import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupStop } from '../say.mjs';

/**
 * Where the executable lies inside an Electron distribution.
 * @param {NodeJS.Platform} platform
 */
export function executableIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The runtime that the environment names: ELECTRON_EXEC_PATH (an executable, as electron-vite reads it)
 * or ELECTRON_OVERRIDE_DIST_PATH (a folder, as the electron package reads it).
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {import('./choose.mjs').Runtime | undefined}
 */
export function environmentRuntime(env, platform) {
  const { ELECTRON_EXEC_PATH: executable, ELECTRON_OVERRIDE_DIST_PATH: dist } = env;
  const path = executable || (dist ? join(dist, executableIn(platform)) : undefined);
  if (path === undefined) return undefined;
  if (!existsSync(path))
    throw new SetupStop(`The environment names ${path} as Electron, but there is no such file.`);
  return { path, dist: dist || distOf(path, platform), origin: 'environment' };
}

/** @param {string} path of an executable @param {NodeJS.Platform} platform */
function distOf(path, platform) {
  const inside = `/${executableIn(platform)}`;
  return path.endsWith(inside) ? path.slice(0, -inside.length) : dirname(path);
}
