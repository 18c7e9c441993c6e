import { describe, expect, test } from 'vitest';
import type { AlertRule } from '#contract/configuration';
import type { HistoryAnswer } from '#contract/channels/history';
import { toTried, triedMetric, triedReader, triedSources } from '../../../../src-renderer/rules/tried.ts';
import { newRule } from '../../../../src-renderer/state/rule-form.svelte.ts';
import { toKindShape } from '../../../../src-renderer/state/kind-shape.ts';
import { WatchedSource } from '../../../../src-renderer/state/watched-source.svelte.ts';
import { camera, hall, sourceView, venue } from '../views.ts';

const hallOf = (label: string) => new WatchedSource(sourceView(label), toKindShape(venue, hall));
const lens = new WatchedSource(sourceView('Lens', { kind: 'camera' }), toKindShape(venue, camera));
const all = [hallOf('North'), hallOf('South'), hallOf('East'), lens];
const rule = (condition: AlertRule['condition'], scope: AlertRule['scope'] = {}): AlertRule => ({
  ...newRule('r'),
  scope,
  condition,
});
const fired = (source: string, times: number) => ({
  source,
  label: source,
  firings: Array.from({ length: times }, (_, openedAt) => ({ openedAt })),
});
const queueLong = rule({ type: 'above', metric: 'queue', value: 10 });

describe('what is drawn beside a rule', () => {
  test.each([
    [rule({ type: 'above', metric: 'live', value: 1 }), 'live'],
    [rule({ type: 'grows', by: 3, within: 60_000 }, { metric: 'queue' }), 'queue'],
    [rule({ type: 'wait-above', value: 60_000 }), 'wait'],
    [rule({ type: 'grows-unusually' }), 'queue'],
    [rule({ type: 'failing', after: 60_000 }), 'queue'],
    [rule({ type: 'grade-is', grade: 'Bad' }), undefined],
  ])('is the reading it looks at: %#', (of, expected) => {
    expect(triedMetric(of, hallOf('North'))?.id).toBe(expected);
  });

  test('can be any source in its scope that has the reading, first where it would have fired most', () => {
    const answer = { sources: [fired('south', 3), fired('north', 1)] };
    const names = (of: AlertRule) => triedSources(all, of, answer).map(({ label }) => label);
    expect(names(queueLong)).toEqual(['South', 'North', 'East']);
    expect(names({ ...queueLong, scope: { source: 'east' } })).toEqual(['East']);
    expect(names({ ...queueLong, scope: { provider: 'other' } })).toEqual([]);
    expect(names({ ...queueLong, scope: { kind: 'camera' } })).toEqual([]);
  });

  test('offers no more sources than one reads', () => {
    const many = Array.from({ length: 60 }, (_, place) => hallOf(`Hall ${place}`));
    expect(triedSources(many, queueLong, { sources: [fired('hall 59', 1)] })).toHaveLength(50);
    expect(triedSources(many, queueLong, { sources: [fired('hall 59', 1)] })[0]?.label).toBe('Hall 59');
  });

  test('shows a wait with its interval', () => {
    const wait = hall.metrics.find(({ id }) => id === 'wait');
    if (wait === undefined) throw new Error('a hall has a wait');
    const charted = toTried(hallOf('North'), wait);
    expect(charted.shape.metrics.map(({ id }) => id)).toEqual(['wait', 'waitLow', 'waitHigh']);
    expect(charted.shown.map(({ id }) => id)).toEqual(['wait']);
    expect(charted.labelOf(wait)).toBe('North, Wait');
  });

  test('leaves out the incidents there were', async () => {
    const band = { id: 'i', source: 'north', severity: 'warning', title: 'Long', from: 1 } as const;
    const value: HistoryAnswer = { from: 0, until: 9, series: [], gaps: [], bands: [band], annotations: [] };
    const reader = triedReader({ readHistory: () => Promise.resolve({ ok: true, value }) });
    const answer = await reader.readHistory({ series: [], from: 0, until: 9, width: 10 });
    expect(answer).toEqual({ ok: true, value: { ...value, bands: [] } });
  });
});
