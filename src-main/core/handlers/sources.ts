/** Adding, changing, pausing and removing sources. */
import * as v from 'valibot';
import type { Source } from '#contract/configuration';
import { done, failed, type FieldProblem, type Result } from '#contract/failure';
import { withoutMembers } from '../configuration/events.ts';
import { rulesInForce } from '../events/derived-rules.ts';
import { isLoopback } from '../monitor/account-run.ts';
import type { Watched } from '../monitor/watched.ts';
import type { AccountRun, World } from '../monitor/world.ts';
import { changeConfiguration, freshId, tellParted } from './change.ts';
import { ruleSentencesFor } from '../wording/rule.ts';

interface NewSource {
  readonly account: string;
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  readonly interval?: number | undefined;
  readonly capacity?: number | undefined;
}

interface SourceChange {
  readonly id: string;
  readonly label?: string | undefined;
  readonly interval?: number | null | undefined;
  readonly capacity?: number | null | undefined;
}

const gone = failed('not-found', 'That source is no longer watched.');

export function sourceHandlers(world: World) {
  return {
    readSource: ({ id }: { id: string }) => {
      const watched = world.watched.get(id);
      if (!watched) return gone;
      return done({
        polls: [...watched.polls],
        rules: ruleSentencesFor(rulesInForce(world.configuration), watched),
      });
    },
    addSource: (input: NewSource) => addSource(world, input),
    changeSource: (input: SourceChange) => changeSource(world, input),
    removeSource: ({ id }: { id: string }) => removeSource(world, id),
    pauseSource: ({ id }: { id: string }) => edit(world, id, (source) => ({ ...source, paused: true })),
    resumeSource: ({ id }: { id: string }) => edit(world, id, ({ paused: _paused, ...source }) => source),
  };
}

function addSource(world: World, input: NewSource): Result<{ id: string }> {
  const run = world.accounts.get(input.account);
  if (!run) return failed('not-found', 'That account is no longer there.');
  const key = parseKey(run, input.kind, input.key);
  if (!key.ok) return key;
  const twin = [...world.watched.values()].find((one) => isSame(one, input, key.value));
  if (twin) return failed('invalid', `${twin.source.label} watches the same thing already.`);
  const { configuration } = world;
  const id = freshId(world, input.kind, new Set(world.watched.keys()));
  const floor = floorOf(run, input.kind);
  const source: Source = {
    id,
    account: input.account,
    kind: input.kind,
    key: key.value,
    label: input.label,
    ...(input.interval === undefined ? {} : { interval: Math.max(floor, input.interval) }),
    ...(input.capacity === undefined ? {} : { capacity: input.capacity }),
  };
  const changed = changeConfiguration(world, {
    ...configuration,
    sources: [...configuration.sources, source],
  });
  return changed.ok ? done({ id }) : changed;
}

/** The key of a new source as its kind wants it, or which of its fields are wrong. */
export function parseKey(run: AccountRun, kind: string, key: NewSource['key']): Result<NewSource['key']> {
  const schema = run.provider.keys[kind];
  if (!schema) return failed('invalid', `${run.provider.descriptor.name} has no such kind of source.`);
  const parsed = v.safeParse(schema, key);
  if (parsed.success) return done(parsed.output);
  const fields: FieldProblem[] = parsed.issues.map((issue) => ({
    path: `key.${v.getDotPath(issue) ?? ''}`,
    message: issue.message,
  }));
  return failed('invalid', 'Check the marked fields.', { fields });
}

function isSame(watched: Watched, input: NewSource, key: NewSource['key']): boolean {
  const { source } = watched;
  if (source.account !== input.account || source.kind !== input.kind) return false;
  return Object.keys(key).every((name) => source.key[name] === key[name]);
}

function floorOf(run: AccountRun, kind: string): number {
  if (isLoopback(run.account.baseUrl)) return 250;
  return run.provider.descriptor.sourceKinds.find((one) => one.kind === kind)?.floorInterval ?? 5_000;
}

function changeSource(world: World, { id, label, interval, capacity }: SourceChange): Result<void> {
  const watched = world.watched.get(id);
  const run = watched && world.accounts.get(watched.source.account);
  if (!run) return gone;
  const floor = floorOf(run, watched.source.kind);
  return edit(world, id, ({ interval: oldInterval, capacity: oldCapacity, ...rest }) => ({
    ...rest,
    ...(label === undefined ? {} : { label }),
    ...settled('interval', interval === undefined ? oldInterval : interval && Math.max(floor, interval)),
    ...settled('capacity', capacity === undefined ? oldCapacity : capacity),
  }));
}

function settled<Name extends 'interval' | 'capacity'>(name: Name, value: number | null | undefined) {
  return value === undefined || value === null ? {} : ({ [name]: value } as Record<Name, number>);
}

/** Changes one source; one that came from an account's own list becomes a stored one by it. */
function edit(world: World, id: string, change: (source: Source) => Source): Result<void> {
  const watched = world.watched.get(id);
  if (!watched) return gone;
  const { configuration } = world;
  const changed = change(watched.source);
  const sources = configuration.sources.some((source) => source.id === id)
    ? configuration.sources.map((source) => (source.id === id ? changed : source))
    : [...configuration.sources, changed];
  return changeConfiguration(world, { ...configuration, sources });
}

function removeSource(world: World, id: string): Result<void> {
  const watched = world.watched.get(id);
  if (!watched) return gone;
  if (watched.automatic) {
    if (!watched.vanished)
      return failed('invalid', 'This stream follows from the account. Pause it instead.');
    world.watched.delete(id);
    world.updates.removed(id);
  }
  const { configuration } = world;
  const { events, parted } = withoutMembers(configuration.events, (one) => one === id);
  if (watched.automatic && parted.length === 0) return done(undefined);
  const sources = configuration.sources.filter((source) => source.id !== id);
  const changed = changeConfiguration(world, { ...configuration, sources, events });
  if (changed.ok) tellParted(world, parted, () => watched.source.label);
  return changed;
}
