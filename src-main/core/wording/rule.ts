/** What a rule means, in one plain sentence: the editor shows it while the numbers are moved. */
import type { AlertRule, RuleCondition, RuleScope } from '#contract/configuration';
import type { Severity } from '#contract/model';
import { looksAt, metricAsked } from '../rules/scope.ts';
import { judgeFor } from '../rules/conditions/judge-for.ts';
import { metricName, percent, tidy } from './metric.ts';
import { plural, spanInWords } from './numbers.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  info: 'a note',
  warning: 'a warning',
  critical: 'a critical alert',
};

/** For example `For every source with a queue: a critical alert when the queue is 10 or more for 30 s, until ...`. */
export function ruleSentence(rule: AlertRule): string {
  const { keepFiring, cooldown, enabled } = rule;
  const parts = [
    `${SEVERITY[rule.severity]} when ${conditionWords(rule)}${holdWords(rule)}, until ${clearWords(rule)}`,
    keepFiring ? `goes on for ${spanInWords(keepFiring)} after the last breach` : '',
    cooldown ? `then quiet for ${spanInWords(cooldown)}` : '',
  ];
  const off = enabled === false ? ' Switched off.' : '';
  return `${scopeWords(rule.scope)}: ${parts.filter(Boolean).join('; ')}.${off}`;
}

/** What decides which rules are in force for a source. */
export interface Watches {
  readonly source: { readonly id: string; readonly kind: string };
  readonly provider: { readonly descriptor: { readonly id: string } };
  readonly roles: Readonly<Record<string, string>>;
  readonly kind: { readonly metrics: readonly { readonly id: string }[] };
}

/** The rules in force for one source, in their order. */
export function ruleSentencesFor(
  rules: readonly AlertRule[],
  { source, provider, roles, kind }: Watches,
): readonly { readonly id: string; readonly name: string; readonly sentence: string }[] {
  const watched = { source: source.id, kind: source.kind, provider: provider.descriptor.id, roles };
  const metrics = new Set([...Object.keys(roles), ...kind.metrics.map((metric) => metric.id)]);
  return rules
    .filter(
      (rule) => looksAt(rule, watched) && (rule.scope.metric === undefined || metrics.has(rule.scope.metric)),
    )
    .map((rule) => ({ id: rule.id, name: rule.name, sentence: ruleSentence(rule) }));
}

function scopeWords({ source, sources, kind, provider, metric }: RuleScope): string {
  if (source !== undefined) return `For ${source}`;
  if (sources !== undefined) return `For the ${plural(sources.length, 'source')} of an event`;
  const what = [kind, 'source'].filter(Boolean).join(' ');
  const from = provider === undefined ? '' : ` of ${provider}`;
  const having = metric === undefined ? '' : ` with ${article(metricName(metric))}`;
  return `For every ${what}${from}${having}`;
}

function article(name: string): string {
  if (/s$/.test(name)) return name;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function holdWords(rule: AlertRule): string {
  return rule.for > 0 ? ` for ${spanInWords(rule.for)}` : '';
}

function clearWords(rule: AlertRule): string {
  const { clears } = judgeFor(rule, metricAsked(rule));
  const span = rule.clear?.for;
  return span ? `${clears} for ${spanInWords(span)}` : clears;
}

function conditionWords(rule: AlertRule): string {
  const { condition } = rule;
  const name = metricName(metricAsked(rule));
  switch (condition.type) {
    case 'above':
      return `the ${name} is ${tidy(condition.value)} or more`;
    case 'below':
      return `the ${name} is below ${tidy(condition.value)}`;
    case 'grows':
      return `the ${name} ${growthWords(condition)}`;
    case 'grows-unusually':
      return `the queue grows more than chance explains and is ${tidy(condition.atLeast ?? 3)} or more`;
    case 'wait-above':
      return `the wait is ${spanInWords(condition.value)} or more`;
    case 'forecast-above':
      return forecastWords(condition);
    default:
      return otherWords(condition);
  }
}

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

function growthWords({ by, within, atLeast }: Of<'grows'>): string {
  const least = atLeast === undefined ? '' : ` and is ${tidy(atLeast)} or more`;
  return `has risen by ${tidy(by)} or more within ${spanInWords(within)}${least}`;
}

function forecastWords({ threshold, horizon, probability }: Of<'forecast-above'>): string {
  return `the queue reaches ${tidy(threshold)} within ${spanInWords(horizon)} with a chance of ${percent(probability)} or more`;
}

type Other = Exclude<
  RuleCondition,
  Of<'above' | 'below'> | Of<'grows'> | Of<'grows-unusually'> | Of<'wait-above'> | Of<'forecast-above'>
>;

function otherWords(condition: Other): string {
  switch (condition.type) {
    case 'state-becomes':
      return `its state becomes ${condition.state}`;
    case 'state-is-not':
      return `its state is not ${condition.state}`;
    case 'grade-is':
      return `its health grade is ${condition.grade}`;
    case 'no-data':
      return `no good answer has come for ${spanInWords(condition.after)} and ${plural(condition.tries ?? 3, 'try', 'tries')}, or access is refused`;
    case 'failing':
      return `it has failed for ${spanInWords(condition.after)}`;
    case 'frozen':
      return `its figures have not moved for ${spanInWords(condition.after)}`;
    case 'not-live':
      return `it is not live from ${spanInWords(condition.lead ?? 300_000)} before ${plannedWords(condition.windows.length)}`;
    case 'stream-down':
      return 'it was live and is not any more';
    case 'ingest-stalled':
      return 'next to nothing comes in while it is live, below a tenth of the usual';
    case 'delivery-low':
      return 'each viewer gets less than half of the usual';
  }
}

function plannedWords(count: number): string {
  return count === 1 ? 'its planned time' : `one of its ${count} planned times`;
}
