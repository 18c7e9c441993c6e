/** Brings a configuration file into the running core: shown first, then taken over whole or not at all. */
import { randomUUID } from 'node:crypto';
import type { ImportPreview } from '#contract/channels/configuration';
import type { Configuration } from '#contract/configuration';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Core } from '../compose.ts';
import { applyImport } from '../core/configuration/apply.ts';
import { parseDocumentText } from '../core/configuration/parse.ts';
import type { Imported } from '../core/configuration/parse.ts';
import { planImport } from '../core/configuration/plan.ts';
import { destinationEntry } from '../core/delivery/entry.ts';
import type { Vault } from '../core/ports.ts';
import type { ChosenFile } from '../platform/named-file.ts';
import { providers } from '../providers/registry.ts';

export interface Importer {
  /** What the import would do, kept until it is applied or another is looked at. Fails with `invalid` and the fields. */
  preview(file: ChosenFile): Result<ImportPreview>;
  /** Fails with `keychain` when a secret cannot be kept; then nothing has changed. */
  apply(token: string, forSession: boolean): Promise<Result<void>>;
}

export interface ImporterParts {
  core(): Core;
  readonly vault: Vault;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function createImporter(parts: ImporterParts): Importer {
  let pending: { readonly token: string; readonly imported: Imported } | undefined;
  return {
    preview: (file) => {
      const imported = importedFrom(file.text, parts);
      if (!imported.ok) return imported;
      const { changes, secretsMissing } = planImport(parts.core().configuration(), imported.value);
      pending = { token: randomUUID(), imported: imported.value };
      return done({ token: pending.token, file: file.name, changes, secretsMissing });
    },
    apply: async (token, forSession) => {
      if (pending?.token !== token)
        return failed('not-found', 'This import is no longer open. Choose the file again.');
      const applied = await applyPlan(pending.imported, forSession, parts);
      if (applied.ok) pending = undefined;
      return applied;
    },
  };
}

function importedFrom(text: string, { core, environment }: ImporterParts): Result<Imported> {
  return parseDocumentText(text, { providers, environment, present: core().configuration() });
}

/** Planned anew: the profile may have changed since the import was shown, and may change while secrets are written. */
async function applyPlan(
  imported: Imported,
  forSession: boolean,
  { core, vault }: ImporterParts,
): Promise<Result<void>> {
  const present = core().configuration();
  const before = new Set([
    ...present.accounts.map(({ id }) => id),
    ...present.destinations.map(({ id }) => destinationEntry(id)),
  ]);
  const { forget } = planImport(present, imported);
  const toNext = (now: Configuration) => applyImport(now, imported);
  const adopted = await core().adopt(toNext, imported.secrets, forSession);
  // Secrets of accounts that did not come to be must not stay behind.
  const orphans = adopted.ok ? [] : [...imported.secrets.keys()].filter((id) => !before.has(id));
  for (const account of [...orphans, ...(adopted.ok ? forget : [])]) await vault.erase(account);
  return adopted;
}
