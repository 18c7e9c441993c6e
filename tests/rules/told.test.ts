/** Nothing is lost between an incident and those who are to hear of it, whatever the sequence (product.md section 5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryOf, openDraft } from '../../src-main/core/rules/draft.ts';
import { allIncidents, openIncidents, sightNow, type Found } from '../../src-main/core/rules/find-case.ts';
import { isOpen } from '../../src-main/core/rules/incident.ts';
import { reduceAlerts } from '../../src-main/core/rules/reduce.ts';
import { startAlerts, type AlertState } from '../../src-main/core/rules/state.ts';
import { suppression } from '../../src-main/core/rules/suppress.ts';
import type { AlertEffect, AlertInput } from '../../src-main/core/rules/types.ts';
import { SECOND, T0 } from '../unit/rules/support.ts';
import { anyDay, type Step } from './arbitrary.ts';

const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 300);

const timeOf = (step: Step) => (step.type === 'look' ? step.look.at : step.at);
const severities = fc.constantFrom('info' as const, 'warning' as const, 'critical' as const);
const cooldowns = fc.constantFrom(undefined, 30 * SECOND, 600 * SECOND);

/** A day whose rules are of differing weight, with an edit of the first of them on the way. */
const editedDay = fc
  .record({
    day: anyDay,
    before: fc.tuple(severities, severities),
    after: severities,
    cooldown: cooldowns,
    isOff: fc.boolean(),
    at: fc.integer({ min: 1, max: 1_800 }),
  })
  .map(({ day, before, after, cooldown, isOff, at }): readonly Step[] => {
    const rules = day.rules.map((one, place) => ({ ...one, severity: before[place] ?? 'info' }));
    const [first, ...others] = rules.map(({ cooldown: _none, ...one }) => one);
    const edited = { ...first, severity: after, ...(cooldown ? { cooldown } : {}), enabled: !isOff };
    const edits = [
      { type: 'rules', at: T0 - 1, rules },
      { type: 'rules', at: T0 + at * SECOND + 250, rules: [edited, ...others] },
    ] as readonly Step[];
    const steps = day.steps.filter((step) => step.type !== 'rules');
    return [...edits, ...steps].sort((a, b) => timeOf(a) - timeOf(b));
  });

function play(steps: readonly Step[], after: (state: AlertState, effects: readonly AlertEffect[]) => void) {
  let state = startAlerts();
  const ids = new Set<string>();
  for (const step of steps) {
    const id = step.type === 'nth' ? [...ids][step.nth] : undefined;
    if (step.type === 'nth' && id === undefined) continue;
    const next = reduceAlerts(state, asInput(step, id ?? ''));
    for (const effect of next.effects) if (effect.type === 'incident') ids.add(effect.incident.id);
    state = next.state;
    after(state, next.effects);
  }
}

function asInput(step: Step, id: string): AlertInput {
  if (step.type !== 'nth') return step;
  const { at, what } = step;
  const incidents = [id];
  return what === 'acknowledge'
    ? { type: 'command', at, command: { type: 'acknowledge', incidents } }
    : { type: 'command', at, command: { type: 'snooze', incidents, until: at + 300_000 } };
}

const always = (property: (steps: readonly Step[]) => void) =>
  fc.assert(fc.property(editedDay, property), { numRuns: RUNS });

/** Told, seen to, about to be told with others, or kept back by something that still does. */
function isAccountedFor(state: AlertState, { source, rule, own: { incident } }: Found): boolean {
  const { told, acknowledgedAt, againAt } = incident;
  if ((told ?? acknowledgedAt ?? againAt) !== undefined) return true;
  const isWaiting = state.groups.some(
    ({ due, members }) =>
      due !== undefined && members.some((one) => one.source === source && one.rule === rule),
  );
  const draft = openDraft(state);
  const now = sightNow(draft, source, rule);
  if (isWaiting || !now) return isWaiting;
  // Something worse is over: its recovery will say what is open still.
  if (incident.heldBy === 'inhibit' && isRecovering(state, source)) return true;
  const { compiled, sight, own } = now;
  const { held } = suppression(draft, { compiled, memory: sight.memory, own, incident, risen: false });
  return held !== undefined;
}

function isRecovering(state: AlertState, source: string): boolean {
  const { cases = {} } = memoryOf(openDraft(state), source) ?? {};
  const isGrouped = state.groups.some(
    ({ due, kind, members }) =>
      due !== undefined && kind === 'recovery' && members.some((one) => one.source === source),
  );
  return isGrouped || Object.values(cases).some(({ incident }) => incident?.recoverAt !== undefined);
}

describe('whatever happens', () => {
  it('an open incident has been told, unless something keeps it back still', () => {
    always((steps) => {
      play(steps, (state) => {
        const lost = openIncidents(openDraft(state)).filter((one) => !isAccountedFor(state, one));
        expect(lost).toEqual([]);
      });
    });
  });

  it('whoever was told that something began hears of its end, once all that was told with it has ended', () => {
    always((steps) => {
      const ended = new Set<string>();
      play(steps, (state, effects) => {
        for (const effect of effects)
          if (effect.type === 'trace' && effect.trace.because !== undefined)
            for (const id of effect.trace.incidents) ended.add(id);
        const all = allIncidents(openDraft(state));
        const told = all.filter(({ own }) => own.incident.told !== undefined);
        const owed = ({ own }: Found) =>
          own.incident.recovery === undefined && (isOpen(own) || own.incident.recoverAt !== undefined);
        const silent = told.filter(
          (one) => !owed(one) && one.own.incident.recovery === undefined && !ended.has(one.own.incident.id),
        );
        const inGroups = state.groups.filter(({ due, kind }) => due !== undefined && kind === 'recovery');
        const isComing = ({ source, rule }: Found) =>
          inGroups.some(({ members }) => members.some((one) => one.source === source && one.rule === rule));
        expect(silent.filter((one) => !isComing(one))).toEqual([]);
        for (const [notice, { left }] of Object.entries(state.tellings))
          expect(left).toBe(
            told.filter((one) => one.own.incident.told?.notice === notice && owed(one)).length,
          );
        const spoken = all.filter(isComing).map(({ own }) => own.incident.told?.notice);
        const waited = new Set([...Object.keys(state.tellings), ...spoken]);
        const counted = told.filter(({ own }) => own.incident.recovery === 'counted');
        expect(counted.filter(({ own }) => !waited.has(own.incident.told?.notice))).toEqual([]);
      });
    });
  });
});
