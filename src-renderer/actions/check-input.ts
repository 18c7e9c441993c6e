/** Whether what is entered for an action fits, field by field, while it is typed. Main checks it again. */
import type { ActionInput } from '#contract/descriptor';
import type { FieldProblem } from '#contract/failure';
import { toWhole } from '../state/whole-number.ts';
import { formWords as words } from '../words/actions.ts';

export type PairsInput = Extract<ActionInput, { kind: 'pairs' }>;
export type NumberInput = Extract<ActionInput, { kind: 'number' }>;

/** A name with its value; `undefined` stands for one that is not shown and stays as it is. */
export interface PairDraft {
  readonly key: number;
  name: string;
  value: string | undefined;
}

/** Problems of a list of pairs: paths `values.ID`, `values.ID.2.name`. */
export function pairProblems(input: PairsInput, pairs: readonly PairDraft[]): readonly FieldProblem[] {
  const path = `values.${input.id}`;
  const tooMany =
    pairs.length > input.mostEntries ? [{ path, message: words.tooMany(input.mostEntries) }] : [];
  const names = pairs.map(({ name }) => name.trim());
  return [
    ...tooMany,
    ...pairs.flatMap((pair, place) => [
      ...told(`${path}.${place}.name`, nameProblem(input, names, place)),
      ...told(`${path}.${place}.value`, valueProblem(input, pair.value)),
    ]),
  ];
}

/** Problems of a number as it is typed; empty is fine when there was none before. */
export function numberProblems(input: NumberInput, text: string, isNeeded: boolean): readonly FieldProblem[] {
  const value = toWhole(text);
  const isFine =
    value === undefined ? !isNeeded : value !== null && value >= input.least && value <= input.most;
  const message = words.whole(input.least, input.most, words.unit[input.unit] ?? '');
  return isFine ? [] : [{ path: `values.${input.id}`, message }];
}

/** What is advised for a number: the words of the stretch it lies in. Undefined outside of the range. */
export function adviceFor(input: NumberInput, value: number): string | undefined {
  if (value < input.least || value > input.most) return undefined;
  return input.advice?.find(({ upTo }) => upTo === undefined || value <= upTo)?.text;
}

function told(path: string, message: string | undefined): readonly FieldProblem[] {
  return message === undefined ? [] : [{ path, message }];
}

function nameProblem(input: PairsInput, names: readonly string[], place: number): string | undefined {
  const name = names[place] ?? '';
  if (name === '') return words.enterName;
  if (names.indexOf(name) < place) return words.twin;
  return name.length > input.longestName ? words.longName(input.longestName) : undefined;
}

function valueProblem(input: PairsInput, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value.length > input.longestValue ? words.longValue(input.longestValue) : undefined;
}
