/** The form that adds a source to an account: its fields come from the kind's descriptor. */
import type { FieldDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import type { Failure } from '#contract/failure';
import { formatSpan } from '../format/times.ts';
import { accountWords, sourceFormWords as words } from '../words/accounts.ts';
import { problemAt, shownPaths } from './problems.ts';
import { toInterval, toWhole } from './whole-number.ts';

const optional = (id: string, label: string, help: string): FieldDescriptor => ({
  id,
  label,
  help,
  kind: 'text',
  required: false,
});

export const labelField: FieldDescriptor = {
  id: 'label',
  label: words.label,
  help: words.labelHelp,
  kind: 'text',
  required: true,
};
export const capacityField = optional('capacity', words.capacity, words.capacityHelp);
/** `floor` in ms. */
export const intervalField = (floor: number): FieldDescriptor =>
  optional('interval', words.interval, words.intervalHelp(formatSpan(floor)));

export class SourceForm {
  label = $state('');
  capacity = $state('');
  interval = $state('');
  key = $state<Record<string, string>>({});
  #kind: SourceKindDescriptor;
  #problems = $state.raw<Readonly<Record<string, string>>>({});

  constructor(kind: SourceKindDescriptor) {
    this.#kind = $state.raw(kind);
    this.choose(kind);
  }

  get kind(): SourceKindDescriptor {
    return this.#kind;
  }

  /** Another kind: the key's fields begin anew, label and numbers stay. */
  choose(kind: SourceKindDescriptor): void {
    this.#kind = kind;
    this.key = Object.fromEntries(kind.fields.map((field) => [field.id, field.initial ?? '']));
    this.#problems = {};
  }

  /** Notes what is missing or no number; true when all is well. */
  check(): boolean {
    const missing = this.#kind.fields.filter(
      (field) => field.required && (this.key[field.id] ?? '').trim() === '',
    );
    this.#problems = {
      ...Object.fromEntries(missing.map((field) => [`key.${field.id}`, accountWords.required])),
      ...(this.label.trim() === '' ? { label: accountWords.required } : {}),
      ...(toWhole(this.capacity) === null ? { capacity: words.wholeNumber } : {}),
      ...(toInterval(this.interval) === null ? { interval: words.wholeNumber } : {}),
    };
    return Object.keys(this.#problems).length === 0;
  }

  problem(path: string, failure: Failure | undefined): string | undefined {
    return this.#problems[path] ?? problemAt(failure, path);
  }

  shown(failure: Failure | undefined): readonly string[] {
    const keys = this.#kind.fields.map((field) => `key.${field.id}`);
    return shownPaths(failure, ['label', 'capacity', 'interval', ...keys]);
  }

  /** What is sent to main. */
  toInput(account: string) {
    const capacity = toWhole(this.capacity);
    const interval = toInterval(this.interval);
    return {
      account,
      kind: this.#kind.kind,
      key: Object.fromEntries(Object.entries(this.key).map(([id, value]) => [id, value.trim()])),
      label: this.label.trim(),
      ...(typeof capacity === 'number' ? { capacity } : {}),
      ...(typeof interval === 'number' ? { interval } : {}),
    };
  }
}
