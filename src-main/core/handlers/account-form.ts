/** What an account's form must hold, and what a test of a stored account fills in. */
import * as v from 'valibot';
import { parseBaseUrl } from '#contract/base-url';
import type { Account } from '#contract/configuration';
import { done, failed, type FieldProblem, type Result } from '#contract/failure';
import { present } from '../monitor/source-view.ts';
import type { World } from '../monitor/world.ts';
import type { Secret } from '../ports.ts';
import type { Provider } from '../provider.ts';

export type Fields = Readonly<Record<string, string>>;

export interface AccountForm {
  readonly provider: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly config: Fields;
  readonly secret: Fields;
  readonly allowHttp: boolean;
  readonly allowChanges: boolean;
  readonly sessionOnly: boolean;
  readonly pinnedCertificate?: string | undefined;
}

export type Partly<Form> = { readonly [Name in keyof Form]?: Form[Name] | undefined };

interface Checked {
  readonly provider: Provider;
  readonly account: Account;
  readonly secret: Secret;
}

/** The account and secret of a form, or which fields are wrong and why. */
export function check(world: World, id: string, form: Omit<AccountForm, 'sessionOnly'>): Result<Checked> {
  const provider = world.parts.providers.find((one) => one.descriptor.id === form.provider);
  if (!provider)
    return failed('invalid', 'Choose a provider.', {
      fields: [{ path: 'provider', message: 'Choose one.' }],
    });
  const baseUrl = parseBaseUrl(form.baseUrl, form.allowHttp);
  const config = v.safeParse(provider.config, form.config);
  const secret = v.safeParse(provider.secret, form.secret);
  const problems = [
    ...(baseUrl.ok ? [] : [{ path: 'baseUrl', message: baseUrl.failure.message }]),
    ...problemsOf('config', config.issues),
    ...problemsOf('secret', secret.issues),
  ];
  if (!baseUrl.ok || !config.success || !secret.success) {
    return failed('invalid', 'Check the marked fields.', { fields: problems });
  }
  const account: Account = {
    id,
    provider: form.provider,
    name: form.name,
    baseUrl: baseUrl.value,
    config: config.output,
    allowHttp: form.allowHttp,
    allowChanges: form.allowChanges,
    ...present('pinnedCertificate', form.pinnedCertificate),
  };
  return done({ provider, account, secret: secret.output });
}

/** Schema messages only: the values stay out, one of them may be a secret. */
export function problemsOf(
  part: string,
  issues: readonly v.BaseIssue<unknown>[] | undefined,
): readonly FieldProblem[] {
  return (issues ?? []).map((issue) => {
    const path = v.getDotPath(issue as v.BaseIssue<unknown> & { path?: never });
    return { path: path ? `${part}.${path}` : part, message: issue.message };
  });
}

/** Fills what the form leaves out from the stored account. */
export async function completed(
  world: World,
  form: Partly<AccountForm> & { id?: string | undefined },
): Promise<Result<Omit<AccountForm, 'sessionOnly'>>> {
  const stored = form.id === undefined ? undefined : world.accounts.get(form.id)?.account;
  if (form.id !== undefined && !stored) return failed('not-found', 'That account is no longer there.');
  const moved =
    stored !== undefined && form.baseUrl !== undefined && hostOf(form.baseUrl) !== hostOf(stored.baseUrl);
  const secret = await secretFor(world, moved ? undefined : form.id, form.secret);
  if (!secret.ok) return secret;
  return done({
    provider: form.provider ?? stored?.provider ?? '',
    name: form.name ?? stored?.name ?? 'Test',
    baseUrl: form.baseUrl ?? stored?.baseUrl ?? '',
    config: form.config ?? stored?.config ?? {},
    secret: secret.value,
    allowHttp: form.allowHttp ?? stored?.allowHttp ?? false,
    allowChanges: form.allowChanges ?? stored?.allowChanges ?? false,
    pinnedCertificate: form.pinnedCertificate ?? (moved ? undefined : stored?.pinnedCertificate),
  });
}

/** The stored secret goes only to the address it was saved for: with another base URL it must be typed again. */
async function secretFor(
  world: World,
  id: string | undefined,
  given: Fields | undefined,
): Promise<Result<Secret>> {
  if (given && Object.keys(given).length > 0) return done(given);
  if (id === undefined) return done({});
  const read = await world.parts.vault.read(id);
  return read.ok ? done(read.value ?? {}) : read;
}

/** Scheme, host and port of a base URL: what a secret is bound to (faults.md S19). */
export function hostOf(baseUrl: string): string | undefined {
  return /^https?:\/\/[^/]+/i.exec(baseUrl.trim())?.[0].toLowerCase();
}
