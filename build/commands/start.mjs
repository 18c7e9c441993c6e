import { lackOf, runApp } from '../setup/app.mjs';
import { ensureBundle } from '../setup/bundle.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ensureRuntime } from '../setup/runtime/index.mjs';
import { ensureSystemPackages } from '../setup/system-packages.mjs';

/** @param {readonly string[]} args handed on to the app */
export function run(args) {
  return startApp(args, lackOf(process.env, process.platform));
}

/**
 * @param {readonly string[]} args
 * @param {import('../setup/desktop.mjs').DesktopWish} wish
 */
export async function startApp(args, wish) {
  await ensureSystemPackages(wish.display || wish.bus ? ['runtime', 'display'] : ['runtime']);
  await ensurePackages();
  const runtime = await ensureRuntime();
  await ensureBundle();
  return runApp(runtime, args, wish);
}
