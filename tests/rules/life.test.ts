/** What no sequence of outcomes and commands may do (product.md section 5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertRule } from '#contract/configuration';
import type { IncidentView } from '#contract/model';
import { incidentsOf, reviveAlerts, saveAlerts } from '../../src-main/core/rules/keep.ts';
import { reduceAlerts } from '../../src-main/core/rules/reduce.ts';
import { startAlerts, type AlertState } from '../../src-main/core/rules/state.ts';
import type { AlertEffect, AlertInput, Look } from '../../src-main/core/rules/types.ts';
import { SECOND, T0 } from '../unit/rules/support.ts';
import { anyDay, type Step } from './arbitrary.ts';

const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 300);

/** Plays the steps; `between` may look at, or replace, the state after each. */
function play(
  steps: readonly Step[],
  between: (state: AlertState, effects: readonly AlertEffect[], input: AlertInput) => AlertState = (state) =>
    state,
): { readonly state: AlertState; readonly effects: readonly AlertEffect[] } {
  let state = startAlerts();
  const all: AlertEffect[] = [];
  const ids: string[] = [];
  for (const step of steps) {
    const input = asInput(step, ids);
    if (!input) continue;
    const next = reduceAlerts(state, input);
    for (const effect of next.effects) {
      if (effect.type === 'incident' && !ids.includes(effect.incident.id)) ids.push(effect.incident.id);
    }
    all.push(...next.effects);
    state = between(next.state, next.effects, input);
  }
  return { state, effects: all };
}

function asInput(step: Step, ids: readonly string[]): AlertInput | undefined {
  if (step.type !== 'nth') return step;
  const id = ids[step.nth];
  if (id === undefined) return undefined;
  const { at } = step;
  const incidents = [id];
  if (step.what === 'acknowledge')
    return { type: 'command', at, command: { type: 'acknowledge', incidents } };
  return { type: 'command', at, command: { type: 'snooze', incidents, until: at + 300_000 } };
}

/** Whether this one look is enough to let a rule go, told without asking the judges. */
function isClear({ condition, clear, keepFiring }: AlertRule, { readings, presence }: Look): boolean {
  if (clear?.for || keepFiring) return false;
  const { queue = NaN, live = NaN, wait = NaN } = readings;
  switch (condition.type) {
    case 'above':
      return queue <= (clear?.value ?? condition.value - 1);
    case 'below':
      return live >= condition.value;
    case 'grows':
      return queue < (condition.atLeast ?? 0) || queue === 0;
    case 'wait-above':
      return queue === 0 || wait * 1_000 < condition.value;
    case 'no-data':
    case 'failing':
    case 'frozen':
      return true;
    case 'stream-down':
    case 'not-live':
      return presence === 'live';
    default:
      return false;
  }
}

const always = (
  property: (day: { readonly rules: readonly AlertRule[]; readonly steps: readonly Step[] }) => void,
) => fc.assert(fc.property(anyDay, property), { numRuns: RUNS });

