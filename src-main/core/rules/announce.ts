/** Makes the notification of a group: what is still true of it, in words, with its trace. */
import type { AlertRule } from '#contract/configuration';
import type { Severity, SourceId } from '#contract/model';
import { metricTold } from '../wording/metric.ts';
import { groupWords, recoveryWords, type Words } from '../wording/notification.ts';
import { caseOf, memoryOf, setCase, type Draft } from './draft.ts';
import { allIncidents, compiledFor, sightNow } from './find-case.ts';
import { isOpen, releaseInhibited } from './incident.ts';
import { deliver, destinationsOf, toldDestinations } from './deliver.ts';
import type { AlertTrace } from '#contract/trace';
import type { Group, Incident, Member } from './state.ts';
import { weightOf } from './suppress.ts';
import { leaveTelling, markRecovered, noteTelling } from './telling.ts';
import { toldOf } from './told.ts';
import { traceOf, type Decided } from './trace.ts';
import type { AlertDelivery } from './types.ts';

type Remembered = Member & { readonly incident: Incident };

/** Sends it. False when nothing of it is true any more. */
export function announce(draft: Draft, group: Group): boolean {
  const members = group.members.flatMap((one) => stillTrue(draft, group.kind, one));
  const [first] = members;
  if (!first) return false;
  const words =
    group.kind === 'opened' ? groupWords(members.map(nameOf), first.incident) : recovery(draft, members);
  const decision = group.kind === 'opened' ? 'notified' : 'recovery';
  const all = group.kind === 'opened' ? members : [...members, ...companions(draft, members)];
  const kind = group.kind === 'opened' ? 'opened' : 'recovered';
  notify(draft, group.notice, all, words, { ...group.trace, decision }, kind);
  if (group.kind === 'opened') proveOthers(draft, members, { decision: 'notified', notice: group.notice });
  for (const { source, rule } of all) {
    if (group.kind === 'recovery') markRecovered(draft, source, rule, 'told');
    else markTold(draft, source, ruleOf(draft, source, rule), group.notice);
  }
  if (group.kind === 'opened') noteTelling(draft, group.notice, members);
  else if (!isOfOne(members)) for (const { source } of members) releaseInhibited(draft, source);
  return true;
}

/** Those who recovered earlier and had been told with one that is told as recovered now. */
function companions(draft: Draft, members: readonly Remembered[]): readonly Remembered[] {
  const notices = new Set(members.flatMap((one) => (one.stands ? [one.incident.told?.notice] : [])));
  if (notices.size === 0) return [];
  return allIncidents(draft).flatMap(({ source, rule, own: { incident } }) => {
    const isOne = incident.recovery === 'counted' && notices.has(incident.told?.notice);
    return isOne ? [{ source, rule, incident }] : [];
  });
}

/** One notification about these incidents, the first of them leading, and the trace that proves it. */
export function notify(
  draft: Draft,
  id: string,
  members: readonly Remembered[],
  { title, body }: Words,
  trace: AlertTrace,
  kind: AlertDelivery['kind'],
): void {
  const [first] = members;
  if (!first) return;
  const incidents = members.map((one) => one.incident.id);
  const source = first.incident.sources[0] ?? first.source;
  const severity = worstOf(members.map((one) => one.incident.severity));
  const { now: at } = draft;
  const isOver = kind === 'recovered';
  const notice = { id, title, body, severity: isOver ? mild(severity) : severity, source, at, incidents };
  draft.effects.push({
    type: 'notify',
    notice: { ...notice, sound: false, ...(isOver ? { isOver } : {}) },
  });
  draft.effects.push({ type: 'trace', trace: { ...trace, at, incidents, notice: id } });
  const destinations = kind === 'recovered' ? toldDestinations(members) : destinationsOf(draft, members);
  deliver(draft, { id, title, body, severity }, kind, { destinations, members });
}

/** A notification's own trace is about the first of its incidents: each other has one that says what it was told with. */
export function proveOthers(
  draft: Draft,
  [, ...others]: readonly Remembered[],
  { notice, ...decided }: Pick<Decided, 'decision' | 'because'> & { readonly notice: string },
): void {
  const suppressors = [{ name: 'group', held: true, detail: `told with ${notice}` }] as const;
  for (const { source, rule, incident } of others) {
    const now = sightNow(draft, source, rule);
    if (!now) continue;
    const { withoutHolds } = draft.before;
    const trace = traceOf(now.compiled, now.sight, withoutHolds, {
      ...decided,
      incidents: [incident.id],
      suppressors,
    });
    draft.effects.push({ type: 'trace', trace });
  }
}

