/** Keeping the alert state over a restart. Saved with every alert, so that nothing is told twice (faults.md L5). */
import { defaultPreferences } from '#contract/configuration';
import type { IncidentView } from '#contract/model';
import { openDraft } from './draft.ts';
import { allIncidents } from './find-case.ts';
import { viewOfIncident } from './incident-view.ts';
import { emptyShelf } from './shelf.ts';
import type { AlertState } from './state.ts';
import type { AlertInput } from './types.ts';

/** A pause in the inputs longer than this was a time in which nobody looked, ms. */
const OFF = 10_000;

/** The state as text. */
export function saveAlerts(state: AlertState): string {
  return JSON.stringify(state);
}

/**
 * A saved state, or undefined when the text is none of ours. Quiet hours are the settings' business: they are told anew
 * after every start, as the rules are.
 */
export function reviveAlerts(text: string): AlertState | undefined {
  const read = parse(text);
  if (!isState(read)) return undefined;
  return { ...read, withoutHolds: false, quietHours: defaultPreferences.quietHours };
}

/** What must be told to a revived state first: the app was off, and nothing is held against anyone for that time. */
export function restartInput({ clock }: AlertState, at: number): AlertInput | undefined {
  if (clock === 0 || Math.abs(at - clock) <= OFF) return undefined;
  return at > clock ? { type: 'woke', at, asleepFrom: clock } : { type: 'clock-stepped', at, by: at - clock };
}

/** The incidents that a state still remembers, open ones and those just closed, oldest first. */
export function incidentsOf(state: AlertState): readonly IncidentView[] {
  return allIncidents(openDraft(state)).map(({ rule, own }) =>
    viewOfIncident(rule, own.incident, state.snoozes),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LISTS = ['rules', 'sources', 'timers', 'groups', 'snoozes'] as const;
const NUMBERS = ['clock', 'serial', 'countFrom'] as const;

function isState(read: unknown): read is AlertState {
  if (typeof read !== 'object' || read === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...read };
  if (fields['format'] !== 'tallylight-alerts/1') return false;
  if (!NUMBERS.every((name) => Number.isFinite(fields[name]))) return false;
  if (!LISTS.every((name) => Array.isArray(fields[name])) || typeof fields['tellings'] !== 'object')
    return false;
  return (fields['sources'] as readonly unknown[]).length === emptyShelf().length;
}
