import { describe, expect, it } from 'vitest';
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { SourceInsight } from '#contract/source-insight';
import { foundLines } from '../../../../src-renderer/insight/found.ts';
import { isGrowing } from '../../../../src-renderer/sources/growing.ts';
import { toKindShape } from '../../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../../src-renderer/state/watched-source.svelte.ts';
import { camera, hall, sourceView, venue } from '../views.ts';

const MINUTE = 60_000;
const NOW = 100 * MINUTE;

const lens: SourceKindDescriptor = {
  ...camera,
  metrics: [
    ...camera.metrics,
    { id: 'plays', label: 'Plays', unit: 'views', kind: 'gauge', bad: 'neither', role: 'views' },
    { id: 'age', label: 'Data age', unit: 's', kind: 'gauge', bad: 'high', derived: true },
    { id: 'pace', label: 'Plays a minute', unit: 'per-minute', kind: 'gauge', bad: 'neither', derived: true },
  ],
  insight: { age: 'age', disputed: { count: 'plays', perMinute: 'pace' } },
};

function watched(insight: SourceInsight, readings: Record<string, number> = {}): WatchedSource {
  const view = sourceView('Lens', { kind: 'camera', insight, readings, lastGoodAt: NOW - 4_000 });
  return new WatchedSource(view, toKindShape(venue, lens));
}

const told = (source: WatchedSource) => foundLines(source, NOW).map(({ id, text, more }) => [id, text, more]);

describe('what was found out', () => {
  it('tells the age of the figures, which goes on between two looks', () => {
    expect(told(watched({}, { age: 3 }))).toEqual([['age', '7 s', undefined]]);
    expect(told(watched({}))).toEqual([]);
  });

  it('tells since when a stream brings next to nothing, or its viewers too little', () => {
    const source = watched({ stalledSince: NOW - 40_000, underservedSince: NOW - 3 * MINUTE });
    expect(told(source)).toEqual([
      ['ingest', 'next to nothing comes in, for 40 s', undefined],
      ['delivery', 'each viewer gets less than half of the usual, for 3 min', undefined],
    ]);
  });

  it('names the worst figure by its label', () => {
    expect(told(watched({ worst: { metric: 'score', grade: 'Bad' } }))).toEqual([
      ['worst', 'Health: Bad', undefined],
    ]);
  });

  it('tells when a stream ends, and that it may be sooner when its start was not seen', () => {
    const ends = { at: NOW + 12 * MINUTE, atTheLatest: false };
    expect(told(watched({ ends }))[0]).toEqual(['ends', 'in about 12 min', undefined]);
    expect(told(watched({ ends: { ...ends, atTheLatest: true } }))[0]?.[2]).toContain('at the latest');
    expect(told(watched({ ends: { at: NOW - MINUTE, atTheLatest: false } }))[0]?.[1]).toBe('about now');
  });
});

describe('a count of disputed meaning', () => {
  const plays = { id: 'plays', label: 'Plays' };

  it('is called what is known of it', () => {
    const of = (meaning: 'unknown' | 'now' | 'so-far') => watched({ count: { meaning, looks: 7 } });
    expect(watched({}).labelOf(plays)).toBe('Plays (meaning unknown)');
    expect(of('unknown').labelOf(plays)).toBe('Plays (meaning unknown)');
    expect(of('now').labelOf(plays)).toBe('Plays now');
    expect(of('so-far').labelOf(plays)).toBe('Plays so far');
    expect(told(of('unknown'))[0]?.[2]).toBe('7 of at least 50 looks while live');
  });

  it('has its rise a minute shown only once it is known to be everything so far', () => {
    const shown = (meaning: 'unknown' | 'so-far') =>
      watched({ count: { meaning, looks: 60 } }).shown.map(({ id }) => id);
    expect(shown('unknown')).not.toContain('pace');
    expect(shown('so-far')).toContain('pace');
  });
});

describe('a queue that grows fast', () => {
  const grown = (then: number, now: number, after = 5 * MINUTE) => {
    const view = sourceView('Hall', { readings: { live: 4, queue: then }, lastGoodAt: NOW });
    const source = new WatchedSource(view, toKindShape(venue, hall));
    source.take(NOW, [4, then, NaN, NaN, NaN]);
    source.take(NOW + after, [4, now, NaN, NaN, NaN]);
    return isGrowing(source);
  };

  it('has three more waiting than five minutes ago', () => {
    expect(grown(2, 5)).toBe(true);
    expect(grown(2, 4)).toBe(false);
    expect(grown(9, 3)).toBe(false);
  });

  it('is not told while five minutes are not known', () => {
    expect(grown(2, 9, MINUTE)).toBe(false);
  });
});
