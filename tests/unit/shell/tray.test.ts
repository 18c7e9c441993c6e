import { describe, expect, it } from 'vitest';
import type { OverallView } from '#contract/model';
import type { TrayLine } from '../../../src-main/core/ports.ts';
import { badgeCell, badgeText, layOver } from '../../../src-main/platform/tray-badge.ts';
import { trayMenu } from '../../../src-main/platform/tray-menu.ts';
import type { TrayEntry } from '../../../src-main/platform/tray-menu.ts';

const overall: OverallView = {
  state: 'critical',
  sentence: 'critical: 1 of 5 needs attention, queue 14, wait about 6 min',
  attention: 1,
  sources: 5,
  queue: 14,
  networkDown: false,
};
const line = (text: string): TrayLine => ({ source: text, tone: 'ok', text });
const labels = (entries: readonly TrayEntry[]) =>
  entries.map((entry) => (entry.type === 'separator' ? '-' : entry.label));

describe('the tray menu', () => {
  it('holds the overall line, the worst sources, and what can be done', () => {
    const menu = trayMenu(overall, [line('Showroom: queue 14, live 50')]);
    expect(labels(menu)).toEqual([
      'critical: 1 of 5 needs attention, queue 14, wait about 6 min',
      '-',
      'Showroom: queue 14, live 50',
      '-',
      'Open Tallylight',
      'Snooze all',
      'Quiet',
      'Pause polling',
      '-',
      'Quit',
    ]);
  });

  it('shows at most eight sources, in the order given', () => {
    const many = Array.from({ length: 12 }, (_, at) => line(`Source ${at}`));
    expect(labels(trayMenu(overall, many)).filter((label) => label.startsWith('Source'))).toEqual(
      many.slice(0, 8).map(({ text }) => text),
    );
  });

  it('offers to resume instead while polling is paused', () => {
    const names = labels(trayMenu({ ...overall, state: 'paused' }, []));
    expect(names).toContain('Resume polling');
    expect(names).not.toContain('Pause polling');
  });

  it('offers the three ends of a snooze', () => {
    const group = trayMenu(overall, []).find((entry) => entry.type === 'group');
    expect(group?.entries.map((entry) => entry.type === 'command' && entry.command)).toEqual([
      { do: 'snooze', span: 900_000 },
      { do: 'snooze', span: 3_600_000 },
      { do: 'snooze', span: 'recovered' },
    ]);
  });

  it('snoozes each open incident with its second click, eight at most', () => {
    const loud = Array.from({ length: 12 }, (_, at) => ({ id: `i${at}`, text: `Queue & wait ${at}` }));
    const group = trayMenu(overall, [], loud).find((entry) => entry.type === 'group');
    expect(group).toMatchObject({ label: 'Snooze' });
    expect(group?.entries).toHaveLength(8);
    expect(group?.entries[1]).toEqual({
      type: 'command',
      label: 'Queue && wait 1, until recovered',
      command: { do: 'snooze-incident', incident: 'i1' },
    });
  });

  it('makes it quiet with its second click, and always with an end', () => {
    const group = trayMenu(overall, []).find((entry) => entry.type === 'group' && entry.label === 'Quiet');
    expect(group).toMatchObject({
      entries: [
        { label: 'For 1 hour', command: { do: 'quiet', span: 3_600_000 } },
        { label: 'For 4 hours', command: { do: 'quiet', span: 14_400_000 } },
        { label: 'Until 08:00', command: { do: 'quiet', span: 'morning' } },
      ],
    });
  });

  it('says while it is quiet since when and until when, and ends it with one choice', () => {
    const quiet = {
      from: Date.UTC(2026, 0, 5, 12),
      until: Date.UTC(2026, 0, 5, 14),
      bypass: 'critical',
    } as const;
    const menu = trayMenu({ ...overall, quiet }, []);
    expect(labels(menu).find((label) => label.startsWith('Quiet'))).toMatch(
      /^Quiet since \d\d:\d\d until \d\d:\d\d$/,
    );
    expect(menu).toContainEqual({ type: 'command', label: 'End quiet', command: { do: 'end-quiet' } });
    expect(labels(menu)).not.toContain('Quiet');
  });

  it.each([
    ['critical', 'critical still comes'],
    ['warning', 'warnings, critical still come'],
    ['none', 'nothing comes'],
  ] as const)('says in quiet hours until when, and with %s that %s', (bypass, words) => {
    const quiet = { until: new Date(2026, 0, 6, 7).getTime(), bypass };
    const menu = trayMenu({ ...overall, quiet }, []);
    expect(labels(menu).find((label) => label.startsWith('Quiet hours'))).toMatch(
      new RegExp(`^Quiet hours until Tue,? 07:00, ${words}$`),
    );
    expect(labels(menu)).not.toContain('End quiet');
    expect(labels(menu)).toContain('Quiet');
  });

  it('names no end of quiet hours that have none', () => {
    const menu = trayMenu({ ...overall, quiet: { bypass: 'critical' } }, []);
    expect(labels(menu)).toContain('Quiet hours, critical still comes');
  });

  it('takes the tricks out of a label and keeps its ampersand', () => {
    const [, , entry] = trayMenu(overall, [line('R&D \u202eevil\n\u0000stream')]);
    expect(labels(entry ? [entry] : [])).toEqual(['R&&D evil stream']);
  });
});

describe('the number on the tray picture', () => {
  it.each([
    [0, undefined],
    [-1, undefined],
    [NaN, undefined],
    [1, { x: 0, y: 0 }],
    [10, { x: 198, y: 0 }],
    [11, { x: 0, y: 22 }],
    [99, { x: 176, y: 198 }],
    [100, { x: 198, y: 198 }],
    [4_000, { x: 198, y: 198 }],
  ])('for a queue of %d comes from the right cell of the sheet', (queue, cell) => {
    expect(badgeCell(queue, 22)).toEqual(cell && { ...cell, width: 22, height: 22 });
  });

  it('is text where the system writes it beside the picture', () => {
    expect([0, 7, 99, 100].map(badgeText)).toEqual(['', '7', '99', '99+']);
  });

  it('covers the picture where it is opaque, lets it through where it is not, and mixes between', () => {
    const base = [200, 100, 50, 255];
    const half = [64, 64, 64, 128];
    const drawn = layOver(
      Uint8Array.from([...base, ...base, ...base]),
      Uint8Array.from([1, 2, 3, 255, 0, 0, 0, 0, ...half]),
    );
    expect([...drawn]).toEqual([1, 2, 3, 255, ...base, 164, 114, 89, 255]);
  });
});
