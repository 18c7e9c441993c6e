/** Never green while blind, whatever the vendors answer and whatever the operator does (product.md section 2). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../support/table-http.ts';
import { counts, project, run, snapshotOf } from './watched-projects.ts';

const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 25);
const SOURCES = ['a', 'b', 'c'];
const INTERVAL = 5_000;
/** Two intervals and the deadline of a request: older is stale. And the second in which the sweep sees it. */
const FRESH = 2 * INTERVAL + INTERVAL + 1_000;

const reply: fc.Arbitrary<Reply> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }).map((queue) => counts(20, queue)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(401, 403, 404, 429, 500, 503)
      .map((status): Reply => ({ status, body: { message: 'No' } })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Reply>({ fail: 'timeout' }, { fail: 'unreachable' }) },
  { weight: 1, arbitrary: fc.constant<Reply>({ status: 200, body: { liveUser: 'many' } }) },
);

const step = fc.record({
  span: fc.constantFrom(1_000, 5_000, 12_000, 40_000),
  answers: fc.tuple(reply, reply, reply),
  does: fc.constantFrom('nothing', 'nothing', 'snooze', 'acknowledge', 'retry', 'sleep'),
});

describe('no sequence of answers and commands', () => {
  it('shows ok while a source has not been seen', async () => {
    let sawOk = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        let now: readonly Reply[] = [counts(1, 0), counts(1, 0), counts(1, 0)];
        const place = (path: string) => SOURCES.findIndex((id) => path.endsWith(id));
        const one = run(
          (path) => now[place(path)] ?? counts(1, 0),
          SOURCES.map((id) => project(id)),
        );
        await one.core.start();
        for (const { span, answers, does } of steps) {
          now = answers;
          if (does === 'snooze') one.core.snoozeAll('recovered');
          if (does === 'retry') one.core.handlers.retryNow({ account: 'sp' });
          if (does === 'acknowledge') {
            const incidents = snapshotOf(one).incidents.map(({ id }) => id);
            if (incidents.length > 0) one.core.handlers.acknowledge({ incidents });
          }
          if (does === 'sleep') one.clock.sleep(600_000);
          await one.clock.advance(span);
          const { overall, sources } = snapshotOf(one);
          if (overall.state !== 'ok') continue;
          sawOk += 1;
          for (const { lastGoodAt, condition } of sources) {
            expect(condition).toBe('fresh');
            expect(one.clock.now() - (lastGoodAt ?? -Infinity)).toBeLessThanOrEqual(FRESH);
          }
        }
        one.core.stop();
      }),
      { numRuns: RUNS },
    );
    expect(sawOk).toBeGreaterThan(0);
  });
});
