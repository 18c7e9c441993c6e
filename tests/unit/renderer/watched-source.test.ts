import { expect, test } from 'vitest';
import { toKindShape, toUnknownShape } from '../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../src-renderer/state/watched-source.svelte.ts';
import { camera, hall, sourceView, venue } from './views.ts';

const shape = toKindShape(venue, hall);

test('a reading that is absent is no data, and never zero', () => {
  const source = new WatchedSource(sourceView('A', { readings: { live: 0 } }), shape);
  expect(source.reading('live')).toBe(0);
  expect(source.reading('queue')).toBeUndefined();
  expect(source.reading('nothing')).toBeUndefined();
});

test('a sample replaces the readings and tells its listeners until they leave', () => {
  const source = new WatchedSource(sourceView('A', { readings: { live: 3, queue: 1 } }), shape);
  const heard: number[] = [];
  const stop = source.onSample((at) => heard.push(at));
  source.take(10_000, [5, NaN, 60, 30, 90]);
  stop();
  source.take(20_000, [6, 0, 60, 30, 90]);
  expect(heard).toEqual([10_000]);
  expect(source.reading('live')).toBe(6);
  expect(source.lastGoodAt).toBe(20_000);
});

test('a source is found by what its metrics mean, not by their names', () => {
  const source = new WatchedSource(sourceView('C', { kind: 'camera' }), toKindShape(venue, camera));
  expect(source.metric('live', 'viewers')?.id).toBe('watching');
  expect(source.metric('queue')).toBeUndefined();
  expect(source.shape.chief?.id).toBe('watching');
});

test('the ends of an interval belong to their estimate and do not stand for themselves', () => {
  expect(shape.waitEnds).toEqual({ low: 'waitLow', high: 'waitHigh' });
  expect(shape.chiefly.map((metric) => metric.id)).toEqual(['live', 'queue', 'wait']);
});

test('a source of a kind that main did not describe is shown without readings', () => {
  const source = new WatchedSource(sourceView('X', { readings: { odd: 4 } }), toUnknownShape('new', 'thing'));
  expect(source.reading('odd')).toBeUndefined();
  expect(source.label).toBe('X');
});
