/** Brings a configuration file into the running core: shown first, then taken over whole or not at all. */
import { randomUUID } from 'node:crypto';
import type { ImportPreview } from '#contract/channels/configuration';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Core } from '../compose.ts';
import { parseDocumentText } from '../core/configuration/parse.ts';
import { planImport } from '../core/configuration/plan.ts';
import type { ImportPlan } from '../core/configuration/plan.ts';
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
  let pending: { readonly token: string; readonly plan: ImportPlan } | undefined;
  return {
    preview: (file) => {
      const plan = planFrom(file.text, parts);
      if (!plan.ok) return plan;
      const { changes, secretsMissing } = plan.value;
      pending = { token: randomUUID(), plan: plan.value };
      return done({ token: pending.token, file: file.name, changes, secretsMissing });
    },
    apply: async (token, forSession) => {
      if (pending?.token !== token)
        return failed('not-found', 'This import is no longer open. Choose the file again.');
      const applied = await applyPlan(pending.plan, forSession, parts);
      if (applied.ok) pending = undefined;
      return applied;
    },
  };
}

function planFrom(text: string, { core, environment }: ImporterParts): Result<ImportPlan> {
  const present = core().configuration();
  const imported = parseDocumentText(text, { providers, environment, present });
  return imported.ok ? done(planImport(present, imported.value)) : imported;
}

async function applyPlan(
  plan: ImportPlan,
  forSession: boolean,
  { core, vault }: ImporterParts,
): Promise<Result<void>> {
  const before = new Set(
    core()
      .configuration()
      .accounts.map(({ id }) => id),
  );
  const adopted = await core().adopt(plan.configuration, plan.secrets, forSession);
  // Secrets of accounts that did not come to be must not stay behind.
  const orphans = adopted.ok ? [] : [...plan.secrets.keys()].filter((id) => !before.has(id));
  for (const account of [...orphans, ...(adopted.ok ? plan.forget : [])]) await vault.erase(account);
  return adopted;
}
