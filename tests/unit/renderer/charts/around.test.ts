import { describe, expect, test } from 'vitest';
import type { RuleView } from '#contract/channels/incidents';
import type { AlertRule } from '#contract/configuration';
import { toChartGroups } from '../../../../src-renderer/charts/groups.ts';
import { hostGuests } from '../../../../src-renderer/charts/guests.ts';
import type { LineView } from '../../../../src-renderer/charts/line-view.ts';
import { readAt, spoken } from '../../../../src-renderer/charts/readout.ts';
import { toThresholds } from '../../../../src-renderer/charts/thresholds.ts';
import { single } from '../../../../src-renderer/charts/track.ts';
import { camera, hall } from '../views.ts';

const NOW = 1_700_000_000_000;
const rule = (id: string, condition: AlertRule['condition'], more: Partial<AlertRule> = {}): RuleView => ({
  rule: { id, name: id, scope: {}, condition, for: 0, severity: 'warning', ...more },
  sentence: '',
  firing: 0,
});

describe('thresholds', () => {
  const long = rule('long', { type: 'above', metric: 'queue', value: 10 });

  test('are those of rules in force that name a metric of the source', () => {
    const other = rule('other', { type: 'below', metric: 'health', value: 40 });
    const found = toThresholds([long, other], ['long', 'other'], hall.metrics);
    expect(found).toEqual([{ metric: 'queue', value: 10, label: 'long', severity: 'warning' }]);
    expect(toThresholds([long], [], hall.metrics)).toEqual([]);
  });

  test('of waits are seconds, though rules hold milliseconds', () => {
    const found = toThresholds(
      [rule('wait', { type: 'wait-above', value: 300_000 })],
      ['wait'],
      hall.metrics,
    );
    expect(found.map(({ metric, value }) => [metric, value])).toEqual([['wait', 300]]);
  });

  test('of a rule switched off are not drawn', () => {
    const off = { ...long, rule: { ...long.rule, enabled: false } };
    expect(toThresholds([off], ['long'], hall.metrics)).toEqual([]);
  });
});

describe('a guest', () => {
  const groups = toChartGroups(hall.metrics);
  const guest = (id: string) => {
    const metric = [...hall.metrics, ...camera.metrics].find((one) => one.id === id);
    if (metric === undefined) throw new Error(`there is no ${id}`);
    return { source: 'other', label: 'Other', metric };
  };

  test('of the same unit shares the axis', () => {
    const hosts = hostGuests(groups, [guest('queue'), guest('wait')]);
    expect(hosts.map(({ guests, second }) => [guests.length, second])).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
  });

  test('of another unit brings an axis of its own, and a third unit goes to the next chart', () => {
    const hosts = hostGuests(groups, [guest('score'), guest('in')]);
    expect(hosts.map(({ second }) => second)).toEqual(['score', guest('in').metric.unit]);
  });
});

describe('the readout', () => {
  const colours = {
    text: '',
    line: '',
    surface: '',
    idle: '',
    blind: '',
    warning: '',
    critical: '',
    info: '',
  };
  const line = { label: 'Queue', colour: '', dash: [], axis: 'y' as const };
  const view: LineView = {
    unit: 'people',
    from: NOW - 900_000,
    until: NOW,
    right: 12,
    lines: [{ ...line, spots: [{ ...single(NOW - 60_000, 14), low: 9, high: 20, count: 12 }] }],
    gaps: [{ from: NOW - 400_000, until: NOW - 300_000, kind: 'unauthorized' }],
    bands: [{ id: 'i', source: 'hall', severity: 'critical', title: 'Queue long', from: NOW - 90_000 }],
    annotations: [{ at: NOW - 60_000, source: 'hall', kind: 'restart', text: 'Restarted' }],
    thresholds: [],
    colours,
  };

  test('tells value, spread, incidents and marks', () => {
    const { lines, notes } = readAt(view, NOW - 60_000, 5_000);
    expect(lines.map(({ text, detail }) => [text, detail])).toEqual([['14', '9 to 20']]);
    expect(notes).toEqual(['Queue long', 'Restarted']);
  });

  test('in a gap tells why there is nothing', () => {
    const readout = readAt(view, NOW - 350_000, 5_000);
    expect(readout.notes).toEqual(['No data: key refused']);
    expect(spoken(readout)).toContain('Queue no data. No data: key refused');
  });

  test('tells the time zone', () => {
    expect(readAt(view, NOW, 5_000).title).toMatch(/(UTC|GMT|[A-Z]{3,4})/);
  });
});
