/** The numbers that a rule judges, read from columns as its judge would read them from a look. */
import type { RuleCondition } from '#contract/configuration';
import type { LookColumns } from './columns.ts';
import { chanceFrom } from './conditions/chance.ts';
import { FEW, unusualSpan } from './conditions/growth.ts';
import type { Compiled } from './scope.ts';

/** NaN, which stands for no data, is neither a breach nor held. */
export interface Scale {
  isBreach(index: number): boolean;
  /** Neither clear nor unknown: an open incident stays open. */
  isHeld(index: number): boolean;
  /** What is told of it. */
  valueAt(index: number): number;
  worse(a: number, b: number): number;
}

type Read = (index: number) => number;

/** The scale of a rule's condition; undefined where it judges no numbers, or there are none. */
export function scaleOf({ rule, metric }: Compiled, columns: LookColumns): Scale | undefined {
  const { condition, clear } = rule;
  const letGo = clear?.value;
  switch (condition.type) {
    case 'above':
      return high(plain(columns.values[metric]), condition.value, letGo);
    case 'below':
      return low(plain(columns.values[metric]), condition.value, letGo);
    case 'wait-above':
      return high(waits(columns), condition.value, letGo);
    case 'forecast-above':
      return high(chances(columns, condition), condition.probability, letGo);
    case 'grows-unusually':
      return unusual(columns, condition, letGo);
    default:
      return undefined;
  }
}

function high(read: Read, limit: number, letGo: number | undefined): Scale {
  const held = letGo ?? Infinity;
  return {
    isBreach: (index) => read(index) >= limit,
    isHeld: (index) => {
      const value = read(index);
      return value >= limit || value > held;
    },
    valueAt: read,
    worse: Math.max,
  };
}

function low(read: Read, limit: number, letGo: number | undefined): Scale {
  const held = letGo ?? -Infinity;
  return {
    isBreach: (index) => read(index) < limit,
    isHeld: (index) => {
      const value = read(index);
      return value < limit || value < held;
    },
    valueAt: read,
    worse: Math.min,
  };
}

function plain(values: Float64Array | undefined): Read {
  return (index) => values?.[index] ?? NaN;
}

/** As `waitJudge` reads it: ms, and nobody waits, no wait. */
function waits({ values, roles }: LookColumns): Read {
  const queue = roles['queue'] === undefined ? undefined : values[roles['queue']];
  const wait = values[roles['wait'] ?? 'wait'];
  return (index) => (queue?.[index] === 0 ? 0 : (wait?.[index] ?? NaN) * 1_000);
}

/** Flows and counts stand still more often than they move: the last chance is kept. */
function chances(
  { values, roles, arrivalsPerMinute, departuresPerMinute }: LookColumns,
  condition: Extract<RuleCondition, { readonly type: 'forecast-above' }>,
): Read {
  const [queues, lives] = [values[roles['queue'] ?? 'queue'], values[roles['live'] ?? 'live']];
  const last = { queue: NaN, live: NaN, arrivals: NaN, departures: NaN };
  let chance = NaN;
  return (index) => {
    const queue = queues?.[index] ?? NaN;
    const live = lives?.[index] ?? NaN;
    const arrivals = arrivalsPerMinute?.[index] ?? NaN;
    const departures = departuresPerMinute?.[index] ?? NaN;
    if (Number.isNaN(queue)) return NaN;
    const isSame = Object.is(queue, last.queue) && Object.is(live, last.live);
    if (isSame && Object.is(arrivals, last.arrivals) && Object.is(departures, last.departures)) return chance;
    [last.queue, last.live, last.arrivals, last.departures] = [queue, live, arrivals, departures];
    chance = chanceFrom(condition, last) ?? NaN;
    return chance;
  };
}

function unusual(
  { values, roles, growthZ }: LookColumns,
  condition: Extract<RuleCondition, { readonly type: 'grows-unusually' }>,
  letGo: number | undefined,
): Scale {
  const queues = values[roles['queue'] ?? 'queue'];
  const { z, usual } = unusualSpan(condition, letGo);
  const few = condition.atLeast ?? FEW;
  const isMany = (index: number) => (queues?.[index] ?? NaN) >= few;
  const score = (index: number) => growthZ?.[index] ?? NaN;
  return {
    isBreach: (index) => isMany(index) && score(index) >= z,
    isHeld: (index) => isMany(index) && (score(index) >= z || score(index) > usual),
    valueAt: (index) => queues?.[index] ?? NaN,
    worse: Math.max,
  };
}
