import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDesktop } from './desktop.mjs';
import { runInForeground } from './foreground.mjs';
import { electronSwitches, lookAtMachine } from './machine.mjs';
import { ROOT } from './paths.mjs';
import { say } from './say.mjs';

/** @typedef {import('./desktop.mjs').DesktopWish} DesktopWish */

/**
 * Complaints of Chromium that mean nothing: no system bus in a container, and helpers that a closing app takes along.
 * Both ways it has of naming the place: "bus.cc(399)" and, newer, "dbus/bus.cc:399".
 */
export const HARMLESS =
  /^\[\d+:\d+\/[\d.]+:(?:ERROR|WARNING):[\w/]*\b(?:bus|object_proxy|zygote_communication_linux|gpu_process_host|network_service_instance_impl|viz_main_impl)\.cc[(:]/;

/**
 * What this machine lacks for showing a window.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {DesktopWish} empty when nothing is lacking
 */
export function lackOf(env, platform) {
  if (platform !== 'linux') return {};
  const hasBus =
    env['DBUS_SESSION_BUS_ADDRESS'] || existsSync(join(env['XDG_RUNTIME_DIR'] || '/nowhere', 'bus'));
  return {
    display: !env['DISPLAY'] && !env['WAYLAND_DISPLAY'],
    ...(hasBus ? {} : { bus: /** @type {const} */ ('open') }),
  };
}

/**
 * Runs the built app until it ends.
 * @param {import('./runtime/choose.mjs').Runtime} runtime
 * @param {readonly string[]} appArguments
 * @param {DesktopWish} wish
 */
export async function runApp(runtime, appArguments, wish) {
  if (wish.display) say('No display here: the window opens on a virtual one (Xvfb), nobody sees it');
  if (wish.bus) say(`No session bus here: starting one${wish.keyring ? ', with an empty keychain' : ''}`);
  const switches = electronSwitches(lookAtMachine(runtime.dist, wish.display === true));
  for (const [flag, reason] of switches) say(`${reason} (${flag})`);
  const desktop = await openDesktop(wish);
  try {
    say('Starting Tallylight; Ctrl-C ends it');
    const words = [...switches.map(([flag]) => flag), ROOT, ...appArguments];
    return await runInForeground(runtime.path, words, {
      env: desktop.env,
      cwd: process.env['INIT_CWD'] || ROOT,
      hush: HARMLESS,
    });
  } finally {
    await desktop.close();
  }
}
