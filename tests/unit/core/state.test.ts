import { describe, expect, it } from 'vitest';
import { failed } from '#contract/failure';
import type { Outcome, Sample } from '../../../src-main/core/provider.ts';
import { conditionAt, deadlineFor, isDown, staleAfter } from '../../../src-main/core/state/condition.ts';
import { isNetworkDown } from '../../../src-main/core/state/network.ts';
import { needsAttention, overallOf, toneOf } from '../../../src-main/core/state/overall.ts';
import { advance, startState } from '../../../src-main/core/state/source-state.ts';
import { dataAge } from '../../../src-main/core/state/truth.ts';

const rhythm = { interval: 5_000, deadline: deadlineFor(5_000), paused: false };
const good = (at: number, more: Partial<Sample> = {}): Sample => ({
  at,
  ok: true,
  presence: 'live',
  readings: { live: 7, queue: 2 },
  facts: {},
  ...more,
});
const miss = (at: number): Outcome => ({ at, ok: false, failure: failed('server', 'broken').failure });
const fold = (...outcomes: readonly Outcome[]) => outcomes.reduce(advance, startState());

/** A stream's answer whose own clock adds up, unless `more` says otherwise. */
const storm = (at: number, generatedAt: number, more: { duration?: number; bytes?: number } = {}) =>
  good(at, {
    readings: { inTotalBytes: more.bytes ?? generatedAt },
    clock: {
      generatedAt,
      startedAt: generatedAt - (more.duration ?? 1_000),
      duration: more.duration ?? 1_000,
    },
  });

describe('the condition of a source', () => {
  it('is pending before the first outcome and fresh after a good one', () => {
    expect(conditionAt(startState(), rhythm, 0)).toBe('pending');
    expect(conditionAt(fold(good(1_000)), rhythm, 1_000)).toBe('fresh');
  });

  it('is failing from the very first miss on, and fresh again after one good sample', () => {
    expect(conditionAt(fold(good(0), miss(5_000)), rhythm, 5_000)).toBe('failing');
    expect(conditionAt(fold(good(0), miss(5_000), good(10_000)), rhythm, 10_000)).toBe('fresh');
  });

  it('turns stale only once the sample is older than two intervals and the deadline', () => {
    const limit = staleAfter(rhythm);
    expect(limit).toBe(15_000);
    expect(conditionAt(fold(good(0)), rhythm, limit)).toBe('fresh');
    expect(conditionAt(fold(good(0)), rhythm, limit + 1)).toBe('stale');
  });

  it('is offline when the thing is not live, which is no failure, and paused above all', () => {
    const state = fold(good(0, { presence: 'offline', readings: {} }));
    expect(conditionAt(state, rhythm, 0)).toBe('offline');
    expect(conditionAt(state, { ...rhythm, paused: true }, 0)).toBe('paused');
  });

  it('keeps the deadline between 5 and 10 seconds', () => {
    expect([250, 5_000, 7_000, 60_000].map(deadlineFor)).toEqual([5_000, 5_000, 7_000, 10_000]);
  });

  it('counts as down after three failures in a row and thirty seconds, not before', () => {
    const quick = fold(miss(0), miss(5_000), miss(10_000));
    expect(isDown(quick, 29_999)).toBe(false);
    expect(isDown(quick, 30_000)).toBe(true);
    expect(isDown(fold(miss(0), miss(60_000)), 60_000)).toBe(false);
  });

  it('ignores an outcome that is older than what is known', () => {
    const state = fold(good(10_000));
    expect(advance(state, miss(9_000))).toBe(state);
  });
});

describe('the truth of an answer with a clock of its own', () => {
  it('believes an answer that moves on and adds up', () => {
    const state = fold(storm(0, 100_000), storm(5_000, 105_000, { duration: 6_000 }));
    expect(conditionAt(state, rhythm, 5_000)).toBe('fresh');
  });

  it('calls an answer whose clock stands still stale, and keeps the readings of the last true one', () => {
    const state = fold(storm(0, 100_000, { bytes: 1 }), storm(5_000, 100_000, { bytes: 2 }));
    expect(conditionAt(state, rhythm, 5_000)).toBe('stale');
    expect(state.lastGood?.readings['inTotalBytes']).toBe(1);
    expect(state.truth.frozenSince).toBe(5_000);
  });

  it.each([
    [2_000, 'fresh'],
    [2_001, 'stale'],
  ])('lets start and duration miss the clock by two seconds and no more (%d ms)', (off, expected) => {
    const clock = { generatedAt: 100_000, startedAt: 50_000, duration: 50_000 + off };
    expect(conditionAt(fold(good(0, { clock })), rhythm, 0)).toBe(expected);
  });

  it.each([
    ['a fallen duration', storm(5_000, 105_000, { duration: 10 })],
    ['a fallen byte counter', storm(5_000, 105_000, { duration: 6_000, bytes: 3 })],
  ])('takes %s as a restart, not as an alarm', (_what, second) => {
    const state = fold(storm(0, 100_000), second);
    expect(state.restartedAt).toBe(5_000);
    expect(conditionAt(state, rhythm, 5_000)).toBe('fresh');
  });

  it('measures the age of the figures against the smallest delay seen', () => {
    const { truth } = fold(storm(100_300, 100_000), storm(105_900, 105_000, { duration: 6_000 }));
    expect(dataAge(truth, 106_900)).toBe(1_600);
  });
});

describe('the overall state', () => {
  it.each([
    [['ok', 'ok', 'blind'], 'blind'],
    [['ok', 'warning', 'blind'], 'blind'],
    [['critical', 'blind'], 'critical'],
    [['ok', 'warning'], 'warning'],
    [['ok', 'offline', 'paused'], 'ok'],
    [['ok', 'pending'], 'idle'],
    [['offline'], 'idle'],
    [[], 'idle'],
    [['paused', 'paused'], 'paused'],
  ] as const)('of %j is %s', (tones, expected) => {
    expect(overallOf(tones, false)).toBe(expected);
  });

  it('is never ok with a stale or failing source, whatever its incidents say', () => {
    for (const condition of ['stale', 'failing'] as const) {
      for (const severity of ['info', 'warning', 'critical'] as const) {
        const tone = toneOf({ condition, severity });
        expect(needsAttention(tone)).toBe(true);
        expect(overallOf(['ok', tone], false)).not.toBe('ok');
      }
    }
  });
});

describe("the operator's own network", () => {
  const out = failed('unreachable', 'no route').failure;

  it('is told only when every account fails to reach anything at all', () => {
    expect(
      isNetworkDown([
        { account: 'a', failures: [out, out] },
        { account: 'b', failures: [out] },
      ]),
    ).toBe(true);
    expect(
      isNetworkDown([
        { account: 'a', failures: [out, undefined] },
        { account: 'b', failures: [out] },
      ]),
    ).toBe(false);
  });

  it('is not told from one account, nor when somebody answered with an error', () => {
    expect(isNetworkDown([{ account: 'a', failures: [out] }])).toBe(false);
    const answered = failed('server', 'broken', { status: 500 }).failure;
    expect(
      isNetworkDown([
        { account: 'a', failures: [out] },
        { account: 'b', failures: [answered] },
      ]),
    ).toBe(false);
  });
});
