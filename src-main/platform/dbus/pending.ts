/** Questions that wait for their answer, each with its own deadline. */
import { failed } from '#contract/failure';
import type { Result } from '#contract/failure';

type Answer = Result<readonly unknown[]>;

export interface Pending {
  /** A new question; `deadline` in ms. */
  open(deadline: number): { readonly serial: number; readonly result: Promise<Answer> };
  /** An answer to a question that is not open any more is dropped. */
  settle(serial: number, answer: Answer): void;
  settleAll(answer: Answer): void;
}

export function createPending(): Pending {
  const open = new Map<number, (answer: Answer) => void>();
  let last = 0;
  const settle = (serial: number, answer: Answer) => open.get(serial)?.(answer);
  return {
    settle,
    settleAll: (answer) => [...open.keys()].forEach((serial) => settle(serial, answer)),
    open: (deadline) => {
      const serial = (last += 1);
      const result = new Promise<Answer>((resolve) => {
        const late = () => settle(serial, failed('timeout', 'The desktop did not answer in time.'));
        const timer = setTimeout(late, deadline);
        open.set(serial, (answer) => {
          clearTimeout(timer);
          open.delete(serial);
          resolve(answer);
        });
      });
      return { serial, result };
    },
  };
}
