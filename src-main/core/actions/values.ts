/** What was entered for an action, checked against what it asks for and completed by what stays as it is. */
import type { ActionValue, ActionValues, Pair } from '#contract/channels/actions';
import type { ActionInput } from '#contract/descriptor';
import { done, failed, type FieldProblem, type Result } from '#contract/failure';
import { isSame } from './moved.ts';

type PairsInput = Extract<ActionInput, { kind: 'pairs' }>;
type NumberInput = Extract<ActionInput, { kind: 'number' }>;

/**
 * The values to be sent: of `entered` only what differs from `current`, pairs without a value filled in from there. Fails
 * with `invalid` and the wrong fields (`values.metadata.2.value`), or when nothing would change.
 */
export function checkValues(
  inputs: readonly ActionInput[],
  entered: ActionValues,
  current: ActionValues,
): Result<ActionValues> {
  const unknown = Object.keys(entered).filter((id) => !inputs.some((input) => input.id === id));
  const problems = [
    ...unknown.map((id) => ({ path: `values.${id}`, message: 'This cannot be changed.' })),
    ...inputs.flatMap((input) => problemsOf(input, entered[input.id], current[input.id])),
  ];
  if (problems.length > 0) return failed('invalid', 'Check the marked fields.', { fields: problems });
  const asked = inputs.flatMap((input) => changeOf(input, entered[input.id], current[input.id]));
  if (inputs.length > 0 && asked.length === 0)
    return failed('invalid', 'Everything is as it was: nothing would change.');
  return done(Object.fromEntries(asked));
}

function problemsOf(
  input: ActionInput,
  value: ActionValue | undefined,
  current: ActionValue | undefined,
): readonly FieldProblem[] {
  if (value === undefined) return [];
  const path = `values.${input.id}`;
  if (input.kind === 'number') return problemsOfNumber(input, value, path);
  if (typeof value !== 'object') return [{ path, message: 'Enter names and values.' }];
  return problemsOfPairs(input, value, pairsIn(current), path);
}

function problemsOfNumber({ least, most, unit }: NumberInput, value: ActionValue, path: string) {
  const isFine = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return isFine ? [] : [{ path, message: `Enter a whole number from ${least} to ${most} ${unit}.` }];
}

function problemsOfPairs(
  input: PairsInput,
  pairs: readonly Pair[],
  current: readonly Pair[],
  path: string,
): readonly FieldProblem[] {
  const tooMany =
    pairs.length > input.mostEntries
      ? [{ path, message: `At most ${input.mostEntries} entries are possible.` }]
      : [];
  return [
    ...tooMany,
    ...pairs.flatMap((pair, index) => {
      const twin = pairs.findIndex((other) => other.name.trim() === pair.name.trim()) < index;
      const name = twin ? 'There is an entry of this name already.' : nameProblem(input, pair.name);
      const value = valueProblem(input, pair, current);
      return [
        ...(name === undefined ? [] : [{ path: `${path}.${index}.name`, message: name }]),
        ...(value === undefined ? [] : [{ path: `${path}.${index}.value`, message: value }]),
      ];
    }),
  ];
}

function nameProblem({ longestName }: PairsInput, name: string): string | undefined {
  if (name.trim() === '') return 'Enter a name.';
  return name.trim().length > longestName ? `A name has at most ${longestName} characters.` : undefined;
}

function valueProblem({ longestValue }: PairsInput, { name, value }: Pair, current: readonly Pair[]) {
  if (value === undefined) return current.some((one) => one.name === name) ? undefined : 'Enter a value.';
  return value.length > longestValue ? `A value has at most ${longestValue} characters.` : undefined;
}

function changeOf(
  input: ActionInput,
  value: ActionValue | undefined,
  current: ActionValue | undefined,
): readonly (readonly [string, ActionValue])[] {
  if (value === undefined) return [];
  const whole = typeof value === 'object' ? completed(value, pairsIn(current)) : value;
  return isSame(whole, current ?? (input.kind === 'pairs' ? [] : undefined)) ? [] : [[input.id, whole]];
}

function completed(pairs: readonly Pair[], current: readonly Pair[]): readonly Pair[] {
  return pairs.map(({ name, value }) =>
    value === undefined
      ? { name, value: current.find((one) => one.name === name)?.value }
      : { name: name.trim(), value },
  );
}

function pairsIn(value: ActionValue | undefined): readonly Pair[] {
  return typeof value === 'object' ? value : [];
}