/** Notes in the fired-log that the operator knows, and by which notification when its recovery belongs to that. */
export function markTold(
  draft: Draft,
  source: SourceId,
  rule: Pick<AlertRule, 'id' | 'cooldown' | 'destinations'> | undefined,
  notice?: string,
): void {
  const own = rule && caseOf(draft, source, rule.id);
  if (!rule || !own?.incident) return;
  const { now } = draft;
  if (own.incident.recovery === undefined) leaveTelling(draft, own.incident);
  const { heldBy: _held, againAt: _again, recovery: _recovery, ...incident } = own.incident;
  const { destinations } = rule;
  const told = {
    at: now,
    severity: incident.severity,
    ...(notice === undefined ? {} : { notice }),
    ...(destinations === undefined ? {} : { destinations }),
  };
  const coolUntil = rule.cooldown === undefined ? own.coolUntil : now + rule.cooldown;
  setCase(draft, source, rule.id, { ...own, coolUntil, incident: { ...incident, told } });
}

function stillTrue(
  draft: Draft,
  kind: Group['kind'],
  { source, rule, stands }: Member,
): readonly Remembered[] {
  const own = caseOf(draft, source, rule);
  const incident = own?.incident;
  if (!incident || isOpen(own) !== (kind === 'opened')) return [];
  if (kind === 'opened' && incident.acknowledgedAt !== undefined && incident.told === undefined) return [];
  return [{ source, rule, incident, ...(stands ? { stands } : {}) }];
}

function ruleOf(draft: Draft, source: SourceId, rule: string): AlertRule | undefined {
  const memory = memoryOf(draft, source);
  return memory && compiledFor(draft, memory, rule)?.rule;
}

function recovery(draft: Draft, members: readonly Remembered[]): Words {
  const told = members.map((one) => ({ ...nameOf(one), ...spanAndValue(draft, one), ...one.stands }));
  const [only] = members;
  const open = only && isOfOne(members) ? othersOpen(draft, only) : [];
  for (const { source, rule, incident } of open) {
    if (incident.told === undefined) markTold(draft, source, ruleOf(draft, source, rule));
  }
  return recoveryWords(
    told,
    open.map((one) => one.incident.ruleName),
  );
}

/** Only then the words have room for what else is open there. */
function isOfOne(members: readonly Remembered[]): boolean {
  const isLone = members.every(({ stands }) => (stands?.total ?? 1) === 1);
  return isLone && new Set(members.map((one) => one.source)).size === 1;
}

/** How long an incident lasted, or lasts, and the last reading in words. */
export function spanAndValue(draft: Draft, { source, rule, incident }: Remembered) {
  const now = sightNow(draft, source, rule);
  const { metric, value } = now ? toldOf(now.compiled, now.sight) : {};
  const lasted = (incident.closedAt ?? draft.now) - incident.openedAt;
  return {
    lasted,
    value: metric === undefined || value === undefined ? undefined : metricTold(metric, value),
  };
}

export function nameOf({ incident }: Remembered): { readonly ruleName: string; readonly label: string } {
  return { ruleName: incident.ruleName, label: incident.label };
}

/** What is open at the same source about the same thing: a recovery must not sound as if all were well. */
function othersOpen(draft: Draft, { source, rule }: Remembered): readonly Remembered[] {
  const memory = memoryOf(draft, source);
  if (!memory) return [];
  const theme = compiledFor(draft, memory, rule)?.judge.theme;
  return Object.entries(memory.cases).flatMap(([id, own]) => {
    if (id === rule || !own.incident || !isOpen(own)) return [];
    const isSame = compiledFor(draft, memory, id)?.judge.theme === theme;
    return isSame ? [{ source, rule: id, incident: own.incident }] : [];
  });
}

/** A desktop keeps what is critical on the screen, and plays the sound for it: that it is over needs neither. */
function mild(severity: Severity): Severity {
  return severity === 'critical' ? 'warning' : severity;
}

function worstOf(severities: readonly Severity[]): Severity {
  return severities.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), 'info');
}
