/** Decides of each opened incident whether, when and with whom it is told. */
import type { TraceSuppressor } from '#contract/trace';
import { capital, openingWords } from '../wording/notification.ts';
import { caseOf, setCase, type Draft } from './draft.ts';
import { sightNow } from './find-case.ts';
import { tellWithGroup } from './group.ts';
import { isOpen, renew } from './incident.ts';
import { quietUntil } from './quiet.ts';
import { suppression, weightOf, type Suppression } from './suppress.ts';
import type { Case, Incident } from './state.ts';
import { toldOf } from './told.ts';
import { traceOf } from './trace.ts';

/** Tells what this look or this moment has opened, the worst first: it leads, and its companions join it. */
export function tellOpened(draft: Draft): void {
  if (draft.opened.length === 0) return;
  const once = new Map(draft.opened.map((one) => [`${one.source} ${one.rule}`, one]));
  const opened = [...once.values()]
    .map((one) => ({ ...one, weight: weightIn(draft, one) }))
    .sort((a, b) => b.weight - a.weight);
  draft.opened = [];
  for (const { source, rule } of opened) {
    const { heldBy, acknowledgedAt } = caseOf(draft, source, rule)?.incident ?? {};
    if (heldBy === undefined) tellIncident(draft, source, rule);
    else if (acknowledgedAt === undefined) sayAnew(draft, source, rule);
  }
}

/** Tells an open incident with the numbers of now. */
export function sayAnew(draft: Draft, source: string, rule: string): void {
  const now = sightNow(draft, source, rule);
  if (!now || !isOpen(now.own)) return;
  renew(draft, source, rule, openingWords(now.compiled.rule, toldOf(now.compiled, now.sight)));
  tellIncident(draft, source, rule);
}

function weightIn(draft: Draft, { source, rule }: Draft['opened'][number]): number {
  return weightOf(sightNow(draft, source, rule)?.own.incident?.severity ?? 'info');
}

/** One open incident, told now, with a group, or kept back with a reason. `risen`: its severity went up. */
export function tellIncident(draft: Draft, source: string, rule: string, risen = false): void {
  const now = sightNow(draft, source, rule);
  const incident = now?.own.incident;
  if (!now || !incident || !isOpen(now.own)) return;
  const { compiled, sight, own } = now;
  const { checks, held } = suppression(draft, { compiled, memory: sight.memory, own, incident, risen });
  const decision = held === undefined ? 'opened' : 'held-back';
  const trace = traceOf(compiled, sight, draft.before.withoutHolds, {
    decision,
    incidents: [incident.id],
    suppressors: checks,
  });
  if (held === undefined) return tellWithGroup(draft, { kind: 'opened', source, compiled, incident, trace });
  if (held === 'own-action') seenTo(draft, { source, rule, own, incident }, checks);
  else keepBack(draft, { source, rule, own, incident }, held);
  draft.effects.push({ type: 'trace', trace });
}

type Waiting = NonNullable<Incident['heldBy']>;
const WAITING: readonly string[] = ['snooze', 'quiet', 'cooldown', 'inhibit'] satisfies readonly Waiting[];

function isWaiting(name: string): name is Waiting {
  return WAITING.includes(name);
}

interface Kept {
  readonly source: string;
  readonly rule: string;
  readonly own: Case;
  readonly incident: Incident;
}

/** Nobody needs to be told what he did: it is in the list as seen to, with the words for it. */
function seenTo(draft: Draft, { source, rule, incident }: Kept, [own]: Suppression['checks']): void {
  if (incident.isOwn) return;
  const body = `${capital(own?.detail ?? '')}. ${incident.body}`;
  renew(draft, source, rule, { acknowledgedAt: draft.now, isOwn: true, body });
}

/** Remembers why, so that what keeps it back can tell of it at its end. */
export function keepBack(
  draft: Draft,
  { source, rule, own, incident }: Kept,
  held: TraceSuppressor['name'],
): void {
  if (!isWaiting(held)) return;
  if (held === 'quiet') draft.quietUntil ??= quietUntil(draft, draft.now, incident.severity);
  setCase(draft, source, rule, { ...own, incident: { ...incident, heldBy: held } });
}
