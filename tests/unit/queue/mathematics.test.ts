import { gapInformation } from '../../support/queue-simulator/least-error.ts';
import { describe, expect, it } from 'vitest';
import { fQuantiles } from '../../../src-main/core/queue/f-distribution.ts';
import { hiddenPairs } from '../../../src-main/core/queue/hidden-pairs.ts';
import { logNormalBelow, normalBelow } from '../../../src-main/core/queue/normal.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';

function poisson(mean: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let n = 1; n < 80; n++) chances.push(((chances[n - 1] ?? 0) * mean) / n);
  return chances;
}

/** E[min(X, Y) | X - Y = difference] by summing over all pairs. */
function pairsBySum(a: number, b: number, difference: number): number {
  const [arrivals, departures] = [poisson(a), poisson(b)];
  let weight = 0;
  let sum = 0;
  for (let y = Math.max(0, -difference); y < 70; y++) {
    const chance = (arrivals[y + difference] ?? 0) * (departures[y] ?? 0);
    weight += chance;
    sum += chance * Math.min(y, y + difference);
  }
  return sum / weight;
}

describe('hidden pairs', () => {
  it.each([
    [0.14, 0.14],
    [0.3, 0.9],
    [4.5, 3.25],
    [12, 11],
  ])('agree with the sum over all ways, for means %d and %d', (a, b) => {
    const pairs = hiddenPairs(2 * Math.sqrt(a * b), 6);
    for (let n = 0; n <= 6; n++) {
      expect(pairs[n]).toBeCloseTo(pairsBySum(a, b, n), 8);
      expect(pairs[n]).toBeCloseTo(pairsBySum(a, b, -n), 8);
    }
  });

  it('leave a raid next to nothing to hide', () => {
    expect(hiddenPairs(0.28, 30)[30]).toBeLessThan(0.001);
  });
});

describe('quantiles of F', () => {
  /** Share of draws below the quantiles told: gamma over gamma, from exponentials. */
  function shares(first: number, second: number): [number, number] {
    const random = randomFrom(first * 1000 + second);
    const { low, high } = fQuantiles(first, second);
    const gamma = (shape: number): number => {
      let sum = 0;
      for (let i = 0; i < shape; i++) sum += random.exponential(1);
      return sum / shape;
    };
    const draws = Array.from({ length: 20_000 }, () => gamma(first / 2) / gamma(second / 2));
    return [
      draws.filter((draw) => draw < low).length / 20_000,
      draws.filter((draw) => draw < high).length / 20_000,
    ];
  }

  it.each([
    [2, 16],
    [4, 16],
    [10, 40],
    [60, 200],
  ])('hold four fifths of draws between them, %i and %i degrees of freedom', (first, second) => {
    const [below, upTo] = shares(first, second);
    expect(Math.abs(below - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(upTo - 0.9)).toBeLessThan(0.01);
  });
});

describe('the normal distribution', () => {
  it('has its known values', () => {
    expect(normalBelow(0)).toBeCloseTo(0.5, 6);
    expect(normalBelow(1.281552)).toBeCloseTo(0.9, 6);
    expect(normalBelow(-2.326348)).toBeCloseTo(0.01, 6);
  });

  it('has a logarithm where the value itself is nothing', () => {
    expect(logNormalBelow(-40)).toBeCloseTo(-804.608, 2);
    expect(logNormalBelow(-6.0001)).toBeCloseTo(logNormalBelow(-5.9999), 2);
  });
});

describe('what a net change can tell of departures', () => {
  it('is one departure each where next to nothing is hidden, and the known share where much is', () => {
    // With rare events the change shows each of them; with many it is a normal draw: d*d / (d + s*s/2).
    expect(gapInformation(0.01, 0.01) / 0.01).toBeGreaterThan(0.95);
    const [arrivals, departures] = [8, 8];
    const moments = departures ** 2 / (departures + (arrivals + departures) ** 2 / 2);
    expect(gapInformation(arrivals, departures) / moments).toBeCloseTo(1, 1);
  });
});
