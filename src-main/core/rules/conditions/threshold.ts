import type { AlertRule, RuleCondition } from '#contract/configuration';
import { spanInWords } from '../../wording/numbers.ts';
import { metricName, percent, tidy } from '../../wording/metric.ts';
import type { Judge, Sight } from '../judge.ts';
import { chanceFrom } from './chance.ts';
import { limitJudge } from './limit.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

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

/** The chance at one look; undefined when it cannot be told. */
export function chanceOf(
  condition: Pick<Of<'forecast-above'>, 'threshold' | 'horizon'>,
  { look }: Sight,
): number | undefined {
  const { readings, roles, arrivalsPerMinute = NaN, departuresPerMinute = NaN } = look;
  const queue = readings[roles['queue'] ?? 'queue'];
  if (queue === undefined) return undefined;
  const live = readings[roles['live'] ?? 'live'] ?? NaN;
  return chanceFrom(condition, { queue, live, arrivals: arrivalsPerMinute, departures: departuresPerMinute });
}
