import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Tone } from '#contract/model';
import { standingOf, type Member } from '../../../src-main/core/events/standing.ts';
import { phaseAt, windowAt } from '../../../src-main/core/insight/planned-window.ts';
import { rankOf } from '../../../src-main/core/state/overall.ts';

const seen = (
  id: string,
  tone: Tone,
  condition: Condition,
  presence: 'live' | 'preparing' | 'offline' = 'live',
): Member => ({ id, seen: { label: id, condition, tone, presence, vanished: false } });

const live = (id: string): Member => seen(id, 'ok', 'fresh');
const off = (id: string): Member => seen(id, 'offline', 'offline', 'offline');

describe('how an event stands', () => {
  it('is as its worst source is, and names it', () => {
    const members = [live('a'), seen('b', 'blind', 'stale'), seen('c', 'warning', 'fresh')];
    expect(standingOf(members, 'on')).toMatchObject({ tone: 'blind', worst: 'b', blind: ['b'] });
    expect(standingOf([live('a'), seen('d', 'critical', 'fresh')], 'on').worst).toBe('d');
  });

  it('takes a source that is off for normal outside of the window, and for missing inside', () => {
    const members = [live('a'), off('b')];
    for (const phase of ['unplanned', 'before', 'over'] as const)
      expect(standingOf(members, phase)).toMatchObject({ tone: 'ok', missing: [] });
    for (const phase of ['soon', 'on'] as const)
      expect(standingOf(members, phase)).toMatchObject({ tone: 'warning', worst: 'b', missing: ['b'] });
  });

  it('does not take a source for missing that cannot be seen, is paused or has not answered', () => {
    const members = [
      seen('blind', 'blind', 'failing', 'offline'),
      seen('paused', 'paused', 'paused', 'offline'),
      { id: 'new', seen: { label: 'new', condition: 'pending', tone: 'pending', vanished: false } } as const,
    ];
    expect(standingOf(members, 'on').missing).toEqual([]);
  });

  it('misses a stream that its account no longer lists, and one that is only being prepared', () => {
    const vanished = {
      id: 'v',
      seen: { label: 'v', condition: 'stale', tone: 'offline', vanished: true },
    } as const;
    const preparing = seen('p', 'offline', 'offline', 'preparing');
    expect(standingOf([vanished, preparing], 'on').missing).toEqual(['v', 'p']);
  });

  it('says which sources it knows nothing of, and is not ok for them', () => {
    const standing = standingOf([live('a'), { id: 'fp:later' }], 'before');
    expect(standing).toMatchObject({ tone: 'pending', unknown: ['fp:later'] });
    expect(standingOf([], 'on')).toMatchObject({ tone: 'pending', worst: undefined });
  });

  it('is never better than any of its sources, and never ok while one is blind', () => {
    const tones = ['ok', 'warning', 'critical', 'blind', 'offline', 'paused', 'pending'] as const;
    const conditions: Readonly<Record<Tone, Condition>> = {
      ok: 'fresh',
      warning: 'fresh',
      critical: 'fresh',
      blind: 'failing',
      offline: 'offline',
      paused: 'paused',
      pending: 'pending',
    };
    const member = fc
      .tuple(fc.constantFrom(...tones), fc.constantFrom('live', 'preparing', 'offline'))
      .map(([tone, presence]) => seen(tone, tone, conditions[tone], presence));
    const phase = fc.constantFrom('unplanned', 'before', 'soon', 'on', 'over');
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 6 }), phase, (members, when) => {
        const { tone, blind } = standingOf(members, when);
        for (const one of members)
          expect(rankOf(tone)).toBeGreaterThanOrEqual(rankOf(one.seen?.tone ?? 'ok'));
        if (blind.length > 0) expect(tone).not.toBe('ok');
      }),
    );
  });
});

describe('where an event stands in time', () => {
  const windows = [
    { from: 1_000_000, until: 2_000_000 },
    { from: 5_000_000, until: 6_000_000 },
  ];

  it('changes exactly five minutes before the beginning, at the beginning and at the end', () => {
    const at = [699_999, 700_000, 999_999, 1_000_000, 1_999_999, 2_000_000, 4_700_000, 6_000_000];
    expect(at.map((now) => phaseAt(windows, now))).toEqual([
      'before',
      'soon',
      'soon',
      'on',
      'on',
      'before',
      'soon',
      'over',
    ]);
    expect(phaseAt([], 0)).toBe('unplanned');
  });

  it('looks at the window that is on, else the next, else the last, in whatever order they are written', () => {
    const turned = windows.toReversed();
    expect([0, 1_500_000, 3_000_000, 9_000_000].map((now) => windowAt(turned, now)?.from)).toEqual([
      1_000_000, 1_000_000, 5_000_000, 5_000_000,
    ]);
  });
});
