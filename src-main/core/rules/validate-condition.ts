import type { AlertRule, PlannedWindow, RuleCondition } from '#contract/configuration';
import type { FieldProblem } from '#contract/failure';
import { within } from './validate-number.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_WINDOWS = 500;
const HUGE = 1e15;

/** What is wrong with the condition's own fields. */
export function conditionProblems(rule: AlertRule): readonly FieldProblem[] {
  const { condition } = rule;
  switch (condition.type) {
    case 'above':
    case 'below':
      return [
        ...metricProblems(rule),
        ...within('condition.value', condition.value, -HUGE, HUGE, 'Enter a number.'),
      ];
    case 'grows':
      return [...metricProblems(rule), ...growthProblems(condition)];
    case 'grows-unusually':
      return unusualProblems(condition);
    case 'wait-above':
      return within('condition.value', condition.value, SECOND, DAY, 'A wait of 1 s to 24 h.');
    case 'forecast-above':
      return forecastProblems(condition);
    case 'state-becomes':
    case 'state-is-not':
      return word('condition.state', condition.state, 'Enter the state as the vendor calls it.');
    case 'grade-is':
      return word('condition.grade', condition.grade, 'Enter the grade as the vendor calls it.');
    case 'no-data':
      return noDataProblems(condition);
    case 'failing':
    case 'frozen':
      return within('condition.after', condition.after, 0, DAY, 'Tell it after 0 s to 24 h.');
    case 'not-live':
      return plannedProblems(condition);
    case 'stream-down':
    case 'ingest-stalled':
    case 'delivery-low':
      return [];
  }
}

function metricProblems({ condition, scope }: AlertRule): readonly FieldProblem[] {
  const metric = ('metric' in condition ? condition.metric : undefined) ?? scope.metric;
  return metric?.trim() ? [] : [{ path: 'condition.metric', message: 'Choose what is measured.' }];
}

function growthProblems({ by, within: span, atLeast = 0 }: Of<'grows'>): readonly FieldProblem[] {
  return [
    ...within('condition.by', by > 0 ? by : NaN, 0, HUGE, 'Enter a number above 0.'),
    ...within('condition.within', span, SECOND, HOUR, 'Growth is looked for within 1 s to 1 h.'),
    ...within('condition.atLeast', atLeast, -HUGE, HUGE, 'Enter a number.'),
  ];
}

function unusualProblems({ z = 2.5, atLeast = 3 }: Of<'grows-unusually'>): readonly FieldProblem[] {
  return [
    ...within('condition.z', z, 0.1, 20, 'A score of 0.1 to 20; 2.5 is usual.'),
    ...within('condition.atLeast', atLeast, 0, HUGE, 'Enter 0 or more.'),
  ];
}

function forecastProblems({
  threshold,
  horizon,
  probability,
}: Of<'forecast-above'>): readonly FieldProblem[] {
  return [
    ...within('condition.threshold', threshold, 1, HUGE, 'At least one person.'),
    ...within('condition.horizon', horizon, MINUTE, DAY, 'Look ahead 1 min to 24 h.'),
    ...within('condition.probability', probability, 0.01, 1, 'A chance of 1 % to 100 %.'),
  ];
}

function word(path: string, text: string, message: string): readonly FieldProblem[] {
  return text.trim() === '' || text.length > 100 ? [{ path, message }] : [];
}

function noDataProblems({ after, tries = 1 }: Of<'no-data'>): readonly FieldProblem[] {
  const whole = Number.isInteger(tries) ? tries : NaN;
  return [
    ...within('condition.after', after, 0, DAY, 'Tell it after 0 s to 24 h.'),
    ...within('condition.tries', whole, 1, 100, 'A whole number of tries, 1 to 100.'),
  ];
}

function plannedProblems({ windows, lead = 0 }: Of<'not-live'>): readonly FieldProblem[] {
  const path = 'condition.windows';
  if (windows.length === 0) return [{ path, message: 'Enter when it should be live.' }];
  if (windows.length > MOST_WINDOWS) return [{ path, message: `At most ${MOST_WINDOWS} planned times.` }];
  return [
    ...windows.flatMap((one, index) => windowProblems(one, `${path}.${index}`)),
    ...within('condition.lead', lead, 0, DAY, 'A lead of 0 s to 24 h.'),
  ];
}

function windowProblems({ from, until }: PlannedWindow, path: string): readonly FieldProblem[] {
  if (!Number.isFinite(from)) return [{ path: `${path}.from`, message: 'Enter when it begins.' }];
  if (!Number.isFinite(until) || until <= from)
    return [{ path: `${path}.until`, message: 'The end lies after the beginning.' }];
  return [];
}
