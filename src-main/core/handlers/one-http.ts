/** HTTP for one question outside of polling: the test of an account that may not be stored yet. */
import { bindHttp, startMeasure } from '../polling/account-http.ts';
import { openBudget } from '../polling/budget.ts';
import type { Parts } from '../monitor/world.ts';
import type { AccountHttp, TaskContext } from '../provider.ts';

/** Deadline of a test's answer, ms. */
const DEADLINE = 10_000;

/** An account's HTTP with no budget of its own: the user presses a button, one request goes out. */
export function oneHttp({ clock, http }: Parts, { account, secret }: TaskContext): AccountHttp {
  const secrets = Object.values(secret);
  return bindHttp(
    { clock, http, account, secrets, budget: openBudget(), mayChange: () => false },
    {
      deadline: DEADLINE,
      signal: new AbortController().signal,
      measure: startMeasure(),
      bar: () => undefined,
      onAnswer: () => undefined,
      mayRepeat: () => false,
    },
  );
}
