import { ensurePackages } from '../setup/packages.mjs';
import { ensureRuntime } from '../setup/runtime/index.mjs';
import { ensureSystemPackages } from '../setup/system-packages.mjs';

/** Prints the Electron executable as the last line of stdout; all other talk goes to stderr. */
export async function run() {
  await ensureSystemPackages(['runtime'], { insist: false });
  await ensurePackages();
  const runtime = await ensureRuntime();
  process.stdout.write(`${runtime.path}\n`);
  return 0;
}
