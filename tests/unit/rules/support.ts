/** Builders for alert tests: a source that is looked at at given seconds, and what came of it in words. */
import type { AlertRule, RuleCondition } from '#contract/configuration';
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import { reduceAlerts } from '../../../src-main/core/rules/reduce.ts';
import { startAlerts, type AlertState } from '../../../src-main/core/rules/state.ts';
import type { AlertEffect, AlertInput, Look } from '../../../src-main/core/rules/types.ts';
import type { AlertNotice } from '../../../src-main/core/sinks.ts';

export const T0 = Date.UTC(2026, 0, 5, 12);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function rule(condition: RuleCondition, more: Partial<AlertRule> = {}): AlertRule {
  return { id: 'r', name: 'Rule', scope: {}, condition, for: 0, severity: 'warning', version: 1, ...more };
}

const queueRoles = { live: 'live', queue: 'queue', wait: 'wait' };

/** A good look at `showroom`, `seconds` after T0, completed by `more`. */
export function look(seconds: number, more: Partial<Look> = {}): Look {
  const at = T0 + seconds * SECOND;
  const source = more.source ?? 'showroom';
  return {
    at,
    poll: `${source}@${at}`,
    source,
    provider: 'streampixel',
    kind: 'project',
    label: source === 'showroom' ? 'Showroom' : source,
    condition: 'fresh',
    good: true,
    readings: {},
    presence: 'live',
    failures: 0,
    restarted: false,
    roles: queueRoles,
    networkDown: false,
    ...more,
  };
}

export const queue = (seconds: number, value: number, more: Partial<Look> = {}): Look =>
  look(seconds, { readings: { live: 50, queue: value }, ...more });

/** A look that failed. */
export function miss(seconds: number, more: Partial<Look> = {}): Look {
  const { presence: _presence, ...rest } = look(seconds, {
    good: false,
    condition: 'failing',
    failure: { kind: 'timeout', message: 'No answer within 5 s.' },
    failures: 1,
    ...more,
  });
  return rest;
}

/** A run of one reducer: inputs in, everything that came of them kept. */
export interface Run {
  readonly state: AlertState;
  readonly effects: readonly AlertEffect[];
  readonly notices: readonly AlertNotice[];
  readonly traces: readonly AlertTrace[];
  /** Latest view of every incident, in the order of opening. */
  readonly incidents: readonly IncidentView[];
}

export function run(inputs: readonly AlertInput[], from: AlertState = startAlerts()): Run {
  let state = from;
  const effects: AlertEffect[] = [];
  for (const input of inputs) {
    const next = reduceAlerts(state, input);
    state = next.state;
    effects.push(...next.effects);
  }
  const incidents = new Map<string, IncidentView>();
  for (const effect of effects)
    if (effect.type === 'incident') incidents.set(effect.incident.id, effect.incident);
  return {
    state,
    effects,
    notices: effects.flatMap((effect) => (effect.type === 'notify' ? [effect.notice] : [])),
    traces: effects.flatMap((effect) => (effect.type === 'trace' ? [effect.trace] : [])),
    incidents: [...incidents.values()],
  };
}

export const rules = (...all: readonly AlertRule[]): AlertInput => ({
  type: 'rules',
  at: T0 - SECOND,
  rules: all,
});
export const looks = (...all: readonly Look[]): readonly AlertInput[] =>
  all.map((one) => ({ type: 'look', look: one }));
export const tick = (seconds: number): AlertInput => ({ type: 'tick', at: T0 + seconds * SECOND });

/** Seconds after T0 at which incidents opened and closed, for tables: `open 30`, `close 45`. */
export function events({ effects }: Run): readonly string[] {
  const open = new Set<string>();
  return effects.flatMap((effect) => {
    if (effect.type !== 'incident') return [];
    const { id, openedAt, closedAt, flapping } = effect.incident;
    if (closedAt !== undefined) return open.delete(id) ? [`close ${(closedAt - T0) / SECOND}`] : [];
    if (open.has(id)) return [];
    open.add(id);
    return [flapping ? 'reopen' : `open ${(openedAt - T0) / SECOND}`];
  });
}
