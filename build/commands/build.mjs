import { ensureBundle } from '../setup/bundle.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ensureRuntime } from '../setup/runtime/index.mjs';

/** Set-up and build, nothing started. */
export async function run() {
  await ensurePackages();
  await ensureRuntime();
  await ensureBundle({ tellWarnings: true });
  return 0;
}
