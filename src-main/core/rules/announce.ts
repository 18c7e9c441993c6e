/** Makes the notification of a group: what is still true of it, in words, with its trace. */
import type { AlertRule } from '#contract/configuration';
import type { Severity, SourceId } from '#contract/model';
import { metricTold } from '../wording/metric.ts';
import { groupWords, recoveryWords, type Words } from '../wording/notification.ts';
import { caseOf, memoryOf, setCase, type Draft } from './draft.ts';
import { compiledFor, sightNow, type Found } from './find-case.ts';
import { isOpen } from './incident.ts';
import type { AlertTrace } from '#contract/trace';
import type { Group, Incident } from './state.ts';
import { weightOf } from './suppress.ts';
import { toldOf } from './told.ts';

type Remembered = Pick<Found, 'source' | 'rule'> & { readonly incident: Incident };

/** Sends it. False when nothing of it is true any more. */
export function announce(draft: Draft, group: Group): boolean {
  const members = group.members.flatMap((one) => stillTrue(draft, group.kind, one));
  const [first] = members;
  if (!first) return false;
  const words =
    group.kind === 'opened' ? groupWords(members.map(nameOf), first.incident) : recovery(draft, members);
  const decision = group.kind === 'opened' ? 'notified' : 'recovery';
  notify(draft, group.notice, members, words, { ...group.trace, decision });
  for (const { source, rule } of members) markTold(draft, group.kind, source, ruleOf(draft, source, rule));
  return true;
}

/** One notification about these incidents, the first of them leading, and the trace that proves it. */
export function notify(
  draft: Draft,
  id: string,
  members: readonly Remembered[],
  { title, body }: Words,
  trace: AlertTrace,
): void {
  const [first] = members;
  if (!first) return;
  const incidents = members.map((one) => one.incident.id);
  const source = first.incident.sources[0] ?? first.source;
  const severity = worstOf(members.map((one) => one.incident.severity));
  const { now: at } = draft;
  draft.effects.push({
    type: 'notify',
    notice: { id, title, body, severity, source, at, incidents, sound: false },
  });
  draft.effects.push({ type: 'trace', trace: { ...trace, at, incidents, notice: id } });
}

/** Notes in the fired-log that the operator knows. */
export function markTold(
  draft: Draft,
  kind: Group['kind'],
  source: SourceId,
  rule: Pick<AlertRule, 'id' | 'cooldown'> | undefined,
): void {
  const own = rule && caseOf(draft, source, rule.id);
  if (!rule || !own?.incident) return;
  const { now } = draft;
  if (kind === 'recovery') {
    setCase(draft, source, rule.id, { ...own, incident: { ...own.incident, recoveredAt: now } });
    return;
  }
  const { heldBy: _held, againAt: _again, recoveredAt: _recovered, ...incident } = own.incident;
  const told = { at: now, severity: incident.severity };
  const cool = rule.cooldown === undefined ? {} : { coolUntil: now + rule.cooldown };
  setCase(draft, source, rule.id, { ...own, ...cool, incident: { ...incident, told } });
}

function stillTrue(
  draft: Draft,
  kind: Group['kind'],
  { source, rule }: Group['members'][number],
): readonly Remembered[] {
  const own = caseOf(draft, source, rule);
  const incident = own?.incident;
  if (!incident || isOpen(own) !== (kind === 'opened')) return [];
  return [{ source, rule, incident }];
}

function ruleOf(draft: Draft, source: SourceId, rule: string): AlertRule | undefined {
  const memory = memoryOf(draft, source);
  return memory && compiledFor(draft, memory, rule)?.rule;
}

function recovery(draft: Draft, members: readonly Remembered[]): Words {
  const told = members.map((one) => ({ ...nameOf(one), ...spanAndValue(draft, one) }));
  const sources = new Set(members.map((one) => one.source));
  const [only] = members;
  return recoveryWords(told, only && sources.size === 1 ? othersOpen(draft, only) : []);
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
function othersOpen(draft: Draft, { source, rule }: Remembered): readonly string[] {
  const memory = memoryOf(draft, source);
  if (!memory) return [];
  const theme = compiledFor(draft, memory, rule)?.judge.theme;
  return Object.entries(memory.cases).flatMap(([id, own]) => {
    if (id === rule || !own.incident || !isOpen(own)) return [];
    return compiledFor(draft, memory, id)?.judge.theme === theme ? [own.incident.ruleName] : [];
  });
}

function worstOf(severities: readonly Severity[]): Severity {
  return severities.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), 'info');
}
