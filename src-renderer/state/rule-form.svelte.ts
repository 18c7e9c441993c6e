/** A rule while it is edited: texts in, a rule or the fields to mend out. */
import type { AlertRule, PlannedWindow } from '#contract/configuration';
import type { FieldDescriptor, Unit } from '#contract/descriptor';
import type { FieldProblem } from '#contract/failure';
import type { KnownWords, Readable } from '../rules/choices.ts';
import { conditionFields, timingFields, type Offered } from '../rules/condition-fields.ts';
import { toRule, toValues, type ConditionType, type ReadRule, type Values } from '../rules/rule-values.ts';
import { ruleFormWords as words } from '../words/rules.ts';

const NAME = { id: 'name', required: true };
const NONE: KnownWords = { states: [], grades: [] };

/** What a new rule begins with. */
export function newRule(id: string): AlertRule {
  return {
    id,
    name: '',
    scope: { metric: 'queue' },
    condition: { type: 'above', metric: 'queue', value: 10 },
    for: 30_000,
    severity: 'warning',
  };
}

export class RuleForm {
  windows = $state.raw<readonly PlannedWindow[]>([]);
  destinations = $state.raw<readonly string[]>([]);
  #values = $state.raw<Values>({});
  /** Fields that were written in; all once it was sent. */
  #touched = $state.raw<readonly string[]>([]);
  #isSent = $state(false);
  readonly #before: AlertRule;
  readonly #readables: readonly Readable[];
  readonly #known: KnownWords;

  readonly #type = $derived((this.#values['condition.type'] ?? 'above') as ConditionType);
  readonly #condition = $derived(conditionFields(this.#type, this.#offered()));
  readonly #timing = $derived(timingFields(this.#type));
  readonly #read = $derived.by(() => this.#readTexts());

  constructor(rule: AlertRule, readables: readonly Readable[], known: KnownWords = NONE) {
    this.#before = rule;
    this.#readables = readables;
    this.#known = known;
    this.#values = toValues(rule);
    this.destinations = rule.destinations ?? [];
    if (rule.condition.type === 'not-live') this.windows = rule.condition.windows;
  }

  get type(): ConditionType {
    return this.#type;
  }
  get conditionFields(): readonly FieldDescriptor[] {
    return this.#condition;
  }
  get timingFields(): readonly FieldDescriptor[] {
    return this.#timing;
  }
  /** The rule as far as the texts can be read: only sent on when `isReadable`. */
  get rule(): AlertRule {
    const { destinations: _before, ...rule } = this.#read.rule;
    return this.destinations.length === 0 ? rule : { ...rule, destinations: this.destinations };
  }
  get isReadable(): boolean {
    return this.#problems().length === 0;
  }
  /** The rule to be tried, which needs no name yet; undefined while anything else cannot be read. */
  get draft(): AlertRule | undefined {
    if (this.#problems().some(({ path }) => path !== NAME.id)) return undefined;
    return this.rule.name === '' ? { ...this.rule, name: words.add } : this.rule;
  }

  text(path: string): string {
    return this.#values[path] ?? '';
  }

  write(path: string, text: string): void {
    this.#values = { ...this.#values, [path]: text };
    this.#touched = [...this.#touched.filter((one) => one !== path), path];
  }

  /** From now on every problem is shown. True when the rule can be sent. */
  check(): boolean {
    this.#isSent = true;
    return this.isReadable;
  }

  /** The problem to show at a field: our own first, then main's. */
  problem(path: string, told: readonly FieldProblem[]): string | undefined {
    const found = [...this.#problems(), ...told].find(
      (one) => one.path === path || one.path === `rule.${path}`,
    );
    return this.#isSent || this.#touched.includes(path) || path.startsWith('clear')
      ? found?.message
      : undefined;
  }

  #readTexts(): ReadRule {
    const fields = [NAME, ...this.#condition, ...this.#timing];
    return toRule({ values: this.#values, windows: this.windows, fields }, this.#before);
  }

  #problems(): readonly FieldProblem[] {
    const unread = this.windows.flatMap(({ from, until }, index) =>
      Number.isFinite(from) && Number.isFinite(until)
        ? []
        : [{ path: `condition.windows.${index}`, message: words.windowUnread }],
    );
    return this.#type === 'not-live' ? [...this.#read.problems, ...unread] : this.#read.problems;
  }

  #offered(): Offered {
    const written = this.text(this.#type === 'grade-is' ? 'condition.grade' : 'condition.state');
    return { metrics: this.#metrics(), unit: this.#unit(), known: this.#known, written };
  }

  #metrics(): readonly Readable[] {
    const own = this.#values['condition.metric'] ?? '';
    const isKnown = own === '' || this.#readables.some(({ id }) => id === own);
    return isKnown ? this.#readables : [...this.#readables, { id: own, label: own, unit: 'none' }];
  }

  #unit(): Unit {
    return this.#readables.find(({ id }) => id === this.#values['condition.metric'])?.unit ?? 'none';
  }
}
