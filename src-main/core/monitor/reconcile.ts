/** Brings the running accounts and sources in line with a configuration. Every command and import ends here. */
import type { Account, Configuration, Source } from '#contract/configuration';
import { rulesInForce } from '../events/derived-rules.ts';
import { withStarterRules } from '../rules/starter.ts';
import { accountRun, refreshTasks, startAccount, stopAccount } from './account-run.ts';
import { feed, markIncidents } from './alerting.ts';
import { reviveCount } from './count-memory.ts';
import { dropWatched } from './dropping.ts';
import { boardOf, sweepEvents } from './events.ts';
import { dropUnfollowed } from './found.ts';
import { showDestinations } from './delivering.ts';
import { describe } from './keeping.ts';
import { settleCondition } from './absorb.ts';
import { showTones } from './tones.ts';
import { nothingKnown, startWatched, type Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';

/**
 * Applies `wanted`, completed by the starter rules it lacks: stops what is gone, starts what is new, changes what differs,
 * leaves the rest undisturbed.
 */
export async function reconcile(world: World, wanted: Configuration): Promise<void> {
  const before = world.configuration;
  const next = { ...wanted, rules: withStarterRules(wanted.rules) };
  world.configuration = next;
  world.ceiling.set(next.preferences.requestCeiling);
  dropSources(world, next);
  dropAccounts(world, next);
  const restarted = settleAccounts(world, next);
  const touched = settleSources(world, next);
  for (const run of world.accounts.values()) {
    if (!restarted.has(run) && touched.has(run.account.id)) refreshTasks(world, run);
  }
  settleEvents(world, before, next);
  tellRules(world, before, next);
  tellRetention(world, before, next);
  world.courier.settle(next.destinations.map((one) => one.id));
  if (next.destinations !== before.destinations || next.rules !== before.rules) showDestinations(world);
  showTones(world);
  world.updates.accounts();
  await Promise.all([...restarted].map((run) => startAccount(world, run)));
}

function dropSources(world: World, next: Configuration): void {
  const kept = new Set(next.sources.map((source) => source.id));
  const accounts = new Set(next.accounts.map((account) => account.id));
  const gone = [...world.watched.values()].filter(
    (one) => !accounts.has(one.source.account) || (!one.automatic && !kept.has(one.source.id)),
  );
  dropWatched(world, gone);
}

function dropAccounts(world: World, next: Configuration): void {
  const kept = new Set(next.accounts.map((account) => account.id));
  for (const [id, run] of world.accounts) {
    if (kept.has(id)) continue;
    stopAccount(run);
    world.accounts.delete(id);
  }
}

/** The accounts that must be started, because they are new or are reached in another way than before. */
function settleAccounts(world: World, next: Configuration): ReadonlySet<AccountRun> {
  const toStart = new Set<AccountRun>();
  for (const account of next.accounts) {
    const run = world.accounts.get(account.id) ?? addAccount(world, account);
    if (!run) continue;
    if (!run.context || differs(run.account, account)) {
      stopAccount(run);
      toStart.add(run);
    }
    run.account = account;
  }
  for (const run of toStart) {
    run.following = undefined;
    dropUnfollowed(world, run);
  }
  return toStart;
}

function addAccount(world: World, account: Account): AccountRun | undefined {
  const provider = world.parts.providers.find((one) => one.descriptor.id === account.provider);
  if (!provider) return undefined;
  const run = accountRun(account, provider);
  world.accounts.set(account.id, run);
  return run;
}

/** Name and permission to change things do not matter to polling. */
function differs(a: Account, b: Account): boolean {
  const reach = ({ name: _name, allowChanges: _allow, ...rest }: Account) => JSON.stringify(rest);
  return reach(a) !== reach(b);
}

/** Ids of the accounts whose sources changed in a way that polling must know. */
function settleSources(world: World, next: Configuration): ReadonlySet<string> {
  const touched = new Set<string>();
  const added: Watched[] = [];
  for (const source of next.sources) {
    const watched = world.watched.get(source.id);
    const run = world.accounts.get(source.account);
    if (!run) continue;
    if (!watched || watched.automatic) added.push(add(world, run, source));
    else if (watched.source !== source) change(world, watched, source);
    else continue;
    touched.add(source.account);
  }
  if (added.length > 0) describe(world, added);
  return touched;
}

function add(world: World, run: AccountRun, source: Source): Watched {
  const handle = world.watched.get(source.id)?.handle ?? world.nextHandle++;
  const now = world.parts.clock.now();
  const watched = startWatched({
    source,
    account: run.account,
    provider: run.provider,
    handle,
    automatic: false,
    now,
  });
  world.watched.set(source.id, watched);
  reviveCount(world, watched);
  markIncidents(world, watched);
  return watched;
}

function change(world: World, watched: Watched, source: Source): void {
  const at = world.parts.clock.now();
  const before = watched.source;
  watched.source = source;
  watched.interval = source.interval ?? watched.kind.defaultInterval;
  if (JSON.stringify(before.key) !== JSON.stringify(source.key))
    Object.assign(watched, nothingKnown(watched.kind));
  if (before.paused !== source.paused) {
    world.parts.history.append({ type: source.paused ? 'pause' : 'resume', source: source.id, at });
    if (source.paused) feed(world, { type: 'sources-paused', at, sources: [source.id] });
  }
  settleCondition(watched, at);
  world.updates.source(source.id);
}

function settleEvents(world: World, before: Configuration, next: Configuration): void {
  if (before.events === next.events) return;
  world.board = boardOf(next.events);
  world.updates.eventOrder();
  sweepEvents(world, world.parts.clock.now());
}

/** The store begins with the usual spans, which are those of fresh preferences. */
function tellRetention(
  world: World,
  { preferences: before }: Configuration,
  { preferences }: Configuration,
): void {
  const { keepFull, keepMinutes, keepHours } = preferences;
  const spans = ['keepFull', 'keepMinutes', 'keepHours'] as const;
  if (spans.every((span) => before[span] === preferences[span])) return;
  void world.parts.history.ask('retain', { keepFull, keepMinutes, keepHours });
}

function tellRules(world: World, before: Configuration, next: Configuration): void {
  const at = world.parts.clock.now();
  if (before.rules !== next.rules || before.events !== next.events)
    feed(world, { type: 'rules', at, rules: rulesInForce(next) });
  const { quietHours } = next.preferences;
  if (JSON.stringify(before.preferences.quietHours) !== JSON.stringify(quietHours)) {
    feed(world, { type: 'quiet-hours', at, quietHours });
  }
}
