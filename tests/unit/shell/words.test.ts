import { describe, expect, it } from 'vitest';
import { failed } from '#contract/failure';
import { noTrayNotice, refusedNotice, troubleNotice } from '../../../src-main/shell/notices.ts';
import { failureLines } from '../../../src-main/shell/import-flag.ts';
import { statusLine } from '../../../src-main/shell/status-line.ts';

const status = {
  format: 'tallylight-status/1' as const,
  overall: 'warning' as const,
  sentence: 'warning: 1 of 9 needs attention, queue 7, wait about 2 min',
  at: '2026-03-04T16:04:05.000Z',
  sources: [],
};

describe('the line of a poll round', () => {
  it('tells time, state and totals', () => {
    expect(statusLine({ ...status, live: 57, viewers: 41 })).toBe(
      '16:04:05 warning: 1 of 9 needs attention, queue 7, wait about 2 min (live 57, viewers 41)',
    );
  });

  it('leaves out what nobody knows', () => {
    expect(statusLine(status)).toBe('16:04:05 warning: 1 of 9 needs attention, queue 7, wait about 2 min');
  });
});

describe('what a refused file is told by', () => {
  const fields = [
    { path: 'accounts.0.baseUrl', message: 'Begin with https://.' },
    { path: '', message: 'Check quotes.' },
  ];
  const { failure } = failed('invalid', 'Nothing was imported.', { fields });

  it('names the path of each wrong field on a line of its own', () => {
    expect(failureLines(failure)).toEqual([
      'Nothing was imported.',
      '  accounts.0.baseUrl: Begin with https://.',
      '  Check quotes.',
    ]);
  });

  it('is one text in the window', () => {
    expect(refusedNotice(failureLines(failure)).text).toBe(
      'Nothing was imported. accounts.0.baseUrl: Begin with https://. Check quotes.',
    );
  });
});

describe('notices of the app itself', () => {
  it('say what closing does where there is no tray', () => {
    expect(noTrayNotice(true).text).toContain('minimises');
    expect(noTrayNotice(false).text).toContain('Closing the window quits.');
  });

  it('say why notifications cannot be shown, and where alerts are', () => {
    expect(troubleNotice('Nobody is there.').text).toBe(
      'Notifications cannot be shown. Nobody is there. Alerts are listed under Incidents all the same.',
    );
  });
});
