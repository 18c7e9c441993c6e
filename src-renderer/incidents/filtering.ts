/** Which incidents are listed, and under which day. */
import type { IncidentView } from '#contract/model';
import { formatDay } from '../format/times.ts';
import { incidentWords as words } from '../words/incidents.ts';
import { byOpening, bySeverity } from './order.ts';

export type Shown = 'all' | 'open' | 'closed';

export interface Filter {
  readonly text: string;
  readonly shown: Shown;
}

/** Every word of the search is somewhere in what is told of the incident. */
export function fits({ text, shown }: Filter, incident: IncidentView): boolean {
  const isOpen = incident.closedAt === undefined;
  if (shown !== 'all' && (shown === 'open') !== isOpen) return false;
  const { title, body, label, ruleName, note = '', severity } = incident;
  const told = [title, body, label, ruleName, note, severity].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word));
}

export interface Day {
  readonly label: string;
  readonly incidents: readonly IncidentView[];
}

/** The worst open ones first; what is over by the day on which it began, the newest first. */
export function toDays(closed: readonly IncidentView[], now: number): readonly Day[] {
  const days = new Map<string, IncidentView[]>();
  for (const incident of [...closed].sort(byOpening)) {
    const label = dayName(incident.openedAt, now);
    days.set(label, [...(days.get(label) ?? []), incident]);
  }
  return [...days].map(([label, incidents]) => ({ label, incidents }));
}

export const isOpen = (incident: IncidentView): boolean => incident.closedAt === undefined;

/** Those that fit, open ones by severity. */
export function divide(all: readonly IncidentView[], filter: Filter) {
  const fitting = all.filter((incident) => fits(filter, incident));
  const open = fitting.filter(isOpen).sort(bySeverity);
  return { open, closed: fitting.filter((incident) => !isOpen(incident)) };
}

/** Local midnight before `at`. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function dayName(at: number, now: number): string {
  const midnight = startOfDay(now);
  if (at >= midnight) return words.today;
  if (at >= startOfDay(midnight - 1)) return words.yesterday;
  return formatDay(at);
}
