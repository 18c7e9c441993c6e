/** The fields that each condition asks for. A field's id is the path under which a problem with it is told. */
import type { FieldDescriptor, MetricDescriptor, Unit } from '#contract/descriptor';
import { ruleFormWords as words, unitHelp } from '../words/rules.ts';
import type { KnownWords } from './choices.ts';
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

/** A word of the vendor's: the known ones are offered, and one that is not among them is remarked on, not refused. */
function word(id: string, label: string, known: readonly string[], written: string): FieldDescriptor {
  const isKnown = known.some((one) => one.toLowerCase() === written.trim().toLowerCase());
  return {
    ...field(id, label, { help: written.trim() === '' || isKnown ? words.stateHelp : words.wordUnknown }),
    choices: known.map((value) => ({ value, label: value })),
  };
}

export interface Offered {
  /** Readings that can be chosen from. */
  readonly metrics: readonly Metric[];
  /** The unit of the chosen one. */
  readonly unit: Unit;
  readonly known: KnownWords;
  /** The word that stands in the form. */
  readonly written: string;
}

/** The fields of one condition. */
export function conditionFields(type: ConditionType, offered: Offered): readonly FieldDescriptor[] {
  const { metrics, unit, known, written } = offered;
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
        field('condition.z', words.z, { optional: true, placeholder: '2.5', help: words.zHelp }),
        atLeast({ placeholder: '3', help: unitHelp.people }),
      ];
    case 'wait-above':
      return [span('condition.value', words.wait, { placeholder: '5 min' })];
    case 'state-becomes':
    case 'state-is-not':
      return [word('condition.state', words.state, known.states, written)];
    case 'grade-is':
      return [word('condition.grade', words.grade, known.grades, written)];
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
