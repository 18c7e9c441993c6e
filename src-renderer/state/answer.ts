/** Asks main and always gets a Result: a call that throws (no handler, main gone) becomes a failure in words. */
import { failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { problemWords } from '../words/problems.ts';

export async function answerOf<Value>(question: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await question();
  } catch {
    return failed('internal', problemWords.noAnswer);
  }
}
