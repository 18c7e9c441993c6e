import { describe, expect, it } from 'vitest';
import { createCrashPolicy, judgeSilence } from '../../../src-main/platform/crash-policy.ts';

const MINUTE = 60_000;

describe('a page that crashes', () => {
  it('is reloaded twice, and from the third crash within five minutes replaced by the safe page', () => {
    const policy = createCrashPolicy();
    expect([0, 1, 2].map((minute) => policy.crashed(minute * MINUTE))).toEqual([
      'reload',
      'reload',
      'safe-page',
    ]);
  });

  it('is reloaded again once the old crashes lie more than five minutes back', () => {
    const policy = createCrashPolicy();
    expect([0, 3, 6, 9, 10].map((minute) => policy.crashed(minute * MINUTE))).toEqual([
      'reload',
      'reload',
      'reload',
      'reload',
      'safe-page',
    ]);
  });
});

describe('a page that does not answer', () => {
  it('is left alone for ten seconds, then a reload is offered while it can be seen', () => {
    expect(judgeSilence(9_999, true)).toBe('fine');
    expect(judgeSilence(10_000, true)).toBe('offer-reload');
  });

  it('is reloaded by itself after thirty seconds when hidden', () => {
    expect(judgeSilence(29_999, false)).toBe('fine');
    expect(judgeSilence(30_000, false)).toBe('reload');
  });
});
