import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumn, encodeColumn } from '../../../src-main/core/history/columns.ts';

const column = (values: readonly number[]) => Float64Array.from(values);
const thereAndBack = (values: Float64Array) => decodeColumn(encodeColumn(values));

describe('a packed column', () => {
  it('gives back every double as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noDefaultInfinity: false }).filter((value) => !Object.is(value, -0))),
        (values) => {
          expect([...thereAndBack(column(values))]).toEqual(values);
        },
      ),
    );
  });

  it('gives back counts, decimals and gaps as they were', () => {
    const reading = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 100 + 0),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(fc.array(reading), (values) => {
        const clean = values.map((value) => (value === 0 ? 0 : value));
        expect([...thereAndBack(column(clean))]).toEqual(clean);
      }),
    );
  });

  it('needs a handful of bytes for what stands still, for regular times and for nothing at all', () => {
    expect(encodeColumn(new Float64Array(720).fill(50)).length).toBeLessThan(10);
    expect(
      encodeColumn(Float64Array.from({ length: 720 }, (_, i) => 1.7e12 + i * 5_000)).length,
    ).toBeLessThan(24);
    expect(encodeColumn(new Float64Array(720).fill(NaN)).length).toBeLessThan(10);
    expect([...thereAndBack(column([]))]).toEqual([]);
  });

  it('refuses bytes that are not whole, whatever they hold', () => {
    const whole = encodeColumn(column([1, 5, 2, NaN, 9.5]));
    for (let cut = 0; cut < whole.length; cut++)
      expect(() => decodeColumn(whole.slice(0, cut))).toThrow(RangeError);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          decodeColumn(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
