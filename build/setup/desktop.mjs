import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stop } from './desktop/background.mjs';
import { startBus, startKeyring } from './desktop/bus.mjs';
import { startDisplay, startWindowManager } from './desktop/display.mjs';

/**
 * @typedef {object} DesktopWish
 * @property {boolean} [display] a virtual screen with a window manager
 * @property {'open' | 'closed'} [bus] a session bus; closed: nothing of the machine's can be activated on it
 * @property {boolean} [keyring] an unlocked, empty keyring on that bus
 * @property {boolean} [home] a home of its own, so that nothing of the user's is read or written
 * @typedef {{ readonly env: NodeJS.ProcessEnv, close(): Promise<void> }} Desktop
 */

/** What the tests run on, whatever the machine offers. @type {DesktopWish} */
export const TEST_DESKTOP = { display: true, bus: 'closed', keyring: true, home: true };

/**
 * Starts the wished parts of a desktop (Linux); `close` ends them all and removes their folder.
 * @param {DesktopWish} wish
 * @param {NodeJS.ProcessEnv} [env] what the parts and the programs on them start from
 * @returns {Promise<Desktop>}
 */
export async function openDesktop(wish, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-desktop-'));
  /** @type {import('./desktop/background.mjs').ChildProcess[]} */
  const parts = [];
  const close = async () => {
    for (const part of parts.reverse()) await stop(part);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    return { env: await furnish(wish, folder, env, parts), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {DesktopWish} wish
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} outer
 * @param {import('./desktop/background.mjs').ChildProcess[]} parts gets what was started
 */
async function furnish(wish, folder, outer, parts) {
  const shelter = { ...outer, ...privateHome(folder) };
  let env = wish.home ? shelter : { ...outer };
  if (wish.bus) {
    const bus = await startBus(folder, env, wish.bus === 'open');
    parts.push(bus.daemon);
    env = { ...env, ...bus.env };
  }
  if (wish.keyring) parts.push(await startKeyring({ ...shelter, ...busOf(env) }));
  if (wish.display) {
    const display = await startDisplay(folder, env);
    parts.push(display.server);
    env = { ...withoutWayland(env), ...display.env };
    parts.push(await startWindowManager(folder, env));
  }
  return env;
}

/** @param {string} folder */
function privateHome(folder) {
  const home = join(folder, 'home');
  const places = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 });
  return places;
}

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function busOf(env) {
  return { DBUS_SESSION_BUS_ADDRESS: env['DBUS_SESSION_BUS_ADDRESS'] };
}

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function withoutWayland({ WAYLAND_DISPLAY: _, ...rest }) {
  return { ...rest, NO_AT_BRIDGE: '1' };
}
