/** All that an import is going to do, decided before anything is done. */
import { readBaseUrl } from '#contract/base-url';
import type { Account, Configuration, Destination } from '#contract/configuration';
import type { AccountId } from '#contract/model';
import { destinationEntry } from '../delivery/entry.ts';
import type { Secret } from '../ports.ts';
import { applyImport } from './apply.ts';
import { describeChanges } from './diff.ts';
import type { Imported } from './parse.ts';

export interface ImportPlan {
  /** To be saved. */
  readonly configuration: Configuration;
  /** To be written to the vault before. */
  readonly secrets: ReadonlyMap<AccountId, Secret>;
  /** Stored secrets to be erased: they were given for another address than the account has now (faults S19). */
  readonly forget: readonly AccountId[];
  /** Sentences to be shown before. "Changes nothing." when that is so. */
  readonly changes: readonly string[];
  /** Names of the accounts that will need a secret to be entered. */
  readonly secretsMissing: readonly string[];
}

function originOf({ baseUrl }: Account): string | undefined {
  const url = readBaseUrl(baseUrl);
  return url.ok ? url.value.origin : undefined;
}

/** Those whose address the file brings, and new ones whose address it does not. */
function destinationsIn(present: Configuration, { destinations, secrets }: Imported) {
  const before = new Set(present.destinations.map(({ id }) => id));
  const isAddressed = ({ id }: Destination) => secrets.has(destinationEntry(id));
  return {
    addressed: destinations.filter(isAddressed),
    unaddressed: destinations.filter((one) => !isAddressed(one) && !before.has(one.id)),
  };
}

/** Plans the import into `present`. Pure: nothing is written. */
export function planImport(present: Configuration, imported: Imported): ImportPlan {
  const configuration = applyImport(present, imported);
  const before = new Map(present.accounts.map((account) => [account.id, account]));
  const without = imported.accounts.filter(({ id }) => !imported.secrets.has(id));
  const moved = without.filter((account) => {
    const old = before.get(account.id);
    return old !== undefined && (originOf(old) !== originOf(account) || old.provider !== account.provider);
  });
  const missing = without.filter((account) => !before.has(account.id) || moved.includes(account));
  const stored = imported.accounts.filter(({ id }) => imported.secrets.has(id));
  const { addressed, unaddressed } = destinationsIn(present, imported);
  const changes = [
    ...describeChanges(present, configuration),
    ...stored.map(({ name }) => `Stores the secret of ${name} in the keychain.`),
    ...addressed.map(({ name }) => `Stores the address of ${name} in the keychain.`),
    ...moved.map(({ name }) => `Forgets the secret of ${name}, for it was given for another address.`),
    ...imported.notes,
  ];
  return {
    configuration,
    secrets: imported.secrets,
    forget: moved.map(({ id }) => id),
    changes: changes.length > 0 ? changes : ['Changes nothing.'],
    secretsMissing: [...missing, ...unaddressed].map(({ name }) => name),
  };
}
