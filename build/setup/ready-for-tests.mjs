import { ensureBundle } from './bundle.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureRuntime } from './runtime/index.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Everything that running the built app on a desktop of its own needs. */
export async function readyForTests() {
  await ensureSystemPackages(['runtime', 'display', 'tests']);
  await ensurePackages();
  const runtime = await ensureRuntime();
  await ensureBundle();
  return runtime;
}
