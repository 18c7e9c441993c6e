/** How incidents are listed: the worst first, then the newest. */
import type { IncidentView, Severity } from '#contract/model';

const rank: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

export const byOpening = (a: IncidentView, b: IncidentView): number => b.openedAt - a.openedAt;

export const bySeverity = (a: IncidentView, b: IncidentView): number =>
  rank[a.severity] - rank[b.severity] || byOpening(a, b);
