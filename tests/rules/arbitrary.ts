/** Sequences that a day could bring: looks good and bad of a few sources, commands, restarts, sleep, in the order of time. */
import fc from 'fast-check';
import type { AlertRule, RuleCondition } from '#contract/configuration';
import type { FailureKind } from '#contract/failure';
import type { AlertInput, Look } from '../../src-main/core/rules/types.ts';
import { look, rule, SECOND, T0 } from '../unit/rules/support.ts';

const MINUTE = 60 * SECOND;
const SOURCES = ['a', 'b', 'c'];

const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({
    type: fc.constant('above' as const),
    metric: fc.constant('queue'),
    value: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    type: fc.constant('below' as const),
    metric: fc.constant('live'),
    value: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    type: fc.constant('grows' as const),
    metric: fc.constant('queue'),
    by: fc.integer({ min: 1, max: 6 }),
    within: fc.constantFrom(10 * SECOND, MINUTE, 5 * MINUTE),
  }),
  fc.record({
    type: fc.constant('grows' as const),
    metric: fc.constant('queue'),
    by: fc.integer({ min: 1, max: 6 }),
    within: fc.constantFrom(10 * SECOND, MINUTE, 5 * MINUTE),
    atLeast: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ type: fc.constant('wait-above' as const), value: fc.constantFrom(MINUTE, 5 * MINUTE) }),
  fc.record({ type: fc.constant('grows-unusually' as const) }),
  fc.record({
    type: fc.constant('forecast-above' as const),
    threshold: fc.constantFrom(5, 15),
    horizon: fc.constant(10 * MINUTE),
    probability: fc.constantFrom(0.3, 0.7),
  }),
  fc.record({
    type: fc.constantFrom('state-becomes' as const, 'state-is-not' as const),
    state: fc.constantFrom('live', 'error'),
  }),
  fc.record({ type: fc.constant('grade-is' as const), grade: fc.constant('poor') }),
  fc.record({
    type: fc.constant('no-data' as const),
    after: fc.constantFrom(0, 30 * SECOND),
    tries: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constantFrom('failing' as const, 'frozen' as const),
    after: fc.constantFrom(0, 30 * SECOND),
  }),
  fc.record({
    type: fc.constantFrom('stream-down' as const, 'ingest-stalled' as const, 'delivery-low' as const),
  }),
  fc.record({
    type: fc.constant('not-live' as const),
    windows: fc.constant([{ from: T0 + 10 * MINUTE, until: T0 + 20 * MINUTE }]),
  }),
);

/** One rule of any condition with any spans. */
export const anyRule: fc.Arbitrary<AlertRule> = fc
  .record({
    condition,
    for: fc.constantFrom(0, 0, 10 * SECOND, MINUTE),
    clearFor: fc.constantFrom(0, 0, 20 * SECOND),
    keepFiring: fc.constantFrom(0, 0, 30 * SECOND),
    cooldown: fc.constantFrom(undefined, 10 * MINUTE),
    low: fc.boolean(),
  })
  .map(({ condition, clearFor, low, cooldown, ...more }) =>
    rule(condition, {
      ...more,
      clear: { for: clearFor, ...(low && condition.type === 'above' ? { value: condition.value - 1 } : {}) },
      ...(cooldown === undefined ? {} : { cooldown }),
    }),
  );

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

type Seen = Pick<Look, 'good'> & Partial<Look>;
const failure = fc
  .constantFrom<FailureKind>('timeout', 'timeout', 'timeout', 'unreachable', 'forbidden', 'rejected')
  .map((kind) => ({ kind, message: 'No.' }));

const seen: fc.Arbitrary<Seen> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        queue: maybe(fc.integer({ min: 0, max: 15 })),
        live: maybe(fc.integer({ min: 0, max: 15 })),
        wait: maybe(fc.integer({ min: 0, max: 900 })),
        ingest: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
        delivery: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
        growthZ: maybe(fc.double({ min: -1, max: 4, noNaN: true })),
        arrivalsPerMinute: maybe(fc.integer({ min: 0, max: 9 })),
        departuresPerMinute: maybe(fc.integer({ min: 0, max: 9 })),
        presence: fc.constantFrom('live' as const, 'live' as const, 'preparing' as const, 'offline' as const),
        state: maybe(fc.constantFrom('live', 'idle', 'error')),
        grade: maybe(fc.constantFrom('good', 'poor')),
        restarted: fc.constantFrom(false, false, false, true),
      })
      .map(({ queue, live, wait, ingest, delivery, ...more }): Seen => ({
        good: true,
        ...defined(more),
        readings: defined({ queue, live, wait, ingest, delivery }),
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ failure, networkDown: fc.constantFrom(false, false, true) })
      .map((one): Seen => ({ good: false, ...one })),
  },
  { weight: 1, arbitrary: fc.constant<Seen>({ good: false }) },
);

