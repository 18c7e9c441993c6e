import { describe, expect, test } from 'vitest';
import type { IncidentView } from '#contract/model';
import { divide, fits, toDays } from '../../../../src-renderer/incidents/filtering.ts';
import { nextAt } from '../../../../src-renderer/incidents/snooze-times.ts';

const HOUR = 3_600_000;
/** Local noon, so that days are told apart the same way in every time zone. */
const noon = new Date(2026, 0, 15, 12).getTime();

const incident = (id: string, more: Partial<IncidentView> = {}): IncidentView => ({
  id,
  rule: 'queue-long',
  ruleName: 'Queue long',
  sources: ['showroom'],
  label: 'Showroom',
  severity: 'warning',
  title: `Queue long: Showroom ${id}`,
  body: '14 waiting',
  openedAt: noon,
  ...more,
});

const all = { text: '', shown: 'all' } as const;

describe('the list of incidents', () => {
  test('finds every word, wherever it stands', () => {
    const one = incident('a', { note: 'School class' });
    expect(fits({ ...all, text: 'showroom LONG' }, one)).toBe(true);
    expect(fits({ ...all, text: 'school 14' }, one)).toBe(true);
    expect(fits({ ...all, text: 'showroom lobby' }, one)).toBe(false);
  });

  test('shows open ones by severity, apart from what is over', () => {
    const list = [
      incident('old', { closedAt: noon }),
      incident('mild'),
      incident('bad', { severity: 'critical', openedAt: noon - HOUR }),
    ];
    expect(divide(list, all).open.map(({ id }) => id)).toEqual(['bad', 'mild']);
    expect(divide(list, all).closed.map(({ id }) => id)).toEqual(['old']);
    expect(divide(list, { ...all, shown: 'closed' }).open).toEqual([]);
    expect(divide(list, { ...all, shown: 'open' }).closed).toEqual([]);
  });

  test('puts what is over under the day on which it began, the newest first', () => {
    const list = [24 * 5, 2, 24, 1].map((hours) =>
      incident(String(hours), { openedAt: noon - hours * HOUR, closedAt: noon }),
    );
    const days = toDays(list, noon);
    expect(days.map(({ incidents }) => incidents.map(({ id }) => id))).toEqual([['1', '2'], ['24'], ['120']]);
    expect(days.slice(0, 2).map(({ label }) => label)).toEqual(['Today', 'Yesterday']);
    expect(days[2]?.label).toContain('2026');
  });
});

describe('a snooze until a time', () => {
  test('ends today when the time is still to come, else tomorrow', () => {
    expect(nextAt('13:30', noon)).toBe(noon + 1.5 * HOUR);
    expect(nextAt('11:00', noon)).toBe(noon + 23 * HOUR);
  });

  test('never lasts longer than a day', () => {
    expect(nextAt('12:00', noon)).toBe(noon + 24 * HOUR);
  });

  test.each(['', 'soon', '1:00'])('%j is no time', (text) => expect(nextAt(text, noon)).toBeUndefined());
});
