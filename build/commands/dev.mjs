import { HARMLESS, lackOf } from '../setup/app.mjs';
import { forgetBundle, OLDEST_ELECTRON } from '../setup/bundle.mjs';
import { openDesktop } from '../setup/desktop.mjs';
import { runInForeground } from '../setup/foreground.mjs';
import { electronSwitches, lookAtMachine } from '../setup/machine.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ROOT } from '../setup/paths.mjs';
import { ensureRuntime, runtimeEnvironment } from '../setup/runtime/index.mjs';
import { say } from '../setup/say.mjs';
import { ensureSystemPackages } from '../setup/system-packages.mjs';
import { tool } from '../setup/tools.mjs';

/** The app with hot reload of the page; main and preload restart it. @param {readonly string[]} args handed on to the app */
export async function run(args) {
  const wish = lackOf(process.env, process.platform);
  await ensureSystemPackages(wish.display || wish.bus ? ['runtime', 'display'] : ['runtime']);
  await ensurePackages();
  const runtime = await ensureRuntime();
  const switches = electronSwitches(lookAtMachine(runtime.dist, wish.display === true)).map(([flag]) => flag);
  const desktop = await openDesktop(wish);
  forgetBundle();
  say('Starting with hot reload; Ctrl-C ends it');
  try {
    const env = { ...desktop.env, ...runtimeEnvironment(runtime), ...OLDEST_ELECTRON };
    const words = tool('electron-vite', 'dev', '--watch', '--', ...switches, ...args);
    return await runInForeground(process.execPath, words, { cwd: ROOT, env, hush: HARMLESS });
  } finally {
    await desktop.close();
  }
}
