/** The values at which rules in force open an incident, to be drawn as lines. */
import type { RuleView } from '#contract/channels/incidents';
import type { AlertRule } from '#contract/configuration';
import type { MetricDescriptor } from '#contract/descriptor';
import type { Severity } from '#contract/model';

export const THRESHOLD_DASH: readonly number[] = [4, 4];

export interface Threshold {
  readonly metric: string;
  /** In the metric's own unit. */
  readonly value: number;
  readonly label: string;
  readonly severity: Severity;
}

const meets = (metric: MetricDescriptor, asked: string | undefined) =>
  asked !== undefined && (metric.id === asked || metric.role === asked);

/** The value at which a rule opens, when it compares one of these metrics with a value. */
export function thresholdOf(rule: AlertRule, metrics: readonly MetricDescriptor[]): Threshold | undefined {
  const { condition, severity, name } = rule;
  const line = (asked: string | undefined, value: number): Threshold | undefined => {
    const metric = metrics.find((one) => meets(one, asked));
    return metric === undefined ? undefined : { metric: metric.id, value, label: name, severity };
  };
  if (condition.type === 'above' || condition.type === 'below')
    return line(condition.metric ?? rule.scope.metric, condition.value);
  // Waits are drawn in seconds, rules hold spans in ms.
  if (condition.type === 'wait-above') return line('wait', condition.value / 1_000);
  return condition.type === 'forecast-above' ? line('queue', condition.threshold) : undefined;
}

/** Of the rules in force (by id) those that compare a metric of this source with a value. */
export const toThresholds = (
  rules: readonly RuleView[],
  inForce: readonly string[],
  metrics: readonly MetricDescriptor[],
): readonly Threshold[] =>
  rules.flatMap((view) => {
    const isOn = inForce.includes(view.rule.id) && view.rule.enabled !== false;
    return (isOn && thresholdOf(view.rule, metrics)) || [];
  });
