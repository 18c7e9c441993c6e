import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reply } from '../../support/table-http.ts';
import { poll, tasksFor } from './polled.ts';

/** Whatever happens to an account: replies of all kinds, commands, sleep, in any order. */
type Step =
  | { readonly do: 'advance' | 'stall' | 'sleep'; readonly span: number }
  | { readonly do: 'reply'; readonly source: number; readonly reply: Reply }
  | { readonly do: 'pause' | 'resume' | 'retry'; readonly source: number }
  | { readonly do: 'wake' | 'retry-all' }
  | { readonly do: 'tasks'; readonly count: number; readonly interval: number };

const source = fc.integer({ min: 0, max: 3 });
const span = fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1_000, max: 90_000 }));
const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    status: fc.constantFrom(200, 200, 200, 401, 403, 404, 429, 500),
    after: fc.constantFrom(1, 700, 4_999, 60_000),
    content: fc.constantFrom('json', 'html'),
  }),
  fc.record({
    fail: fc.constantFrom('unreachable', 'timeout', 'internal'),
    after: fc.constantFrom(1, 4_000),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('advance'), span }) },
  fc.record({ do: fc.constantFrom('stall', 'sleep'), span }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reply'), source, reply }) },
  fc.record({ do: fc.constantFrom('pause', 'resume', 'retry'), source }),
  fc.record({ do: fc.constantFrom('wake', 'retry-all') }),
  fc.record({ do: fc.constant('tasks'), count: source, interval: fc.constantFrom(5_000, 15_000) }),
);

/** Takes the steps; then all is well again, and says which of the four sources are polled at their rhythm. */
async function survives(steps: readonly Step[], isLimited: boolean): Promise<void> {
  const replies = new Map<string, Reply>();
  const plan = { unlimited: !isLimited, budget: { perSecond: 2, inFlight: 1 } };
  const { clock, http, polling, logged } = poll((path) => replies.get(path) ?? { status: 200 }, {
    sources: 4,
    plan,
  });
  for (const one of steps) {
    if (one.do === 'advance') await clock.advance(one.span);
    else if (one.do === 'stall') clock.stall(one.span);
    else if (one.do === 'sleep') clock.sleep(one.span);
    else if (one.do === 'reply') replies.set(`s${one.source}`, one.reply);
    else if (one.do === 'pause') polling.pause([`s${one.source}`]);
    else if (one.do === 'resume') polling.resume([`s${one.source}`]);
    else if (one.do === 'retry') polling.retryNow([`s${one.source}`]);
    else if (one.do === 'retry-all') polling.retryNow();
    else if (one.do === 'wake') polling.wake('resume');
    else if (one.do === 'tasks') polling.setTasks(tasksFor(one.count, one.interval));
  }
  replies.clear();
  polling.setTasks(tasksFor(4, 5_000));
  polling.resume(['s0', 's1', 's2', 's3']);
  // The longest that may still lie ahead: a stop of 30 min, or a limit of 15 min.
  await clock.advance(31 * 60_000);
  http.clear();
  await clock.advance(60_000);
  for (const path of ['s0', 's1', 's2', 's3']) {
    expect(http.times(path).length, path).toBeGreaterThanOrEqual(11);
    expect(http.times(path).length, path).toBeLessThanOrEqual(13);
  }
  expect(logged).toEqual([]);
  polling.stop();
  await clock.advance(0);
  expect(clock.pending).toBeLessThanOrEqual(1);
}

test.each([true, false])(
  'no sequence of replies, commands and sleep loses a source or polls it twice (budget: %s)',
  async (isLimited) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) => survives(steps, isLimited)),
      {
        numRuns: 60 * Number(process.env['FUZZ'] ?? 1),
      },
    );
  },
  120_000,
);
