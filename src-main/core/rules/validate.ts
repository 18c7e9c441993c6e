/** What is wrong with a rule, by field: the editor marks the fields, an import is refused with their paths. */
import type { AlertRule } from '#contract/configuration';
import type { FieldProblem } from '#contract/failure';
import { conditionProblems } from './validate-condition.ts';
import { within } from './validate-number.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const SEVERITIES: readonly string[] = ['info', 'warning', 'critical'];
const LONGEST_NAME = 200;

/** All problems, in the order of the form; none when the rule may be saved. Spans are ms. */
export function validateRule(rule: AlertRule): readonly FieldProblem[] {
  return [
    ...textProblem('id', rule.id, 'The rule needs an id.'),
    ...textProblem('name', rule.name, 'Give the rule a name.'),
    ...conditionProblems(rule),
    ...clearProblems(rule),
    ...within('for', rule.for, 0, DAY, 'Hold for 0 s to 24 h.'),
    ...within('keepFiring', rule.keepFiring ?? 0, 0, DAY, 'Keep firing for 0 s to 24 h.'),
    ...within('cooldown', rule.cooldown ?? 0, 0, 7 * DAY, 'A cooldown lasts 0 s to 7 days.'),
    ...(SEVERITIES.includes(rule.severity)
      ? []
      : [{ path: 'severity', message: 'Choose info, warning or critical.' }]),
  ];
}

function textProblem(path: string, text: string, message: string): readonly FieldProblem[] {
  if (text.trim() === '') return [{ path, message }];
  return text.length > LONGEST_NAME ? [{ path, message: `Use at most ${LONGEST_NAME} characters.` }] : [];
}

/** A clear value on the wrong side would let go while the breach goes on, or never. */
function clearProblems({ clear, condition }: AlertRule): readonly FieldProblem[] {
  const span = within('clear.for', clear?.for ?? 0, 0, DAY, 'Must stay clear for 0 s to 24 h.');
  const value = clear?.value;
  if (value === undefined) return span;
  const wrong = (message: string) => [{ path: 'clear.value', message }, ...span];
  if (!Number.isFinite(value)) return wrong('Enter a number.');
  switch (condition.type) {
    case 'above':
    case 'wait-above':
      return value < condition.value ? span : wrong('Let go below the value that opens it.');
    case 'below':
      return value >= condition.value ? span : wrong('Let go at or above the value that opens it.');
    case 'forecast-above':
      return value < condition.probability ? span : wrong('Let go below the chance that opens it.');
    case 'grows':
      return value < (condition.atLeast ?? Infinity)
        ? span
        : wrong('Let go below the value it must have at least.');
    case 'grows-unusually':
      return value < (condition.z ?? 2.5) ? span : wrong('Let go below the score that opens it.');
    default:
      return wrong('This condition has no value to let go at.');
  }
}
