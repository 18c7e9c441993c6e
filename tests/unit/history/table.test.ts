import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollRows, rollSamples } from '../../../src-main/core/history/roll-up.ts';
import { columnCount, packTable, unpackColumns, type Squeeze } from '../../../src-main/core/history/table.ts';

const deflate: Squeeze = {
  pack: (bytes) => new Uint8Array(deflateRawSync(bytes)),
  unpack: (bytes) => new Uint8Array(inflateRawSync(bytes)),
};
const samples = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 20_000 }),
      fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constant(NaN)),
    ),
  )
  .map((pairs) => {
    let at = 1_700_000_000_000;
    const times = pairs.map(([gap]) => (at += gap));
    return [Float64Array.from(times), Float64Array.from(pairs, ([, value]) => value)];
  });

describe('a packed table', () => {
  it('gives back any of its columns alone, in the order asked for', () => {
    fc.assert(
      fc.property(samples, ([times = new Float64Array(), values = new Float64Array()]) => {
        const packed = packTable({ columns: [times, values] }, deflate);
        expect(columnCount(packed)).toBe(2);
        expect(unpackColumns(packed, [1, 0], deflate)).toEqual([values, times]);
        expect(unpackColumns(packed, [1], deflate)).toEqual([values]);
      }),
    );
  });

  it('is refused when it has been cut', () => {
    const packed = packTable({ columns: [Float64Array.of(1, 2, 3), Float64Array.of(4, 5.25, NaN)] }, deflate);
    expect(() => unpackColumns(packed.slice(0, 2), [0], deflate)).toThrow(RangeError);
    expect(() => unpackColumns(packed, [2], deflate)).toThrow(RangeError);
  });
});

describe('a roll-up', () => {
  it('has the least, greatest, sum, last and count of exactly the samples of its minute', () => {
    fc.assert(
      fc.property(samples, ([times = new Float64Array(), values = new Float64Array()]) => {
        const [starts = new Float64Array(), min, max, sum, last, count] = rollSamples(
          [times, values],
          60_000,
        );
        starts.forEach((start, row) => {
          const own = [...values].filter(
            (value, index) =>
              Math.floor((times[index] ?? 0) / 60_000) * 60_000 === start && !Number.isNaN(value),
          );
          expect([min?.[row], max?.[row], sum?.[row], last?.[row], count?.[row]]).toEqual([
            Math.min(...own),
            Math.max(...own),
            own.reduce((a, b) => a + b, 0),
            own.at(-1),
            own.length,
          ]);
        });
      }),
    );
  });

  it('of minutes into hours is the same as of samples into hours', () => {
    fc.assert(
      fc.property(samples, (table) => {
        expect(rollRows(rollSamples(table, 60_000), 3_600_000)).toEqual(rollSamples(table, 3_600_000));
      }),
    );
  });
});
