import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowLog } from '../../../src-main/core/history/log.ts';
import type { Row } from '../../../src-main/core/history/row.ts';

const value = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.double({ noDefaultInfinity: true }).map((one) => one + 0),
  fc.constant(NaN),
);
const rows = fc.array(
  fc.record({
    source: fc.integer({ min: 1, max: 5 }),
    at: fc.oneof(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 0, max: 2e10 }).map((one) => one * 100),
    ),
    code: fc.integer({ min: 0, max: 18 }),
    word: fc.integer({ min: 0, max: 300 }),
    values: fc.array(value, { maxLength: 12 }),
  }),
);

describe('the row log', () => {
  it('gives back every row of every batch as it was', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 5 }), (batches) => {
        const writer = rowLog();
        const reader = rowLog();
        for (const batch of batches) {
          const read: Row[] = [];
          reader.decode(writer.encode(batch), (row) => read.push(row));
          expect(read).toEqual(batch);
        }
      }),
    );
  });

  it('needs four bytes for a poll that changed nothing, and two more for each count that moved', () => {
    const log = rowLog();
    const poll = (at: number, live: number, queue: number) => [
      { source: 9, at, code: 0, word: 0, values: [live, queue] },
    ];
    log.encode(poll(1_700_000_000_000, 50, 14));
    expect(log.encode(poll(1_700_000_005_000, 50, 14)).length).toBeLessThanOrEqual(4);
    expect(log.encode(poll(1_700_000_010_000, 50, 15)).length).toBeLessThanOrEqual(6);
  });

  it('refuses bytes that end too early', () => {
    const whole = rowLog().encode([{ source: 1, at: 500, code: 3, word: 1, values: [1.123456, NaN] }]);
    for (let cut = 1; cut < whole.length; cut++) {
      expect(() => rowLog().decode(whole.slice(0, cut), () => undefined)).toThrow(RangeError);
    }
  });
});
