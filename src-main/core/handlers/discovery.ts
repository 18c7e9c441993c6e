/** Finding what there is to watch in an account, and adding much of it in one go. */
import type { Discovery, SourceLoad } from '#contract/channels/sources';
import type { Source } from '#contract/configuration';
import { done, failed, type FieldProblem, type Result } from '#contract/failure';
import { isLoopback } from '../monitor/account-run.ts';
import type { AccountRun, World } from '../monitor/world.ts';
import type { Found } from '../provider.ts';
import { changeConfiguration, freshId } from './change.ts';
import { parseKey } from './sources.ts';

interface Wanted {
  readonly account: string;
  readonly sources: readonly Pick<Source, 'kind' | 'key' | 'label'>[];
}

interface Load {
  readonly account: string;
  readonly kind: string;
  readonly count: number;
  readonly live: number;
  readonly listed: number;
}

const gone = failed('not-found', 'That account is no longer there.');

export function discoveryHandlers(world: World) {
  /** The reading of each account that is under way. */
  const readings = new Map<string, AbortController>();
  const end = (account: string) => {
    readings.get(account)?.abort();
    readings.delete(account);
  };
  return {
    discoverSources: async ({ account }: { account: string }) => {
      end(account);
      const reading = new AbortController();
      readings.set(account, reading);
      const found = await discover(world, account, reading.signal);
      if (readings.get(account) === reading) readings.delete(account);
      return found;
    },
    stopDiscovery: ({ account }: { account: string }) => done(end(account)),
    weighSources: (load: Load) => weighSources(world, load),
    addSources: (wanted: Wanted) => addSources(world, wanted),
  };
}

async function discover(world: World, account: string, signal: AbortSignal): Promise<Result<Discovery>> {
  const run = world.accounts.get(account);
  if (!run) return gone;
  const { context, polling, provider, failure } = run;
  if (!provider.discover)
    return failed('not-found', 'This account cannot list its sources. Enter them yourself.');
  if (!context || !polling) return { ok: false, failure: failure ?? noSecret(run) };
  const tell = (found: number) => world.sinks.publish('discovery', { account, found });
  const list = await provider.discover(context([]), polling.http(signal), tell);
  if (signal.aborted) return failed('cancelled', 'The reading of the list was ended.');
  if (!list.ok) return list;
  const known = namesOfOwn(world, account);
  const found = list.value.found.map((one) => ({ ...one, watched: known.has(nameOf(one)) }));
  return done({ found, isWhole: list.value.isWhole });
}

function noSecret({ account }: AccountRun) {
  return failed('unauthorized', `${account.name} cannot be asked without its secret. Enter it again.`)
    .failure;
}

/** Kind and key as one word: keys have few fields, whose order is that of their kind. */
function nameOf({ kind, key }: Pick<Found, 'kind' | 'key'>): string {
  return JSON.stringify([kind, ...Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function namesOfOwn(world: World, account: string): Set<string> {
  const own = [...world.watched.values()].filter((one) => one.source.account === account);
  return new Set(own.map(({ source }) => nameOf(source)));
}

function addSources(world: World, { account, sources }: Wanted): Result<{ added: number; known: number }> {
  const run = world.accounts.get(account);
  if (!run) return gone;
  const problems: FieldProblem[] = [];
  const known = namesOfOwn(world, account);
  const ids = new Set(world.watched.keys());
  const added: Source[] = [];
  for (const [index, { kind, key, label }] of sources.entries()) {
    const parsed = parseKey(run, kind, key);
    if (!parsed.ok) problems.push(...problemsAt(index, parsed.failure.fields, parsed.failure.message));
    else if (!known.has(nameOf({ kind, key: parsed.value }))) {
      const id = freshId(world, kind, ids);
      added.push({ id, account, kind, key: parsed.value, label });
      known.add(nameOf({ kind, key: parsed.value }));
      ids.add(id);
    }
  }
  if (problems.length > 0)
    return failed('invalid', 'None was added, because of these.', {
      fields: problems.slice(0, MOST_PROBLEMS),
    });
  return keep(world, added, sources.length);
}

/** The first few are enough to see what is wrong. */
const MOST_PROBLEMS = 20;

function problemsAt(
  index: number,
  fields: readonly FieldProblem[] = [],
  message: string,
): readonly FieldProblem[] {
  const at = `sources.${index}`;
  return fields.length === 0
    ? [{ path: at, message }]
    : fields.map(({ path, message: why }) => ({ path: `${at}.${path}`, message: why }));
}

function keep(
  world: World,
  added: readonly Source[],
  asked: number,
): Result<{ added: number; known: number }> {
  const { configuration } = world;
  const changed =
    added.length === 0
      ? done(undefined)
      : changeConfiguration(world, { ...configuration, sources: [...configuration.sources, ...added] });
  return changed.ok ? done({ added: added.length, known: asked - added.length }) : changed;
}

/** All intervals of an account stretch by the same factor when its requests exceed its budget (product.md section 3). */
function weighSources(world: World, { account, kind, ...load }: Load): Result<SourceLoad> {
  const run = world.accounts.get(account);
  const described = run?.provider.descriptor.sourceKinds.find((one) => one.kind === kind);
  if (!run || !described) return gone;
  const own = [...world.watched.values()].filter((one) => one.source.account === account).length;
  const { count: added, live, listed } = load;
  const requests = run.provider.weigh?.({ own, added, live: Math.min(live, added), listed }) ?? added;
  const interval = described.defaultInterval;
  if (isLoopback(run.account.baseUrl)) return done({ requests, interval, stretched: interval });
  const wanted = run.rate.wanted + (requests * 1_000) / interval;
  const stretch = Math.max(1, wanted / Math.max(0.01, run.rate.allowed));
  return done({ requests, interval, stretched: Math.round(interval * stretch) });
}
