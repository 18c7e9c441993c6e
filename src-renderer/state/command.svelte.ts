/** A command on its way to main: busy, then done or failed. One at a time, so that a double click sends one. */
import type { Failure, Result } from '#contract/failure';
import { answerOf } from './answer.ts';

export class Command {
  #busy = $state(false);
  #failure = $state.raw<Failure>();

  get busy(): boolean {
    return this.#busy;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The value, or undefined when it failed or another run is on its way. `cancelled` is no failure to show. */
  async run<Value>(question: () => Promise<Result<Value>>): Promise<{ readonly value: Value } | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    this.#failure = undefined;
    const result = await answerOf(question);
    this.#busy = false;
    if (result.ok) return { value: result.value };
    if (result.failure.kind !== 'cancelled') this.#failure = result.failure;
    return undefined;
  }

  forget(): void {
    this.#failure = undefined;
  }
}
