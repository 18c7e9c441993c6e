/** The way to the vendors on the recorded day: answers take their time, and for some minutes there is no way at all. */
import { failed, type Result } from '../../../src-preload/contract/failure.ts';
import type { Clock, Http, HttpAnswer } from '../../../src-main/core/ports.ts';
import { noise } from '../page/answers.ts';

/** Answers of `http` after 20 to 420 ms; what `isDown` cannot be reached: it is asked with the last part of the path. */
export function slowly(http: Http, clock: Clock, isDown: (at: number, last: string) => boolean): Http {
  let nth = 0;
  return {
    request: async (request, signal) => {
      const asked = clock.now();
      const answer = isDown(asked, request.path.at(-1) ?? '')
        ? failed('unreachable', 'No way to the server')
        : await http.request(request, signal);
      await waited(clock, 20 + Math.floor(400 * noise(17, nth++)), signal);
      if (signal.aborted) return failed('cancelled', 'Cancelled');
      return receivedNow(clock, answer);
    },
  };
}

function receivedNow(clock: Clock, answer: Result<HttpAnswer>): Result<HttpAnswer> {
  return answer.ok ? { ...answer, value: { ...answer.value, receivedAt: clock.now() } } : answer;
}

function waited(clock: Clock, span: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const stop = clock.after(span, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
