import { describe, expect, it } from 'vitest';
import { addEgress, startEgress } from '../../../src-main/core/insight/egress.ts';
import { addIngest, startIngest } from '../../../src-main/core/insight/ingest.ts';
import { worstFactor } from '../../../src-main/core/insight/worst-factor.ts';
import type { EgressMemory } from '../../../src-main/core/insight/egress.ts';
import type { IngestMemory, IngestSample } from '../../../src-main/core/insight/ingest.ts';

/** One answer every 5 s of the vendor's clock, each with so many bytes more. */
function ingest(steps: readonly number[]): IngestSample[] {
  let inTotalBytes = 1_000_000;
  return steps.map((step, i) => ({
    generatedAt: i * 5000,
    inTotalBytes: (inTotalBytes += step),
    isPublished: true,
  }));
}
const stalls = (samples: readonly IngestSample[]): boolean[] => {
  let memory: IngestMemory = startIngest;
  return samples.map((sample) => (memory = addIngest(memory, sample)).isStalled);
};
const usual = Array<number>(20).fill(500_000);

describe('an ingest stall', () => {
  it('is seen at the first answer that brings next to nothing, and over when bytes come again', () => {
    expect(stalls(ingest([...usual, 10_000, 0, 500_000])).slice(-3)).toEqual([true, true, false]);
  });

  it('is not a slower ingest, a restart or a repeated answer', () => {
    expect(stalls(ingest([...usual, 100_000]))).not.toContain(true);
    expect(stalls(ingest([...usual, -9_000_000, 500_000]))).not.toContain(true);
    const samples = ingest(usual);
    expect(stalls([...samples, ...samples.slice(-1)])).not.toContain(true);
  });

  it('is nothing to tell of a stream that is not published', () => {
    const samples = ingest([...usual, 0, 0]).map((sample, i) => ({ ...sample, isPublished: i < 20 }));
    expect(stalls(samples)).not.toContain(true);
  });

  it('becomes the usual after long enough', () => {
    const quiet = Array<number>(200).fill(1000);
    expect(stalls(ingest([...usual, ...quiet])).at(-1)).toBe(false);
  });
});

describe('an egress gap', () => {
  const feed = (ratios: readonly number[], viewers = 5): EgressMemory =>
    ratios.reduce<EgressMemory>(
      (memory, ratio, i) =>
        addEgress(memory, {
          at: i * 5000,
          inBandwidth: 400_000,
          outBandwidth: 400_000 * viewers * ratio,
          viewers,
        }),
      startEgress,
    );
  const well = Array<number>(30).fill(0.49);

  it('is told after a minute below half the usual', () => {
    expect(feed([...well, ...Array<number>(11).fill(0.2)]).hasGap).toBe(false);
    expect(feed([...well, ...Array<number>(14).fill(0.2)]).hasGap).toBe(true);
  });

  it('is over with one good answer', () => {
    expect(feed([...well, ...Array<number>(14).fill(0.2), 0.45]).hasGap).toBe(false);
  });

  it('is not told of fewer than three viewers, whatever the ratio', () => {
    expect(feed([...well, ...Array<number>(20).fill(0.01)], 2).hasGap).toBe(false);
  });
});

describe('the worst factor of a viewer', () => {
  it('is named, and "No Data" and -1 are not the worst', () => {
    const worst = worstFactor([
      { name: 'latency', value: 19, grade: 'Very Good' },
      { name: 'bufferDeviation', value: 0.017, grade: 'Good' },
      { name: 'queuePressure', value: 0, grade: 'Very Good' },
      { name: 'droppedFrames', value: -1, grade: 'No Data' },
    ]);
    expect(worst?.name).toBe('bufferDeviation');
  });

  it('ranks a word we do not know between Bad and Good', () => {
    const poor = { name: 'latency', value: 900, grade: 'Poor' } as const;
    expect(worstFactor([{ name: 'queuePressure', value: 1, grade: 'Good' }, poor])).toBe(poor);
    expect(worstFactor([poor, { name: 'queuePressure', value: 9, grade: 'Bad' }])?.grade).toBe('Bad');
  });

  it('is nothing without data', () => {
    expect(
      worstFactor([{ name: 'latency' }, { name: 'droppedFrames', value: -1, grade: 'Bad' }]),
    ).toBeUndefined();
  });
});
