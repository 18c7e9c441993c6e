/** The life of one account's polling: read the secret, make tasks, poll, stop and forget. */
import { readBaseUrl } from '#contract/base-url';
import type { Account, Source } from '#contract/configuration';
import { failed, type Failure, type Result } from '#contract/failure';
import { startAccountPolling } from '../polling/account.ts';
import type { Secret } from '../ports.ts';
import type { Provider, Task, TaskContext } from '../provider.ts';
import { takeMiss, takePoll } from './on-poll.ts';
import type { AccountRun, World } from './world.ts';

/** At least this long a pause after a 429 without `Retry-After`, ms: a vendor's own word (product.md section 3). */
const RATE_LIMIT_FLOOR = 60_000;

/** True when the base URL is on this machine: neither budget nor ceiling applies, and the floor is 250 ms. */
export function isLoopback(baseUrl: string): boolean {
  const url = readBaseUrl(baseUrl);
  return url.ok && url.value.reach === 'loopback';
}

/** An account that is not polled yet. */
export function accountRun(account: Account, provider: Provider): AccountRun {
  return {
    account,
    provider,
    polling: undefined,
    context: undefined,
    failure: undefined,
    lookFailure: undefined,
    following: undefined,
    hasAnswered: false,
    hasSecret: false,
    sessionOnly: false,
    rate: { wanted: 0, allowed: provider.descriptor.budget.perSecond, stretch: 1 },
    generation: 0,
  };
}

/** Reads the secret and starts polling. Without a secret every source of the account fails in words. */
export async function startAccount(world: World, run: AccountRun): Promise<void> {
  const generation = ++run.generation;
  const read = await world.parts.vault.read(run.account.id);
  if (run.generation !== generation) return;
  const secret = usableSecret(run, read);
  if (!secret.ok) return refuse(world, run, secret.failure);
  run.failure = undefined;
  run.hasSecret = true;
  run.context = (sources) => ({ account: run.account, secret: secret.value, sources });
  poll(world, run, Object.values(secret.value));
}

/** Stops polling and drops the secret. */
export function stopAccount(run: AccountRun): void {
  run.generation += 1;
  run.polling?.stop();
  run.polling = undefined;
  run.context = undefined;
}

/** Gives the polling loop the tasks of the sources as they are now. */
export function refreshTasks(world: World, run: AccountRun): void {
  run.polling?.setTasks(tasksOf(world, run));
}

/** One try at an account with a secret that may not be stored yet; nothing is kept of it. */
export function taskContext(account: Account, secret: Secret, sources: readonly Source[]): TaskContext {
  return { account, secret, sources };
}

function usableSecret(run: AccountRun, read: Result<Secret | undefined>): Result<Secret> {
  if (!read.ok) return read;
  if (read.value) return { ok: true, value: read.value };
  return failed('keychain', `The secret of ${run.account.name} is not in the keychain. Enter it again`);
}

function refuse(world: World, run: AccountRun, failure: Failure): void {
  run.failure = failure;
  run.hasSecret = failure.kind === 'keychain' ? run.hasSecret : false;
  for (const watched of world.watched.values()) {
    if (watched.source.account === run.account.id) takeMiss(world, watched, failure);
  }
  world.updates.accounts();
}

function poll(world: World, run: AccountRun, secrets: readonly string[]): void {
  const { clock, random, http, log } = world.parts;
  const { budget } = run.provider.descriptor;
  run.polling = startAccountPolling(
    { clock, random, http, log, ceiling: world.ceiling, ticker: world.ticker },
    {
      account: run.account,
      secrets,
      tasks: tasksOf(world, run),
      budget,
      unlimited: isLoopback(run.account.baseUrl),
      rateLimitFloor: run.provider.descriptor.rateLimitFloor ?? RATE_LIMIT_FLOOR,
      // Read anew for every request: the permission changes without polling being started again.
      mayChange: () => run.account.allowChanges,
    },
    (event) => takePoll(world, run, event),
  );
  world.updates.accounts();
}

function tasksOf(world: World, run: AccountRun): readonly Task[] {
  if (!run.context || world.paused) return [];
  const sources = [...world.watched.values()]
    .filter((one) => one.source.account === run.account.id && !one.source.paused && !one.automatic)
    .map((one) => one.source);
  return run.provider.tasks(run.context(sources));
}
