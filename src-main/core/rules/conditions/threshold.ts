import type { AlertRule, RuleCondition } from '#contract/configuration';
import { spanInWords } from '../../wording/numbers.ts';
import { metricName, percent, tidy } from '../../wording/metric.ts';
import { crossingChance } from '../../queue/forecast.ts';
import type { Judge, Sight } from '../judge.ts';
import { limitJudge } from './limit.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

/** The most that is ever said of a forecast, and that is said of few places (queue-insight C-4). */
const SUREST = 0.97;
const SUREST_SMALL = 0.9;
const SMALL = 5;

/** A metric at or above, or below, a value in its own unit. */
export function valueJudge(
  { type, value }: Of<'above' | 'below'>,
  rule: AlertRule,
  metric: string,
  theme: string,
): Judge {
  return limitJudge({
    isHigh: type === 'above',
    limit: value,
    letGo: rule.clear?.value,
    theme,
    name: metricName(metric),
    metric: (sight) => sight.metric,
    read: (sight) => sight.look.readings[sight.metric],
    told: tidy,
  });
}

/** The wait for the next person, `value` and `clear.value` in ms; the estimate is in seconds. Nobody waits, no wait. */
export function waitJudge({ value }: Of<'wait-above'>, rule: AlertRule): Judge {
  return limitJudge({
    isHigh: true,
    limit: value,
    letGo: rule.clear?.value,
    theme: 'queue',
    name: 'wait',
    metric: ({ look }) => look.roles['wait'] ?? 'wait',
    read: waitOf,
    told: spanInWords,
  });
}

function waitOf({ look: { readings, roles } }: Sight): number | undefined {
  if (roles['queue'] !== undefined && readings[roles['queue']] === 0) return 0;
  const seconds = readings[roles['wait'] ?? 'wait'];
  return seconds === undefined ? undefined : seconds * 1_000;
}

/** The chance that the queue reaches the threshold within the horizon (queue-insight C-4), 0 to 1. */
export function forecastJudge(condition: Of<'forecast-above'>, rule: AlertRule): Judge {
  return limitJudge({
    isHigh: true,
    limit: condition.probability,
    letGo: rule.clear?.value,
    theme: 'queue',
    name: `chance that the queue reaches ${tidy(condition.threshold)} within ${spanInWords(condition.horizon)}`,
    metric: () => 'forecast',
    read: (sight) => chanceOf(condition, sight),
    told: percent,
  });
}

/** Nobody waits: no chance worth telling; already there: certain; still learning: unknown. */
export function chanceOf(
  { threshold, horizon }: Pick<Of<'forecast-above'>, 'threshold' | 'horizon'>,
  { look }: Sight,
): number | undefined {
  const queue = look.readings[look.roles['queue'] ?? 'queue'];
  const { arrivalsPerMinute, departuresPerMinute } = look;
  if (queue === undefined) return undefined;
  if (queue >= threshold) return 1;
  if (queue === 0) return 0;
  if (arrivalsPerMinute === undefined || departuresPerMinute === undefined) return undefined;
  const drift = (arrivalsPerMinute - departuresPerMinute) / 60;
  const departures = departuresPerMinute / 60;
  const variance = Math.max(2 * departures + drift, departures / 2);
  const live = look.readings[look.roles['live'] ?? 'live'] ?? Infinity;
  const surest = live <= SMALL ? SUREST_SMALL : SUREST;
  return Math.min(surest, crossingChance(drift, variance, threshold - queue, horizon / 1_000));
}
