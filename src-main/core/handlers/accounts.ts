/** Adding, testing, changing and removing accounts. Secrets come in here, go to the vault, and never come out. */
import * as v from 'valibot';
import { parseBaseUrl } from '#contract/base-url';
import type { Account } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import { goesWith, withoutMembers } from '../configuration/events.ts';
import { startAccount, stopAccount, taskContext } from '../monitor/account-run.ts';
import { present } from '../monitor/source-view.ts';
import type { World } from '../monitor/world.ts';
import {
  check,
  completed,
  hostOf,
  problemsOf,
  type AccountForm,
  type Fields,
  type Partly,
} from './account-form.ts';
import { changeConfiguration, freshId, tellParted } from './change.ts';
import { oneHttp } from './one-http.ts';

const gone = failed('not-found', 'That account is no longer there.');

export function accountHandlers(world: World) {
  return {
    addAccount: (form: AccountForm) => addAccount(world, form),
    testConnection: (form: Partly<AccountForm> & { id?: string | undefined }) => testConnection(world, form),
    replaceSecret: (input: { id: string; secret: Fields; sessionOnly: boolean }) =>
      replaceSecret(world, input),
    changeAccount: (input: AccountChange) => changeAccount(world, input),
    removeAccount: ({ id }: { id: string }) => removeAccount(world, id),
  };
}

async function addAccount(world: World, form: AccountForm): Promise<Result<{ id: string }>> {
  const id = freshId(world, form.provider, new Set(world.accounts.keys()));
  const checked = check(world, id, form);
  if (!checked.ok) return checked;
  const account = withPinDate(checked.value.account, world.parts.clock.now());
  const written = await world.parts.vault.write(id, checked.value.secret, form.sessionOnly);
  if (!written.ok) return written;
  const { configuration } = world;
  const accounts = [...configuration.accounts, account];
  const changed = changeConfiguration(world, { ...configuration, accounts });
  if (changed.ok) return markSession(world, id, form.sessionOnly);
  await world.parts.vault.erase(id);
  return changed;
}

function markSession(world: World, id: string, sessionOnly: boolean): Result<{ id: string }> {
  const run = world.accounts.get(id);
  if (run) run.sessionOnly = sessionOnly;
  return done({ id });
}

async function testConnection(world: World, form: Partly<AccountForm> & { id?: string | undefined }) {
  const whole = await completed(world, form);
  if (!whole.ok) return whole;
  const checked = check(world, form.id ?? 'test', whole.value);
  if (!checked.ok) return checked;
  const { provider, account, secret } = checked.value;
  const sources = world.configuration.sources.filter((source) => source.account === form.id);
  const context = taskContext(account, secret, sources);
  const tested = await provider.test(context, oneHttp(world.parts, context));
  return tested.ok ? done({ message: tested.value }) : tested;
}

async function replaceSecret(
  world: World,
  { id, secret, sessionOnly }: { id: string; secret: Fields; sessionOnly: boolean },
): Promise<Result<void>> {
  const run = world.accounts.get(id);
  if (!run) return gone;
  const parsed = v.safeParse(run.provider.secret, secret);
  if (!parsed.success) {
    return failed('invalid', 'Check the marked fields.', { fields: problemsOf('secret', parsed.issues) });
  }
  const written = await world.parts.vault.write(id, parsed.output, sessionOnly);
  if (!written.ok) return written;
  run.sessionOnly = sessionOnly;
  stopAccount(run);
  void startAccount(world, run);
  return done(undefined);
}

type AccountChange = Partly<Omit<Account, 'pinnedCertificate'>> & {
  readonly id: string;
  readonly pinnedCertificate?: string | null | undefined;
};

async function changeAccount(world: World, input: AccountChange): Promise<Result<void>> {
  const run = world.accounts.get(input.id);
  if (!run) return gone;
  const { account } = run;
  const baseUrl = parseBaseUrl(input.baseUrl ?? account.baseUrl, input.allowHttp ?? account.allowHttp);
  if (!baseUrl.ok) {
    const fields = [{ path: 'baseUrl', message: baseUrl.failure.message }];
    return failed('invalid', 'Check the marked fields.', { fields });
  }
  const config = v.safeParse(run.provider.config, input.config ?? account.config);
  if (!config.success) {
    return failed('invalid', 'Check the marked fields.', { fields: problemsOf('config', config.issues) });
  }
  const { pinnedCertificate: _before, pinnedAt: _since, ...rest } = account;
  const pin = pinOf(account, baseUrl.value, input.pinnedCertificate);
  const next: Account = {
    ...rest,
    name: input.name ?? account.name,
    baseUrl: baseUrl.value,
    config: config.output,
    allowHttp: input.allowHttp ?? account.allowHttp,
    allowChanges: input.allowChanges ?? account.allowChanges,
    ...present('pinnedCertificate', pin),
    ...present('pinnedAt', pinDate(account, pin, world.parts.clock.now())),
  };
  const freed = await freeSecret(world, account, next);
  return freed.ok ? replaceAccount(world, next) : freed;
}

/** A confirmed certificate is that of one server: it does not follow the account to another one. */
function pinOf(account: Account, baseUrl: string, given: string | null | undefined): string | undefined {
  if (given !== undefined) return given ?? undefined;
  return hostOf(account.baseUrl) === hostOf(baseUrl) ? account.pinnedCertificate : undefined;
}

function withPinDate(account: Account, now: number): Account {
  return { ...account, ...present('pinnedAt', pinDate(undefined, account.pinnedCertificate, now)) };
}

/** When the certificate was confirmed: a new one just now, epoch ms. */
function pinDate(before: Account | undefined, pin: string | undefined, now: number): number | undefined {
  if (pin === undefined) return undefined;
  return before?.pinnedCertificate === pin ? before.pinnedAt : now;
}

/** Another host must not get the old host's secret (faults.md S19): it is erased and asked for anew. */
async function freeSecret(world: World, before: Account, next: Account): Promise<Result<void>> {
  if (hostOf(before.baseUrl) === hostOf(next.baseUrl)) return done(undefined);
  return world.parts.vault.erase(before.id);
}

function replaceAccount(world: World, next: Account): Result<void> {
  const { configuration } = world;
  const accounts = configuration.accounts.map((one) => (one.id === next.id ? next : one));
  return changeConfiguration(world, { ...configuration, accounts });
}

async function removeAccount(world: World, id: string): Promise<Result<void>> {
  const { configuration } = world;
  if (!configuration.accounts.some((one) => one.id === id)) return gone;
  const { events, parted } = withoutMembers(configuration.events, goesWith(id, configuration));
  const labels = new Map([...world.watched].map(([source, watched]) => [source, watched.source.label]));
  const changed = changeConfiguration(world, {
    ...configuration,
    accounts: configuration.accounts.filter((one) => one.id !== id),
    sources: configuration.sources.filter((one) => one.account !== id),
    events,
  });
  if (!changed.ok) return changed;
  tellParted(world, parted, (source) => labels.get(source) ?? source);
  const erased = await world.parts.vault.erase(id);
  if (!erased.ok) world.parts.log('warning', 'secret-not-erased', { account: id, kind: erased.failure.kind });
  return done(undefined);
}
