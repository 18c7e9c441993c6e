/** A recovery, told once, when it has lasted. */
import { setCase, type Draft } from './draft.ts';
import { sightNow } from './find-case.ts';
import { tellWithGroup } from './group.ts';
import { releaseInhibited } from './incident.ts';
import { covers } from './incident-view.ts';
import { quietUntil } from './quiet.ts';
import { endRecoveredSnoozes } from './snooze.ts';
import type { Incident, Telling } from './state.ts';
import { countOut, markRecovered, tellForOthers } from './telling.ts';
import type { AlertTrace, TraceSuppressor } from '#contract/trace';
import { timer, traceOf } from './trace.ts';

/** The time has come to tell the recovery of a case; in quiet hours it comes at their end. */
export function tellRecovery(draft: Draft, source: string, rule: string): void {
  const now = sightNow(draft, source, rule);
  const incident = now?.own.incident;
  if (!now || !incident) return;
  const { compiled, sight, own } = now;
  const morning = quietUntil(draft, draft.now, incident.severity);
  if (morning !== undefined) {
    setCase(draft, source, rule, { ...own, incident: { ...incident, recoverAt: morning } });
    return;
  }
  const { recoverAt, ...rest } = incident;
  setCase(draft, source, rule, { ...own, incident: rest });
  const isSilent = draft.snoozes.some((one) => !one.untilRecovered && covers(one, incident));
  const telling = countOut(draft, incident);
  const left = telling?.left ?? 0;
  const suppressors: readonly TraceSuppressor[] = [
    { name: 'snooze', held: isSilent },
    { name: 'quiet', held: false },
    ...(left > 0 ? [{ name: 'group', held: true, detail: `${left} told with it are open` } as const] : []),
  ];
  const trace = traceOf(compiled, sight, draft.before.withoutHolds, {
    decision: isSilent || left > 0 ? 'held-back' : 'recovery',
    incidents: [incident.id],
    suppressors,
    timers: lasted(incident, recoverAt),
  });
  if (isSilent || left > 0) passOver(draft, { source, rule, incident }, left, trace);
  else {
    markRecovered(draft, source, rule, 'grouped');
    tellWithGroup(draft, { kind: 'recovery', source, compiled, incident: rest, trace, ...standing(telling) });
  }
  endRecoveredSnoozes(draft);
}

interface Over {
  readonly source: string;
  readonly rule: string;
  readonly incident: Incident;
}

/** Nobody is told now: what it kept silent, and those it was told with, do not wait for it. */
function passOver(draft: Draft, { source, rule, incident }: Over, left: number, trace: AlertTrace): void {
  draft.effects.push({ type: 'trace', trace });
  markRecovered(draft, source, rule, left > 0 ? 'counted' : 'told');
  if (left === 0) tellForOthers(draft, incident);
  releaseInhibited(draft, source);
}

function standing(telling: Telling | undefined): { readonly stands?: Telling } {
  return telling ? { stands: telling } : {};
}

function lasted({ closedAt = 0 }: Incident, recoverAt = 0) {
  return [timer('recovery', recoverAt - closedAt, closedAt, recoverAt)];
}
