/** From what was seen to words: joins a look, a source's memory and a rule for the wording. */
import type { Told } from '../wording/notification-body.ts';
import { chanceOf } from './conditions/threshold.ts';
import { countedSince } from './counted.ts';
import { lowsOf, riseOf } from './climb.ts';
import type { Judge, Sight } from './judge.ts';
import { metricAsked, type Compiled } from './scope.ts';

/** What the words of an incident are made of. */
export function toldOf({ rule, judge, metric }: Compiled, sight: Sight): Told {
  const { look, memory, at } = sight;
  const { rise, span } = riseOf(lowsOf(memory.climbs, rule.id));
  const role = roleOf(look.roles, rule.condition.type === 'wait-above' ? 'wait' : metric, metricAsked(rule));
  const value = look.readings[isOfQueue(rule.condition.type) ? (look.roles['queue'] ?? 'queue') : metric];
  const chance = rule.condition.type === 'forecast-above' ? chanceOf(rule.condition, sight) : undefined;
  return {
    at,
    look,
    metric: isOfQueue(rule.condition.type) ? 'queue' : role,
    theme: judge.theme,
    rise,
    riseSpan: span,
    blind: blindFor(judge, sight),
    ...(value === undefined ? {} : { value }),
    ...(chance === undefined ? {} : { chance }),
  };
}

function isOfQueue(type: string): boolean {
  return type === 'grows-unusually' || type === 'forecast-above';
}

function roleOf(roles: Readonly<Record<string, string>>, metric: string, asked: string): string {
  return Object.keys(roles).find((role) => roles[role] === metric) ?? asked;
}

/** Milliseconds without a good sample, for conditions about that. */
function blindFor({ needsSample }: Judge, { at, look, memory }: Sight): number {
  if (needsSample || look.good) return 0;
  return Math.max(0, at - countedSince(look.frozenSince ?? look.lastGoodAt, memory, at));
}
