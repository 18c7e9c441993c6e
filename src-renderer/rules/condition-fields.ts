/** The fields that each condition asks for. A field's id is the path under which a problem with it is told. */
import type { FieldDescriptor, MetricDescriptor, Unit } from '#contract/descriptor';
import { ruleFormWords as words, unitHelp } from '../words/rules.ts';
import type { ConditionType } from './rule-values.ts';

type Metric = Pick<MetricDescriptor, 'id' | 'label' | 'unit'>;

interface More {
  readonly help?: string;
  readonly placeholder?: string;
  readonly optional?: true;
}

function field(id: string, label: string, { optional, help, placeholder }: More = {}): FieldDescriptor {
  return {
    id,
    label,
    kind: 'text',
    required: optional !== true,
    ...(help ? { help } : {}),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

const span = (id: string, label: string, more: More = {}) =>
  field(id, label, { placeholder: '30 s', ...more });

/** The fields of one condition; `metrics` can be chosen from, `unit` is of the chosen one. */
export function conditionFields(
  type: ConditionType,
  metrics: readonly Metric[],
  unit: Unit,
): readonly FieldDescriptor[] {
  const metric: FieldDescriptor = {
    ...field('condition.metric', words.metric),
    kind: 'choice',
    choices: metrics.map(({ id, label }) => ({ value: id, label })),
  };
  const help = unitHelp[unit];
  const atLeast = (more: More = {}) => field('condition.atLeast', words.atLeast, { optional: true, ...more });
  switch (type) {
    case 'above':
    case 'below':
      return [metric, field('condition.value', words.value, { help })];
    case 'grows':
      return [
        metric,
        field('condition.by', words.by, { help }),
        span('condition.within', words.within),
        atLeast(),
      ];
    case 'grows-unusually':
      return [
        field('condition.z', words.z, { optional: true, placeholder: '2.5' }),
        atLeast({ placeholder: '3', help: unitHelp.people }),
      ];
    case 'wait-above':
      return [span('condition.value', words.wait, { placeholder: '5 min' })];
    default:
      return otherFields(type);
  }
}

function otherFields(type: ConditionType): readonly FieldDescriptor[] {
  switch (type) {
    case 'forecast-above':
      return [
        field('condition.threshold', words.threshold),
        span('condition.horizon', words.horizon, { placeholder: '10 min' }),
        field('condition.probability', words.probability, { help: words.percent }),
      ];
    case 'state-becomes':
    case 'state-is-not':
      return [field('condition.state', words.state, { help: words.stateHelp })];
    case 'grade-is':
      return [field('condition.grade', words.grade, { help: words.stateHelp })];
    case 'no-data':
      return [
        span('condition.after', words.after),
        field('condition.tries', words.afterTries, { optional: true, placeholder: '3' }),
      ];
    case 'failing':
    case 'frozen':
      return [span('condition.after', words.after)];
    case 'not-live':
      return [span('condition.lead', words.lead, { optional: true, placeholder: '5 min' })];
    default:
      return [];
  }
}

/** When it is told and when it is over. */
export function timingFields(type: ConditionType): readonly FieldDescriptor[] {
  const help = words.clearHelp[type];
  const optional = true as const;
  return [
    span('for', words.hold, { optional, help: words.holdHelp, placeholder: '0 s' }),
    ...(help === undefined ? [] : [field('clear.value', words.clearValue, { optional, help })]),
    span('clear.for', words.clearFor, { optional, placeholder: '0 s' }),
    span('keepFiring', words.keepFiring, { optional, help: words.keepFiringHelp, placeholder: '0 s' }),
    span('cooldown', words.cooldown, { optional, help: words.cooldownHelp, placeholder: '0 s' }),
  ];
}
