/** A rule as the texts of a form, and back. Each text is named by the path under which a problem with it is told. */
import type { AlertRule, PlannedWindow, RuleCondition, RuleScope } from '#contract/configuration';
import type { FieldDescriptor } from '#contract/descriptor';
import type { FieldProblem } from '#contract/failure';
import { ruleFormWords as words } from '../words/rules.ts';
import { spanText, toSpan } from './spans.ts';

export type ConditionType = RuleCondition['type'];
export type Values = Readonly<Record<string, string>>;
export type Reading = 'number' | 'span' | 'percent' | 'text';

const READINGS: Readonly<Record<string, Reading>> = {
  'condition.value': 'number',
  'condition.by': 'number',
  'condition.within': 'span',
  'condition.atLeast': 'number',
  'condition.z': 'number',
  'condition.threshold': 'number',
  'condition.horizon': 'span',
  'condition.probability': 'percent',
  'condition.after': 'span',
  'condition.tries': 'number',
  'condition.lead': 'span',
  'clear.value': 'number',
  'clear.for': 'span',
  for: 'span',
  keepFiring: 'span',
  cooldown: 'span',
};

/** How the text at a path is read; a wait is told in time, a forecast in chances. */
export function readingOf(path: string, type: string): Reading {
  if (type === 'wait-above' && (path === 'condition.value' || path === 'clear.value')) return 'span';
  if (type === 'forecast-above' && path === 'clear.value') return 'percent';
  return READINGS[path] ?? 'text';
}

function toText(value: unknown, reading: Reading): string {
  if (value === undefined) return '';
  if (reading === 'span') return spanText(Number(value));
  if (reading === 'percent') return String(Math.round(Number(value) * 1_000) / 10);
  return String(value);
}

/** The texts of a rule. */
export function toValues(rule: AlertRule): Values {
  const { condition, clear, name, severity, scope } = rule;
  const flat = Object.entries({ ...condition, metric: metricOf(rule) }).map(
    ([id, value]) => [`condition.${id}`, value] as const,
  );
  const cleared = Object.entries(clear ?? {}).map(([id, value]) => [`clear.${id}`, value] as const);
  const spans = { for: rule.for, keepFiring: rule.keepFiring, cooldown: rule.cooldown };
  return Object.fromEntries(
    [
      ...flat,
      ...cleared,
      ...Object.entries({ name, severity, ...spans }),
      ['scope', scopeText(scope)] as const,
    ]
      .filter(([path]) => path !== 'condition.windows')
      .map(([path, value]) => [path, toText(value, readingOf(path, condition.type))]),
  );
}

function metricOf({ condition, scope }: AlertRule): string {
  return ('metric' in condition ? condition.metric : undefined) ?? scope.metric ?? 'queue';
}

/** One text for what a rule looks at: `all`, `provider P`, `kind P K`, `source ID`. */
export function scopeText({ source, provider, kind }: RuleScope): string {
  if (source !== undefined) return `source ${source}`;
  if (kind !== undefined) return `kind ${provider ?? '*'} ${kind}`;
  return provider === undefined ? 'all' : `provider ${provider}`;
}

function toScope(text: string): RuleScope {
  const [what = '', first = '', second = ''] = text.split(' ');
  if (what === 'source') return { source: first };
  if (what === 'provider') return { provider: first };
  if (what === 'kind') return { ...(first === '*' ? {} : { provider: first }), kind: second };
  return {};
}

const METRIC_TYPES: readonly string[] = ['above', 'below', 'grows'];
/** Conditions that ask for one reading, whatever the rule was about before. */
const FIXED_METRICS: Readonly<Record<string, string>> = {
  'wait-above': 'queue',
  'grows-unusually': 'queue',
  'forecast-above': 'queue',
  'ingest-stalled': 'ingest',
  'delivery-low': 'delivery',
};

/** Which kinds of sources a condition can be asked of. */
function scopeMetric(type: string, metric: string | undefined, before: AlertRule): string | undefined {
  if (METRIC_TYPES.includes(type)) return metric;
  return FIXED_METRICS[type] ?? (before.condition.type === type ? before.scope.metric : undefined);
}

export interface ReadRule {
  /** Complete only when there is no problem. */
  readonly rule: AlertRule;
  readonly problems: readonly FieldProblem[];
}

export interface Texts {
  readonly values: Values;
  readonly windows: readonly PlannedWindow[];
  /** The fields that the form shows; the others say nothing, whatever is still written in them. */
  readonly fields: readonly Pick<FieldDescriptor, 'id' | 'required'>[];
}

/** Reads the texts into a rule; what the form does not show of `before` stays. */
export function toRule({ values, windows, fields }: Texts, before: AlertRule): ReadRule {
  const type = values['condition.type'] ?? before.condition.type;
  const read = fields.flatMap(({ id, required }) => readField(values[id] ?? '', id, type, required));
  const under = (prefix: string) =>
    Object.fromEntries(
      read
        .filter(({ path }) => path.startsWith(prefix))
        .map(({ path, value }) => [path.slice(prefix.length), value]),
    );
  const clear = under('clear.');
  const spans = read
    .filter(({ path }) => SPANS.includes(path))
    .map(({ path, value }) => [path, value] as const);
  const metric = scopeMetric(type, values['condition.metric'], before);
  const { clear: _clear, keepFiring: _keep, cooldown: _cooldown, ...kept } = before;
  const rule = {
    ...kept,
    for: 0,
    ...Object.fromEntries(spans),
    name: (values['name'] ?? '').trim(),
    severity: values['severity'] ?? before.severity,
    scope: { ...toScope(values['scope'] ?? 'all'), ...(metric === undefined ? {} : { metric }) },
    condition: { ...under('condition.'), type, ...(type === 'not-live' ? { windows } : {}) },
    ...(Object.keys(clear).length === 0 ? {} : { clear }),
  };
  const problems = read.filter(({ value }) => Number.isNaN(value) || value === '');
  return {
    rule: rule as AlertRule,
    problems: problems.map(({ path }) => ({ path, message: messageOf(path, type) })),
  };
}

const SPANS: readonly string[] = ['for', 'keepFiring', 'cooldown'];

function messageOf(path: string, type: string): string {
  return path === 'name' ? words.unnamed : words.unread[readingOf(path, type)];
}

interface ReadField {
  readonly path: string;
  readonly value: string | number;
}

function readField(text: string, path: string, type: string, isRequired: boolean): readonly ReadField[] {
  const reading = readingOf(path, type);
  if (text.trim() === '') return isRequired ? [{ path, value: '' }] : [];
  return [{ path, value: valueOf(text.trim(), reading) }];
}

function valueOf(text: string, reading: Reading): string | number {
  if (reading === 'text') return text;
  if (reading === 'span') return toSpan(text) ?? NaN;
  const plain = text.replace(',', '.').replace('−', '-');
  const number = /^[-\d.]+$/.test(plain) ? Number(plain) : NaN;
  return reading === 'percent' ? number / 100 : number;
}
