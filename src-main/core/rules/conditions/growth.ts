import type { AlertRule, RuleCondition } from '#contract/configuration';
import { metricName, tidy } from '../../wording/metric.ts';
import { spanInWords } from '../../wording/numbers.ts';
import { lowsOf, riseOf, rises } from '../climb.ts';
import { asked, CLEAR, withoutReading, type Judge, type Sight, type Weighed } from '../judge.ts';
import { PLATEAU } from '../spans.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

const STEADY: Weighed = { verdict: 'clear', ended: 'It has stopped growing.' };

/** Up by at least `by` within `within` ms, and at least `atLeast` (product.md section 5). */
export function growsJudge(condition: Of<'grows'>, rule: AlertRule, metric: string, theme: string): Judge {
  const { by, within, atLeast } = condition;
  const name = metricName(metric);
  return {
    needsSample: true,
    theme,
    weigh: (sight) => weighGrowth(condition, rule, sight),
    ask: (sight) => {
      const value = sight.look.readings[sight.metric];
      const { rise, span } = riseOf(lowsOf(sight.memory.climbs, sight.rule));
      const up = value === undefined ? undefined : `up ${tidy(rise)} in ${spanInWords(span)}`;
      return [
        ...askedAtLeast(name, value, atLeast),
        asked(`${name} up by ${tidy(by)} or more within ${spanInWords(within)}`, up, rise >= by),
      ];
    },
    read: (sight) => ({ [sight.metric]: sight.look.readings[sight.metric] }),
    clears: clearsGrowth(condition, rule, name),
  };
}

function clearsGrowth({ atLeast, within }: Of<'grows'>, rule: AlertRule, name: string): string {
  const low = rule.clear?.value;
  const back = low === undefined ? 'back where it began' : `${tidy(low)} or less`;
  const small = low === undefined && atLeast !== undefined ? `, below ${tidy(atLeast)}` : '';
  return `the ${name} is ${back}${small}, or has not grown for ${spanInWords(plateauOf(within))}`;
}

function askedAtLeast(name: string, value: number | undefined, atLeast: number | undefined) {
  if (atLeast === undefined) return [];
  const found = value === undefined ? undefined : tidy(value);
  return [asked(`${name} ${tidy(atLeast)} or more`, found, (value ?? -Infinity) >= atLeast)];
}

function weighGrowth(
  { by, within, atLeast = -Infinity }: Of<'grows'>,
  rule: AlertRule,
  sight: Sight,
): Weighed {
  const value = sight.look.readings[sight.metric];
  if (value === undefined) return withoutReading(sight);
  if (value >= atLeast && rises(lowsOf(sight.memory.climbs, sight.rule)) >= by)
    return { verdict: 'breach', value };
  const { own } = sight;
  if (own === undefined) return CLEAR;
  const low = rule.clear?.value;
  const isBack = low === undefined ? value < atLeast || value <= (own.base ?? -Infinity) : value <= low;
  if (isBack) return { verdict: 'clear', value };
  const still = sight.at - (own.lastBreachAt ?? sight.at);
  return still >= plateauOf(within) ? { ...STEADY, value } : { verdict: 'between', value };
}

export function plateauOf(within: number): number {
  return Math.max(PLATEAU, 5 * within);
}

/** Standard deviations above chance at which growth is unusual, below which it is usual, and the smallest queue (C-3). */
const UNUSUAL = 2.5;
const USUAL = 1;
export const FEW = 3;

/** The score at which growth is unusual, and at or below which it is usual again. */
export function unusualSpan({ z = UNUSUAL }: { readonly z?: number }, letGo: number | undefined) {
  return { z, usual: letGo ?? Math.min(USUAL, z) };
}

/** Growth that chance does not explain (queue-insight C-3). The estimators choose the span, not the rule. */
export function unusualJudge({ z = UNUSUAL, atLeast = FEW }: Of<'grows-unusually'>, rule: AlertRule): Judge {
  const { usual: letGo } = unusualSpan({ z }, rule.clear?.value);
  return {
    needsSample: true,
    theme: 'queue',
    weigh: (sight) => weighUnusual({ z, atLeast, letGo }, sight),
    ask: ({ look }) => {
      const queue = queueOf(look);
      return [
        asked(`queue ${tidy(atLeast)} or more`, told(queue), (queue ?? 0) >= atLeast),
        asked(`growth score ${tidy(z)} or more`, told(look.growthZ), (look.growthZ ?? 0) >= z),
      ];
    },
    read: ({ look }) => ({ [look.roles['queue'] ?? 'queue']: queueOf(look), growthZ: look.growthZ }),
    clears: `the queue is below ${tidy(atLeast)} or its growth score ${tidy(letGo)} or less`,
  };
}

interface Unusual {
  readonly z: number;
  readonly atLeast: number;
  readonly letGo: number;
}

function weighUnusual({ z, atLeast, letGo }: Unusual, sight: Sight): Weighed {
  const { growthZ } = sight.look;
  const value = queueOf(sight.look);
  if (value === undefined) return withoutReading(sight);
  if (value < atLeast) return { verdict: 'clear', value };
  if (growthZ === undefined) return { verdict: 'unknown' };
  if (growthZ >= z) return { verdict: 'breach', value };
  return { verdict: growthZ <= letGo ? 'clear' : 'between', value };
}

function queueOf({ readings, roles }: Sight['look']): number | undefined {
  return readings[roles['queue'] ?? 'queue'];
}

function told(value: number | undefined): string | undefined {
  return value === undefined ? undefined : tidy(value);
}