describe('no sequence of outcomes and commands', () => {
  it('loses an open incident, or opens one twice', () => {
    always(({ steps }) => {
      const shown = new Map<string, IncidentView>();
      play(steps, (state, effects) => {
        for (const effect of effects)
          if (effect.type === 'incident') shown.set(effect.incident.id, effect.incident);
        const open = [...shown.values()].filter((one) => one.closedAt === undefined);
        const kept = incidentsOf(state).filter((one) => one.closedAt === undefined);
        expect(kept.map((one) => one.id).sort()).toEqual(open.map((one) => one.id).sort());
        const places = open.map((one) => `${one.rule} ${one.sources.join()}`);
        expect(new Set(places).size).toBe(places.length);
        return state;
      });
    });
  });

  it('tells one incident twice without a recovery, a silence or a cooldown between', () => {
    always(({ steps }) => {
      const { effects } = play(steps);
      const known = new Map<string, 'open' | 'over'>();
      for (const effect of effects) {
        if (effect.type !== 'trace') continue;
        const { decision, notice, incidents, suppressors } = effect.trace;
        const joined = suppressors.some((one) => one.name === 'group' && one.detail?.startsWith('told with'));
        const isTold = notice !== undefined || joined;
        const isHushed = suppressors.some((one) => one.name === 'snooze' && one.held);
        for (const id of incidents) {
          // A recovery that a snooze kept silent: whoever asked for the silence hears of it when it is back for good.
          if (decision === 'held-back' && isHushed) known.set(id, 'over');
          // Those that are told in one have a trace each, of which one is the notification's.
          if (decision === 'notified' && notice !== undefined) expect(known.get(id)).not.toBe('open');
          if (decision === 'recovery' && isTold) expect(known.get(id)).toBe('open');
          if (isTold) known.set(id, decision === 'recovery' ? 'over' : 'open');
        }
      }
    });
  });

  it('leaves one open after its clear condition held', () => {
    always(({ rules, steps }) => {
      play(steps, (state, _effects, input) => {
        if (input.type !== 'look' || !input.look.good) return state;
        const open = incidentsOf(state).filter((one) => one.closedAt === undefined);
        for (const rule of rules.filter((one) => isClear(one, input.look))) {
          const own = open.filter((one) => one.rule === rule.id && one.sources.includes(input.look.source));
          expect(own).toEqual([]);
        }
        return state;
      });
    });
  });

  it('sends a notification without its trace, or a trace of one that was not sent', () => {
    always(({ steps }) => {
      const { effects } = play(steps);
      const sent = effects.flatMap((effect) => (effect.type === 'notify' ? [effect.notice.id] : []));
      const proved = effects.flatMap((effect) =>
        effect.type === 'trace' ? (effect.trace.notice ?? []) : [],
      );
      expect(proved).toEqual(sent);
      expect(new Set(sent).size).toBe(sent.length);
    });
  });

  it('keeps anything but what may still matter', () => {
    always(({ steps }) => {
      const last = steps.reduce((at, step) => Math.max(at, step.type === 'look' ? step.look.at : step.at), 0);
      const { state } = play([...steps, { type: 'sources-removed', at: last, sources: ['a', 'b', 'c'] }]);
      const after = reduceAlerts(state, { type: 'tick', at: last + 25 * 3_600_000 }).state;
      expect(after.sources.flat(2).filter(({ id }) => id !== '')).toEqual([]);
      expect(after.timers).toEqual([]);
      expect(after.snoozes).toEqual([]);
    });
  });

  it('changes a state that was handed in', () => {
    always(({ steps }) => {
      let before = startAlerts();
      let text = saveAlerts(before);
      play(steps, (state) => {
        expect(saveAlerts(before)).toBe(text);
        before = state;
        text = saveAlerts(state);
        return state;
      });
    });
  });
});

describe('rules that change while they fire', () => {
  /** The day's rules are taken away, changed and put back in the middle of it. */
  const edited = anyDay.chain(({ rules, steps }) =>
    fc
      .record({
        at: fc.integer({ min: 1, max: 1_800 }),
        severity: fc.constantFrom('info' as const, 'critical' as const),
        isKept: fc.boolean(),
      })
      .map(({ at, severity, isKept }) => {
        const moment = T0 + at * SECOND + 250;
        const changed = isKept ? rules.map((one) => ({ ...one, severity, version: 2 })) : [];
        const edits: readonly AlertInput[] = [
          { type: 'rules', at: moment, rules: changed },
          { type: 'rules', at: moment + 300 * SECOND, rules },
        ];
        const timeOf = (step: Step) => (step.type === 'look' ? step.look.at : step.at);
        return [...steps, ...edits].sort((a, b) => timeOf(a) - timeOf(b));
      }),
  );

  it('lose no open incident, open none twice, and leave none open that no rule asks about', () => {
    fc.assert(
      fc.property(edited, (steps) => {
        const shown = new Map<string, IncidentView>();
        play(steps, (state, effects) => {
          for (const effect of effects)
            if (effect.type === 'incident') shown.set(effect.incident.id, effect.incident);
          const open = [...shown.values()].filter((one) => one.closedAt === undefined);
          const kept = incidentsOf(state).filter((one) => one.closedAt === undefined);
          expect(kept.map((one) => one.id).sort()).toEqual(open.map((one) => one.id).sort());
          const places = open.map((one) => `${one.rule} ${one.sources.join()}`);
          expect(new Set(places).size).toBe(places.length);
          const asked = new Set([...state.rules.map((rule) => rule.id), 'network']);
          expect(open.filter((one) => !asked.has(one.rule))).toEqual([]);
          return state;
        });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('any sequence of outcomes and commands', () => {
  it('gives the same bytes when it is saved and revived after every step', () => {
    always(({ steps }) => {
      const { effects } = play(steps);
      // Quiet hours are the settings' business: whoever revives a state tells them anew.
      const again = (state: AlertState) => ({
        ...(reviveAlerts(saveAlerts(state)) ?? startAlerts()),
        quietHours: state.quietHours,
      });
      const restarted = play(steps, again);
      expect(JSON.stringify(restarted.effects)).toBe(JSON.stringify(effects));
    });
  });
});
