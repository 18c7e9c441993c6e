import { expect, it } from 'vitest';
import { defaultPreferences } from '#contract/configuration';
import { silencesAt } from '../../../src-main/core/replay/silences.ts';
import type { RecordedInput } from '../../../src-main/core/rules/recorded.ts';
import type { AlertCommand } from '../../../src-main/core/rules/types.ts';

const told = (at: number, command: AlertCommand): RecordedInput => ({ type: 'command', at, command });
const snooze = (at: number, until: number | 'recovered', ...sources: string[]) =>
  told(at, { type: 'snooze', until, ...(sources.length > 0 ? { sources } : {}) });

it.each<[string, readonly RecordedInput[], readonly unknown[]]>([
  ['nothing', [], []],
  ['a snooze that still runs', [snooze(1, 100)], [{ type: 'snooze', until: 100 }]],
  ['one that is over', [snooze(1, 40)], []],
  ['one that was ended', [snooze(1, 100, 'a'), told(2, { type: 'end-snooze', sources: ['a'] })], []],
  ['all ended at once', [snooze(1, 100, 'a'), told(2, { type: 'end-snooze' })], []],
  [
    'of several sources, one of them told again',
    [snooze(1, 100, 'a', 'b'), snooze(2, 90, 'a')],
    [
      { type: 'snooze', until: 100, sources: ['b'] },
      { type: 'snooze', until: 90, sources: ['a'] },
    ],
  ],
  ['until all has recovered', [snooze(1, 'recovered')], []],
  ['quiet by hand', [told(1, { type: 'quiet', until: 100 })], [{ type: 'quiet', until: 100 }]],
  ['quiet by hand that is over', [told(1, { type: 'quiet', until: 50 })], []],
  [
    'quiet by hand that was ended',
    [told(1, { type: 'quiet', until: 100 }), told(2, { type: 'end-quiet' })],
    [],
  ],
  [
    'quiet by hand, asked for again',
    [told(1, { type: 'quiet', until: 100 }), told(2, { type: 'quiet', until: 60 })],
    [{ type: 'quiet', until: 60 }],
  ],
])('silent at a moment, after %s', (_what, before, expected) => {
  const found = silencesAt(before, 50);
  expect(found.map((input) => input.type === 'command' && input.command)).toEqual(expected);
  expect(found.every((input) => input.at === 50)).toBe(true);
});

it('quiet hours as they were last', () => {
  const { quietHours } = defaultPreferences;
  const before = [false, true].map((enabled, place): RecordedInput => {
    return { type: 'quiet-hours', at: place, quietHours: { ...quietHours, enabled } };
  });
  expect(silencesAt(before, 50)).toEqual([
    { type: 'quiet-hours', at: 50, quietHours: { ...quietHours, enabled: true } },
  ]);
});
