/** For each condition there is: looks that breach it, one that does not, and one that has nothing to say of it. */
import type { AlertRule, RuleCondition } from '#contract/configuration';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { HOUR, look, miss, MINUTE, queue, SECOND, T0 } from './support.ts';

export interface Scene {
  readonly condition: RuleCondition;
  readonly more?: Partial<AlertRule>;
  /** What was seen before, so that what follows is a breach. */
  readonly before: readonly Look[];
  /** `since` is the second at which the breach began. */
  readonly breach: (seconds: number, since: number) => Look;
  readonly calm: (seconds: number) => Look;
  /** Absent where having no data is the breach. */
  readonly missing?: (seconds: number) => Look;
  /** What comes of it after eight hours of sleep, where that is not a hold that goes on. */
  readonly afterSleep?: 'at once' | 'nothing';
}

const DAY = 24 * HOUR;
const plain = { before: [], missing: (at: number) => miss(at) } as const;
const off = { presence: 'offline', condition: 'offline' } as const;
const share = (role: 'ingest' | 'delivery', value?: number) => ({
  roles: { [role]: 'share' },
  readings: value === undefined ? {} : { share: value },
});
const flowing = (arrivalsPerMinute: number) => ({ arrivalsPerMinute, departuresPerMinute: 2 });

export const scenes: readonly Scene[] = [
  {
    ...plain,
    condition: { type: 'above', metric: 'queue', value: 10 },
    breach: (at) => queue(at, 10),
    calm: (at) => queue(at, 9),
  },
  {
    ...plain,
    condition: { type: 'below', metric: 'health', value: 40 },
    breach: (at) => look(at, { roles: { health: 'score' }, readings: { score: 39 } }),
    calm: (at) => look(at, { roles: { health: 'score' }, readings: { score: 40 } }),
  },
  {
    ...plain,
    condition: { type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE },
    before: [queue(-5, 2)],
    breach: (at) => queue(at, 5),
    calm: (at) => queue(at, 2),
    // What it has risen from lies further back than the rule looks.
    afterSleep: 'nothing',
  },
  {
    ...plain,
    condition: { type: 'grows-unusually' },
    breach: (at) => queue(at, 3, { growthZ: 2.5 }),
    calm: (at) => queue(at, 3, { growthZ: 1 }),
    missing: (at) => queue(at, 3),
  },
  {
    ...plain,
    condition: { type: 'wait-above', value: 5 * MINUTE },
    breach: (at) => queue(at, 5, { readings: { live: 50, queue: 5, wait: 300 } }),
    calm: (at) => queue(at, 5, { readings: { live: 50, queue: 5, wait: 299 } }),
    missing: (at) => queue(at, 5),
  },
  {
    ...plain,
    condition: { type: 'forecast-above', threshold: 20, horizon: 10 * MINUTE, probability: 0.7 },
    breach: (at) => queue(at, 10, flowing(4)),
    calm: (at) => queue(at, 10, flowing(1)),
    missing: (at) => queue(at, 10),
  },
  {
    ...plain,
    condition: { type: 'state-becomes', state: 'ERROR' },
    before: [look(-5, { state: 'live' })],
    breach: (at) => look(at, { state: 'error' }),
    calm: (at) => look(at, { state: 'live' }),
  },
  {
    ...plain,
    condition: { type: 'state-is-not', state: 'active' },
    breach: (at) => look(at, { state: 'idle' }),
    calm: (at) => look(at, { state: 'ACTIVE' }),
    missing: (at) => look(at),
  },
  {
    ...plain,
    condition: { type: 'grade-is', grade: 'Bad' },
    breach: (at) => look(at, { grade: 'bad' }),
    calm: (at) => look(at, { grade: 'Good' }),
  },
  {
    ...plain,
    condition: { type: 'stream-down' },
    before: [look(-5)],
    breach: (at) => look(at, off),
    calm: (at) => look(at),
  },
  {
    ...plain,
    condition: { type: 'not-live', windows: [{ from: T0 - DAY, until: T0 + DAY }] },
    before: [look(-5)],
    breach: (at) => look(at, off),
    calm: (at) => look(at),
    // A plan is about the operator's own time: it was off before and is off now.
    afterSleep: 'at once',
  },
  {
    ...plain,
    condition: { type: 'ingest-stalled' },
    breach: (at) => look(at, share('ingest', 0.09)),
    calm: (at) => look(at, share('ingest', 0.1)),
    missing: (at) => look(at, share('ingest')),
  },
  {
    ...plain,
    condition: { type: 'delivery-low' },
    breach: (at) => look(at, share('delivery', 0.49)),
    calm: (at) => look(at, share('delivery', 0.5)),
    missing: (at) => look(at, share('delivery')),
  },
  {
    before: [],
    condition: { type: 'no-data', after: 0, tries: 1 },
    breach: (at) => miss(at),
    calm: (at) => look(at),
  },
  {
    before: [],
    condition: { type: 'failing', after: 0 },
    breach: (at) => miss(at),
    calm: (at) => look(at),
  },
  {
    ...plain,
    condition: { type: 'frozen', after: 0 },
    breach: (at, since) => look(at, { good: false, condition: 'stale', frozenSince: T0 + since * SECOND }),
    calm: (at) => look(at),
  },
];
