import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { done } from '#contract/failure';
import {
  advance,
  LOOKING,
  type ActionEvent,
  type ActionState,
} from '../../../src-main/core/actions/machine.ts';
import { anyWaits, course, play, sight, turn } from './machine-turns.ts';

const runs = { numRuns: 3_000 };
const list = fc.array(turn, { maxLength: 30 });

describe('The state machine of an action, whatever comes in whatever order', () => {
  it('sends at most once', () => {
    fc.assert(
      fc.property(anyWaits, list, (waits, turns) => {
        const sent = play(waits, turns).filter((step) => step.effect.do === 'send');
        expect(sent.length).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it('sends only after the label was typed, the thing was seen as shown, and the line was kept', () => {
    fc.assert(
      fc.property(anyWaits, list, (waits, turns) => {
        const steps = play(waits, turns);
        const at = steps.findIndex((step) => step.effect.do === 'send');
        if (at < 0) return;
        const earlier = steps.slice(0, at + 1).filter((step) => step.state !== step.before);
        const types = earlier.map((step) => step.event.type);
        expect(types).toEqual(['confirmed', ...(waits ? ['waited'] : []), 'seen', 'written']);
        const [confirmed] = earlier;
        expect(confirmed?.event).toMatchObject({ mayChange: true });
        expect(confirmed?.event.type === 'confirmed' && confirmed.event.typed?.trim()).toBe('Lamp');
        const seen = earlier.at(-2)?.event;
        expect(seen).toMatchObject({ seen: { ok: true, value: { status: 'on' } }, mayChange: true });
        expect(earlier.at(-1)?.event).toMatchObject({ kept: { ok: true } });
      }),
      runs,
    );
  });

  it('never goes on after its end, and calls confirmed only what was seen, or what is gone', () => {
    fc.assert(
      fc.property(anyWaits, list, (waits, turns) => {
        const steps = play(waits, turns);
        const at = steps.findIndex((step) => step.state.phase === 'ended');
        if (at < 0) return;
        for (const step of steps.slice(at)) expect(step.state).toBe(steps[at]?.state);
        for (const step of steps.slice(at + 1)) expect(step.effect.do).toBe('nothing');
        const { state } = steps[at] ?? {};
        if (state?.phase !== 'ended' || state.ending.outcome !== 'confirmed') return;
        expect(state.ending.sight?.status).toBe('off');
      }),
      runs,
    );
  });

  it('sends nothing when it is resumed', () => {
    fc.assert(
      fc.property(anyWaits, list, (waits, turns) => {
        const steps = play(waits, turns, { type: 'resumed', now: 0 });
        for (const step of steps) expect(['read', 'nothing']).toContain(step.effect.do);
      }),
      runs,
    );
  });

  it('always asks for the next step until it has ended', () => {
    fc.assert(
      fc.property(anyWaits, list, (waits, turns) => {
        for (const { state, effect, before } of play(waits, turns)) {
          if (state === before || state.phase === 'planned' || state.phase === 'ended') continue;
          expect(effect.do).not.toBe('nothing');
        }
      }),
      runs,
    );
  });

  it('does send when everything is as it should be: these tests can fail', () => {
    const sent = fc
      .sample(list, { numRuns: 300, seed: 1 })
      .filter((turns) => play(8_000, turns).some((step) => step.effect.do === 'send'));
    expect(sent.length).toBeGreaterThan(50);
  });

  it('looks for 30 s and no longer', () => {
    const played: ActionEvent[] = [
      { type: 'confirmed', typed: 'Lamp', mayChange: true },
      { type: 'seen', seen: done(sight('on')), mayChange: true, now: 0 },
      { type: 'written', kept: done(undefined) },
      { type: 'answered', answer: done(undefined), now: 1_000 },
      { type: 'seen', seen: done(sight('on')), mayChange: true, now: 1_000 + LOOKING - 500 },
      { type: 'seen', seen: done(sight('on')), mayChange: true, now: 1_000 + LOOKING },
    ];
    let state: ActionState = { phase: 'planned' };
    const steps = played.map((event) => {
      const step = advance(course(undefined), state, event);
      state = step.state;
      return step;
    });
    expect(steps.at(-2)?.effect).toEqual({ do: 'read', after: 500 });
    expect(steps.at(-1)?.state).toMatchObject({ phase: 'ended', ending: { outcome: 'unconfirmed' } });
  });
});
