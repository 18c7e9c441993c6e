/** Starts the simulated vendors inside this process, and makes the plan of a core that looks at them. */
import type { Configuration } from '#contract/configuration';
import type { Result } from '#contract/failure';
import { startVendors } from '../demo/vendors.ts';
import { createDemoSettings, createDemoVault } from './demo-settings.ts';
import type { CorePlan } from './core-parts.ts';
import type { Stage } from './stage.ts';

/** @param keep stores rules and preferences of the demo; absent, nothing is stored. */
export async function startDemoPlan(
  stage: Stage,
  base: Configuration,
  keep?: (configuration: Configuration) => Result<void>,
): Promise<CorePlan> {
  const vendors = await startVendors({ log: 0 });
  stage.endings.unshift(() => vendors.stop());
  return {
    demo: true,
    ...(keep ? {} : { forgets: true }),
    settings: createDemoSettings(base, vendors.configuration, keep),
    vault: createDemoVault(vendors.configuration),
  };
}
