/** Takes over a whole configuration with its secrets: what an import or the demo brings. */
import type { Configuration } from '#contract/configuration';
import type { Result } from '#contract/failure';
import { changeConfiguration } from '../handlers/change.ts';
import type { Secret } from '../ports.ts';
import { learnDestinationSecrets } from './delivering.ts';
import type { World } from './world.ts';

/** What is made of the configuration of this moment. */
export type ToNext = (present: Configuration) => Configuration;

/** Secrets first: when one cannot be kept nothing changes, and the failure (kind `keychain`) is given back. */
export async function adopt(
  world: World,
  toNext: ToNext,
  secrets: ReadonlyMap<string, Secret>,
  forSession: boolean,
): Promise<Result<void>> {
  for (const [account, secret] of secrets) {
    const written = await world.parts.vault.write(account, secret, forSession);
    if (!written.ok) return written;
  }
  // Not earlier: writing secrets takes time, and what the user changed meanwhile must not be undone.
  const changed = changeConfiguration(world, toNext(world.configuration));
  learnDestinationSecrets(world, secrets, forSession);
  if (changed.ok && forSession)
    for (const run of world.accounts.values()) run.sessionOnly = secrets.has(run.account.id);
  return changed;
}
