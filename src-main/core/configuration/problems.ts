/** Gathers what is wrong with an imported document, each with the path of its field. Values are never repeated: one may be a secret. */
import * as v from 'valibot';
import type { FieldProblem } from '#contract/failure';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const UNKNOWN = 'There is no such field here. Correct or remove it.';

const pathOf = (issue: v.BaseIssue<unknown>) => (issue.path ?? []).map((item) => String(item.key));
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('.');

export class Problems {
  readonly #list: FieldProblem[] = [];

  add(path: string, message: string): undefined {
    this.#list.push({ path, message });
  }

  /** In the order of discovery, each path once. */
  list(): readonly FieldProblem[] {
    return [...new Map(this.#list.map((problem) => [problem.path, problem])).values()];
  }

  /** The parsed value, or undefined after adding what is wrong with it. For schemas that tell of unknown fields themselves. */
  parse<Output>(path: string, schema: v.GenericSchema<unknown, Output>, input: unknown): Output | undefined {
    const parsed = v.safeParse(schema, input);
    if (parsed.success) return parsed.output;
    for (const issue of parsed.issues) this.add(joined(path, ...pathOf(issue)), issue.message);
    return undefined;
  }

  /** The same for schemas that leave unknown fields out: what has been left out is a problem, most likely a misspelling. */
  parseExactly<Output>(
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    input: unknown,
  ): Output | undefined {
    const parsed = v.safeParse(schema, input);
    for (const issue of parsed.issues ?? []) this.add(joined(path, ...pathOf(issue)), issue.message);
    const before = this.#list.length;
    this.#leftOut(path, input, parsed.output);
    return parsed.success && this.#list.length === before ? parsed.output : undefined;
  }

  #leftOut(path: string, input: unknown, output: unknown): void {
    if (Array.isArray(input) && Array.isArray(output))
      input.forEach((item, index) => this.#leftOut(`${path}.${index}`, item, output[index]));
    // The schema library takes a list for an object without required fields.
    if (Array.isArray(input) && isFields(output)) this.add(path, 'Write fields here, not a list.');
    if (!isFields(input) || !isFields(output)) return;
    for (const [key, value] of Object.entries(input))
      if (Object.hasOwn(output, key)) this.#leftOut(joined(path, key), value, output[key]);
      else this.add(joined(path, key), UNKNOWN);
  }
}
