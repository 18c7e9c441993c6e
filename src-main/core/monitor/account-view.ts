/** An account as the page sees it: never a secret, only whether there is one. */
import type { Failure } from '#contract/failure';
import type { AccountView } from '#contract/model';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';
import { counted } from '../wording/numbers.ts';

/** The views of all accounts, in the configuration's order. */
export function accountViews(world: World): readonly AccountView[] {
  return world.configuration.accounts.flatMap((account) => {
    const run = world.accounts.get(account.id);
    return run ? [accountView(world, run)] : [];
  });
}

function accountView(world: World, run: AccountRun): AccountView {
  const { account, rate } = run;
  const sources = [...world.watched.values()].filter((one) => one.source.account === account.id);
  const refusal = refusedBy(run, sources);
  return {
    id: account.id,
    provider: account.provider,
    name: account.name,
    baseUrl: account.baseUrl,
    config: account.config,
    hasSecret: run.hasSecret,
    sessionOnly: run.sessionOnly,
    allowHttp: account.allowHttp,
    allowChanges: account.allowChanges,
    encrypted: account.baseUrl.startsWith('https:'),
    ...present('pinnedCertificate', account.pinnedCertificate),
    ...present('pinnedAt', account.pinnedAt),
    ...present('refusedCertificate', refusal?.certificate),
    ...standing(world, run),
    ...present('following', run.following),
    sources: sources.length,
    wantedRate: rate.wanted,
    allowedRate: rate.allowed,
    stretch: rate.stretch,
  };
}

/** A certificate stands in the way of all sources alike: one that met it tells for all. */
function refusedBy({ lookFailure }: AccountRun, own: readonly Watched[]): Failure | undefined {
  const failures = [lookFailure, ...own.map((one) => one.state.streak?.failure)];
  return failures.find((failure) => failure?.certificate !== undefined);
}

function standing(world: World, run: AccountRun): Pick<AccountView, 'condition' | 'sentence'> {
  if (run.failure) return { condition: 'no-secret', sentence: `${run.failure.message}.` };
  if (run.lookFailure) return { condition: 'failing', sentence: run.lookFailure.message };
  if (world.paused) return { condition: 'paused', sentence: 'Polling is paused.' };
  const own = [...world.watched.values()].filter((one) => one.source.account === run.account.id);
  const refusal = refusedBy(run, own);
  if (refusal) return { condition: 'failing', sentence: refusal.message };
  const whole = own.map((one) => one.state.streak?.failure).find((failure) => failure?.reach === 'account');
  if (whole) return { condition: 'failing', sentence: whole.message };
  const failing = own.filter((one) => one.condition === 'failing').length;
  if (failing > 0)
    return {
      condition: 'failing',
      sentence: `${counted(failing)} of ${counted(own.length)} sources cannot be read.`,
    };
  if (own.every((one) => one.condition === 'pending'))
    return { condition: 'waiting', sentence: waiting(own.length) };
  return { condition: 'ok', sentence: stretched(run) };
}

function waiting(sources: number): string {
  return sources === 0 ? 'No source is watched in this account yet.' : 'Waiting for the first answer.';
}

function stretched({ rate }: AccountRun): string {
  if (rate.stretch <= 1.01) return 'Answering normally.';
  return `Answering normally. Intervals are stretched ${rate.stretch.toFixed(1)} times to stay within the request budget.`;
}
