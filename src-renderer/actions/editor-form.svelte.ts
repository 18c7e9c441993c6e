/** The values of an action while they are edited: begun with what the vendor has, checked with every key. */
import type { ActionForm, ActionValue, ActionValues, Pair } from '#contract/channels/actions';
import type { ActionInput } from '#contract/descriptor';
import type { Failure, FieldProblem } from '#contract/failure';
import { toWhole } from '../state/whole-number.ts';
import { formWords as words } from '../words/actions.ts';
import { numberProblems, pairProblems } from './check-input.ts';
import type { PairDraft, PairsInput } from './check-input.ts';

export class EditorForm {
  readonly inputs: readonly ActionInput[];
  readonly readAt: number;
  numbers = $state<Record<string, string>>({});
  pairs = $state<Record<string, PairDraft[]>>({});
  /** What main found wrong, until something is changed. */
  #refused = $state.raw<readonly FieldProblem[]>([]);
  readonly #begun: ActionValues;
  #keys = 0;
  readonly #problems = $derived.by(() => this.#check());

  constructor(inputs: readonly ActionInput[], { values, readAt }: ActionForm) {
    this.inputs = inputs;
    this.readAt = readAt;
    this.#begun = values;
    for (const { id, kind } of inputs) {
      const value = values[id];
      if (kind === 'number') this.numbers[id] = value === undefined ? '' : String(value);
      else this.pairs[id] = pairsIn(value).map((pair) => this.#draft(pair.name, pair.value));
    }
  }

  get problems(): readonly FieldProblem[] {
    return this.#problems;
  }

  problem(path: string): string | undefined {
    return [...this.#problems, ...this.#refused].find((one) => one.path === path)?.message;
  }

  /** True when something differs from what the vendor has. */
  get isChanged(): boolean {
    return JSON.stringify(this.toValues()) !== JSON.stringify(this.#asBegun());
  }

  add(input: PairsInput): PairDraft {
    const draft = this.#draft('', '');
    this.pairs[input.id]?.push(draft);
    return draft;
  }

  remove(input: PairsInput, key: number): void {
    const kept = this.pairs[input.id] ?? [];
    this.pairs[input.id] = kept.filter((pair) => pair.key !== key);
    this.#refused = [];
  }

  refuse(failure: Failure): void {
    this.#refused = failure.fields ?? [];
  }

  /** What is sent to main: a pair whose value is not shown has none. */
  toValues(): ActionValues {
    const values: Record<string, ActionValue> = {};
    for (const { id, kind } of this.inputs) {
      const number = toWhole(this.numbers[id] ?? '');
      if (kind === 'pairs') values[id] = (this.pairs[id] ?? []).map(toPair);
      else if (typeof number === 'number') values[id] = number;
    }
    return values;
  }

  #asBegun(): ActionValues {
    const values: Record<string, ActionValue> = {};
    for (const { id, kind } of this.inputs) {
      const value = this.#begun[id];
      if (kind === 'pairs') values[id] = pairsIn(value).map(toPair);
      else if (value !== undefined) values[id] = value;
    }
    return values;
  }

  #check(): readonly FieldProblem[] {
    return this.inputs.flatMap((input) =>
      input.kind === 'pairs'
        ? pairProblems(input, this.pairs[input.id] ?? [])
        : numberProblems(input, this.numbers[input.id] ?? '', this.#begun[input.id] !== undefined),
    );
  }

  #draft(name: string, value: string | undefined): PairDraft {
    return { key: (this.#keys += 1), name, value };
  }
}

const toPair = ({ name, value }: Pair | PairDraft): Pair =>
  value === undefined ? { name } : { name: name.trim(), value };

function pairsIn(value: ActionValues[string] | undefined): readonly Pair[] {
  return typeof value === 'object' ? value : [];
}

/** `Value 2: A value has at most 255 characters.` for each problem that stands at a pair or a field. */
export function problemLines(form: EditorForm): readonly string[] {
  return form.problems.map(({ path, message }) => words.problem(fieldName(form, path), message));
}

function fieldName(form: EditorForm, path: string): string {
  const [, id = '', place, part] = path.split('.');
  const label = form.inputs.find((input) => input.id === id)?.label ?? id;
  if (place === undefined) return label;
  return part === 'name' ? words.nameOf(Number(place) + 1) : words.valueOf(Number(place) + 1);
}
