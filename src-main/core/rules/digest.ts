/** One notification at the end of a silence: what still breaches. */
import type { TraceSuppressor } from '#contract/trace';
import { digestWords } from '../wording/notification.ts';
import { markTold, nameOf, notify, proveOthers, spanAndValue } from './announce.ts';
import { setCase, type Draft } from './draft.ts';
import { openIncidents, sightNow, type Found } from './find-case.ts';
import { snoozedUntilOf } from './incident-view.ts';
import { quietUntil } from './quiet.ts';
import { traceOf } from './trace.ts';

/** Tells of those of `found` that nobody has seen to and nothing else silences. */
export function digest(draft: Draft, ended: 'snooze' | 'quiet', found: readonly Found[]): void {
  const loud = found.filter((one) => isUnseen(draft, one) && !waitsForMorning(draft, one));
  const [first] = loud;
  const now = first && sightNow(draft, first.source, first.rule);
  if (!first || !now) return;
  const members = loud.map(({ source, rule, own }) => ({ source, rule, incident: own.incident }));
  const words = digestWords(
    ended,
    members.map((one) => ({ ...nameOf(one), ...spanAndValue(draft, one) })),
  );
  const incidents = members.map((one) => one.incident.id);
  const because = ended === 'snooze' ? 'A snooze is over.' : 'The quiet hours are over.';
  const trace = traceOf(now.compiled, now.sight, draft.before.withoutHolds, {
    decision: 'digest',
    incidents,
    because,
    suppressors: NOTHING_HELD,
  });
  const notice = `n${(++draft.serial).toString(36)}-${draft.now.toString(36)}`;
  notify(draft, notice, members, words, trace, 'still-open');
  proveOthers(draft, members, { decision: 'digest', notice, because });
  for (const { source, rule } of members) markTold(draft, source, ruleNow(draft, source, rule));
}

const NOTHING_HELD: readonly TraceSuppressor[] = [
  { name: 'acknowledged', held: false },
  { name: 'snooze', held: false },
  { name: 'quiet', held: false },
];

/** At the end of quiet hours, or of quiet turned on by hand: what they kept back and is open still. */
export function endQuiet(draft: Draft): void {
  if (draft.quietUntil === undefined || draft.quietUntil > draft.now) return;
  const until = quietUntil(draft, draft.now, 'info');
  draft.quietUntil = until;
  if (until !== undefined) return;
  digest(
    draft,
    'quiet',
    openIncidents(draft).filter(({ own }) => own.incident.heldBy === 'quiet'),
  );
}

function isUnseen(draft: Draft, { own }: Found): boolean {
  return (
    own.incident.acknowledgedAt === undefined && snoozedUntilOf(own.incident, draft.snoozes) === undefined
  );
}

function waitsForMorning(draft: Draft, { source, rule, own }: Found): boolean {
  const until = quietUntil(draft, draft.now, own.incident.severity);
  if (until === undefined) return false;
  draft.quietUntil ??= until;
  setCase(draft, source, rule, { ...own, incident: { ...own.incident, heldBy: 'quiet' } });
  return true;
}

function ruleNow(draft: Draft, source: string, rule: string) {
  return sightNow(draft, source, rule)?.compiled.rule;
}
