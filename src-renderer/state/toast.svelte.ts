/** One short message at the window's edge, for what has no place of its own. */
import type { Result } from '#contract/failure';
import { answerOf } from './answer.ts';

export interface ToastMessage {
  readonly text: string;
  readonly good: boolean;
}

export class Toast {
  #message = $state.raw<ToastMessage>();

  get message(): ToastMessage | undefined {
    return this.#message;
  }

  say(text: string, good = true): void {
    this.#message = { text, good };
  }

  tellFailure(text: string): void {
    this.#message = { text, good: false };
  }

  clear(): void {
    this.#message = undefined;
  }

  /** Runs a command and tells how it ended: always when it failed, and in `words` when it did not. */
  async tell<Value>(question: () => Promise<Result<Value>>, words?: (value: Value) => string): Promise<void> {
    const answer = await answerOf(question);
    if (answer.ok) this.#message = words && { text: words(answer.value), good: true };
    else if (answer.failure.kind !== 'cancelled')
      this.#message = { text: answer.failure.message, good: false };
  }
}
