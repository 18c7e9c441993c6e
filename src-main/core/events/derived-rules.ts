/** The alert rules that events bring: "should be live", judged, told and explained like any other rule. */
import type { AlertRule, Configuration, PlannedEvent } from '#contract/configuration';

/** What the id of such a rule begins with; the event's id follows. No other rule may be called so. */
export const EVENT_RULE = 'event:';

/** A drop shorter than this is a flicker; at the beginning of the window nothing is waited for, ms. */
const HOLD = 10_000;

/** The id of the rule that an event brings. */
export function eventRuleId(event: string): string {
  return `${EVENT_RULE}${event}`;
}

/** One rule an event, none for an event without sources or planned times. */
export function rulesOfEvents(events: readonly PlannedEvent[]): readonly AlertRule[] {
  return events
    .filter(({ sources, windows }) => sources.length > 0 && windows.length > 0)
    .map(({ id, name, sources, windows, version = 1 }) => ({
      id: eventRuleId(id),
      name: `Should be live (${name})`,
      scope: { sources },
      condition: { type: 'not-live', windows, event: name },
      for: HOLD,
      severity: 'critical',
      version,
    }));
}

/** All rules that judge: the user's own and those of the events. */
export function rulesInForce({ rules, events }: Configuration): readonly AlertRule[] {
  const derived = rulesOfEvents(events);
  return derived.length === 0 ? rules : [...rules, ...derived];
}
