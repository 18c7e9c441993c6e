import { describe, expect, it } from 'vitest';
import { axisLabel } from '../../../../src-renderer/charts/axis-label.ts';

describe('a mark of an axis', () => {
  it('leaves out a word that has no room', () => {
    expect(axisLabel(1_500, 'views', 500, 'en')).toBe('1,500');
    expect(axisLabel(2_000, 'packets', 1_000, 'en')).toBe('2,000');
  });

  it('is never written like its neighbour', () => {
    const marks = [0, 0.005, 0.01, 0.015, 0.02];
    const texts = marks.map((value) => axisLabel(value, 'none', 0.005, 'en'));
    expect(texts).toEqual(['0', '0.005', '0.01', '0.015', '0.02']);
    expect(axisLabel(1.5, 'none', 0.5, 'en')).toBe('1.5');
  });

  it('keeps its unit where there is room', () => {
    expect(axisLabel(40, 'ms', 20, 'en')).toBe('40 ms');
    expect(axisLabel(50_000_000, 'bytes/s', 50_000_000, 'en')).toBe('400 Mbit/s');
  });
});
