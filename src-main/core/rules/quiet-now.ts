/** Quiet by hand: what quiet hours do, from now on, and always with an end. At its end the digest of quiet hours. */
import { endQuiet } from './digest.ts';
import { setCase, type Draft } from './draft.ts';
import { allIncidents, openIncidents, type Found } from './find-case.ts';
import { quietUntil } from './quiet.ts';
import { FLAPPING, LONGEST_QUIET } from './spans.ts';

/** Quiet until `until`, 24 h at most; asked for again while it lasts, it only ends at another time. */
export function beginQuiet(draft: Draft, until: number): void {
  const end = Math.min(until, draft.now + LONGEST_QUIET);
  if (!(end > draft.now)) return;
  draft.quietNow = { from: draft.quietNow?.from ?? draft.now, until: end };
  reconsiderQuiet(draft);
}

/** Ends it now. Quiet hours go on all the same. */
export function endQuietNow(draft: Draft): void {
  draft.quietNow = undefined;
  reconsiderQuiet(draft);
}

/** Ends it when its time has come. */
export function endDueQuiet(draft: Draft): void {
  if (draft.quietNow && draft.quietNow.until <= draft.now) draft.quietNow = undefined;
}

/** Quiet may be over earlier or later than it was thought to be: what waits for its end waits for the new one. */
export function reconsiderQuiet(draft: Draft): void {
  if (draft.quietUntil !== undefined) draft.quietUntil = draft.now;
  endQuiet(draft);
  draft.opened = [...draft.opened, ...openIncidents(draft).filter((one) => isLetThrough(draft, one))];
  for (const { source, rule, own } of allIncidents(draft)) {
    const { incident } = own;
    if (!waitsForQuiet(incident)) continue;
    const recoverAt = quietUntil(draft, draft.now, incident.severity) ?? draft.now;
    setCase(draft, source, rule, { ...own, incident: { ...incident, recoverAt } });
  }
}

/** Kept back by quiet that its severity may pass by now. */
function isLetThrough(draft: Draft, { own: { incident } }: Found): boolean {
  return incident.heldBy === 'quiet' && quietUntil(draft, draft.now, incident.severity) === undefined;
}

/** No recovery has to last longer than the flapping span: what comes later was put off by quiet. */
function waitsForQuiet({
  closedAt = Infinity,
  recoverAt = -Infinity,
}: {
  readonly closedAt?: number;
  readonly recoverAt?: number;
}): boolean {
  return recoverAt > closedAt + FLAPPING;
}
