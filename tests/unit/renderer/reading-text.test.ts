import { describe, expect, test } from 'vitest';
import type { SourceView } from '#contract/model';
import { describeSource } from '../../../src-renderer/sources/describe.ts';
import { readingText, waitText } from '../../../src-renderer/sources/reading-text.ts';
import { toKindShape } from '../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../src-renderer/state/watched-source.svelte.ts';
import { hall, sourceView, venue } from './views.ts';

const shape = toKindShape(venue, hall);
const make = (more: Partial<SourceView>) => new WatchedSource(sourceView('Hall', more), shape);
const live = (source: WatchedSource, isFirst = true) => readingText(source, source.metric('live'), isFirst);
const learning = { events: 3, learning: true, burst: false, basis: 'learning: 3 of 8 departures seen' };

describe('a reading', () => {
  test('zero, no data, stale and failing look different', () => {
    const failure = { kind: 'unauthorized', message: 'The key was refused.' } as const;
    const looks = [
      live(make({ readings: { live: 0 } })),
      live(make({})),
      live(make({ readings: { live: 4 }, condition: 'stale' })),
      live(make({ readings: { live: 4 }, condition: 'failing', failure })),
    ];
    expect(looks.map(({ text, look, value }) => [text, look, value])).toEqual([
      ['0', 'number', 0],
      ['no data', 'none', undefined],
      ['4', 'dim', 4],
      ['key refused', 'failed', undefined],
    ]);
  });

  test('says why it is failing once, not in every cell', () => {
    const source = make({ condition: 'failing', failure: { kind: 'timeout', message: '' } });
    expect(live(source, false).text).toBe('–');
  });

  test('a metric the kind does not have is a dash, not missing data', () => {
    expect(readingText(make({}), undefined, true)).toEqual({ text: '–', look: 'none' });
  });
});

describe('the wait', () => {
  test('follows the newest sample, which comes more often than the view', () => {
    const source = make({ queue: learning });
    expect(waitText(source).text).toBe('learning');
    source.take(1, [50, 14, 360, 240, 540]);
    expect(waitText(source)).toMatchObject({ text: '~6 min', value: 360, title: 'about 6 min (4-9)' });
  });

  test('tells what it rests on, and how much is still missing', () => {
    const basis = 'based on 37 departures in the last 20 min';
    const told = make({
      readings: { live: 50, queue: 14, wait: 360 },
      queue: { ...learning, learning: false, basis },
    });
    expect(waitText(told).basis).toBe('Based on 37 departures in the last 20 min');
    expect(waitText(make({ queue: learning })).basis).toBe('Learning: 3 of 8 departures seen');
  });

  test('was still learned where a replay knows both counts and no estimate', () => {
    expect(waitText(make({ readings: { live: 50, queue: 14 } })).text).toBe('learning');
    expect(waitText(make({ readings: { live: 50 } })).text).toBe('no data');
    expect(waitText(make({ readings: { live: 50, queue: 14 }, condition: 'stale' })).text).toBe('no data');
  });

  test('is dimmed with the rest when the source is stale, and not told when it fails', () => {
    const readings = { live: 50, queue: 14, wait: 360 };
    expect(waitText(make({ readings, condition: 'stale' })).look).toBe('dim');
    expect(waitText(make({ readings, condition: 'failing' })).value).toBeUndefined();
  });
});

test('a crowd that came at once is heard of, too', () => {
  const source = make({ readings: { live: 50, queue: 14 }, queue: { ...learning, burst: true } });
  expect(describeSource(source, 'Main')).toContain('Queue 14, burst,');
});

test('what is heard of a source begins with its label and leaves out what is not known', () => {
  const source = make({ readings: { live: 50, queue: 14, wait: 360 }, tone: 'critical' });
  expect(describeSource(source, 'Main')).toBe('Hall, critical, Live 50, Queue 14, Wait about 6 min, Main');
  expect(describeSource(make({ condition: 'pending', tone: 'pending' }), 'Main')).toBe('Hall, pending, Main');
});