function defined<Value extends object>(
  value: Value,
): { [Name in keyof Value]: Exclude<Value[Name], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

/** Looks of one source, 1 to 60 s apart, with what a source remembers of its last good sample. */
export function looksOf(source: string, most = 120): fc.Arbitrary<readonly Look[]> {
  const one = fc.tuple(fc.constantFrom(1, 5, 5, 5, 15, 60), seen, fc.constantFrom(1, 1, 1, 4));
  return fc.array(one, { maxLength: most }).map((steps) => told(source, steps));
}

function told(source: string, steps: readonly (readonly [number, Seen, number])[]): readonly Look[] {
  let at = 0;
  let lastGoodAt: number | undefined;
  let frozenSince: number | undefined;
  return steps.flatMap(([gap, found, times]) =>
    Array.from({ length: times }, () => {
      at += gap;
      const now = T0 + at * SECOND;
      frozenSince = found.good ? undefined : found.failure ? frozenSince : (frozenSince ?? now);
      const { presence, ...rest } = look(at, {
        source,
        ...found,
        ...(lastGoodAt === undefined ? {} : { lastGoodAt }),
      });
      if (found.good) lastGoodAt = now;
      const shown = found.good && presence ? { presence } : {};
      return { ...rest, ...shown, ...(frozenSince === undefined ? {} : { frozenSince }) };
    }),
  );
}

/** What a test knows of an incident id: the n-th that was opened. */
export type Step =
  | AlertInput
  | {
      readonly type: 'nth';
      readonly at: number;
      readonly nth: number;
      readonly what: 'acknowledge' | 'snooze';
    };

const when = fc.integer({ min: 0, max: 2_400 }).map((seconds) => T0 + seconds * SECOND + 500);
const anyCommand: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('nth' as const),
    at: when,
    nth: fc.nat(6),
    what: fc.constantFrom('acknowledge' as const, 'snooze' as const),
  }),
  fc
    .record({ at: when, source: fc.constantFrom(...SOURCES), span: fc.integer({ min: 1, max: 1_200 }) })
    .map(({ at, source, span }): Step => ({
      type: 'command',
      at,
      command: { type: 'snooze', sources: [source], until: at + span * SECOND },
    })),
  when.map((at): Step => ({ type: 'command', at, command: { type: 'snooze', until: 'recovered' } })),
  when.map((at): Step => ({ type: 'command', at, command: { type: 'end-snooze' } })),
  fc.record({ at: when, span: fc.integer({ min: 1, max: 1_800 }) }).map(({ at, span }): Step => ({
    type: 'command',
    at,
    command: { type: 'quiet', until: at + span * SECOND },
  })),
  when.map((at): Step => ({ type: 'command', at, command: { type: 'end-quiet' } })),
  fc
    .record({ at: when, source: fc.constantFrom(...SOURCES) })
    .map(({ at, source }): Step => ({ type: 'sources-removed', at, sources: [source] })),
  fc
    .record({ at: when, source: fc.constantFrom(...SOURCES) })
    .map(({ at, source }): Step => ({ type: 'sources-paused', at, sources: [source] })),
  fc.record({ at: when, source: fc.constantFrom(...SOURCES) }).map(({ at, source }): Step => ({
    type: 'own-action',
    at,
    doneAt: at,
    sources: [source],
    did: 'ended it',
  })),
  when.map((at): Step => ({ type: 'tick', at })),
  // The machine slept, or the app was off: what came before is not held against anyone.
  fc
    .record({ at: when, span: fc.integer({ min: 1, max: 900 }) })
    .map(({ at, span }): Step => ({ type: 'woke', at, asleepFrom: at - span * SECOND })),
  fc
    .record({
      at: when,
      enabled: fc.boolean(),
      bypass: fc.constantFrom('none' as const, 'critical' as const),
    })
    .map(({ at, enabled, bypass }): Step => {
      const hours = { days: [0, 1, 2, 3, 4, 5, 6], from: '12:05', until: '12:20', timeZone: 'UTC' };
      return { type: 'quiet-hours', at, quietHours: { enabled, bypass, ...hours } };
    }),
);

const timeOf = (step: Step) => (step.type === 'look' ? step.look.at : step.at);

/** Looks of three sources under one or two rules, and what an operator does meanwhile. */
export const anyDay: fc.Arbitrary<{ readonly rules: readonly AlertRule[]; readonly steps: readonly Step[] }> =
  fc
    .record({
      rules: fc.array(anyRule, { minLength: 1, maxLength: 2 }),
      looks: fc.tuple(...SOURCES.map((source) => looksOf(source, 60))),
      commands: fc.array(anyCommand, { maxLength: 8 }),
    })
    .map(({ rules, looks, commands }) => {
      const named = rules.map((one, index) => ({ ...one, id: `r${index}`, name: `Rule ${index}` }));
      const isAsleep = ({ at }: Look) =>
        commands.some((one) => one.type === 'woke' && at > one.asleepFrom && at < one.at);
      const awake = looks.flat().filter((one) => !isAsleep(one));
      const polls = awake.map((one): Step => ({ type: 'look', look: one }));
      const steps = [...polls, ...commands].sort((a, b) => timeOf(a) - timeOf(b));
      return { rules: named, steps: [{ type: 'rules', at: T0 - 1, rules: named } as Step, ...steps] };
    });
