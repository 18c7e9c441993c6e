/**
 * One cause, one notification (product.md section 5). A lone alert goes out at once. When the same rule is about to open at
 * other sources too, the first waits for them, five seconds at most; what comes within five seconds of a told one joins it
 * silently: the list and the tray show it.
 */
import type { SourceId } from '#contract/model';
import type { AlertTrace, TraceSuppressor } from '#contract/trace';
import { caseOf, type Draft } from './draft.ts';
import { isBrewing } from './brewing.ts';
import { announce, markTold } from './announce.ts';
import { deliverToOthers } from './deliver.ts';
import { releaseInhibited } from './incident.ts';
import { snoozedUntilOf } from './incident-view.ts';
import { quietUntil } from './quiet.ts';
import type { Compiled } from './scope.ts';
import { LONGEST_GROUP, SAME_CAUSE } from './spans.ts';
import type { Group, Incident, Member } from './state.ts';
import { joinTelling, markRecovered } from './telling.ts';
import { weightOf } from './suppress.ts';

export interface News {
  readonly kind: Group['kind'];
  readonly source: SourceId;
  readonly compiled: Compiled;
  readonly incident: Incident;
  readonly trace: AlertTrace;
  readonly stands?: Member['stands'];
}

/** Tells a piece of news at once, or with those it belongs to. */
export function tellWithGroup(draft: Draft, member: News): void {
  draft.groups = draft.groups.filter((group) => group.due !== undefined || isYoung(group, draft.now));
  const group = draft.groups.find((one) => belongs(one, member, draft.now));
  if (group) join(draft, group, member);
  else start(draft, member);
}

/** Tells the groups whose waiting is over. */
export function tellDueGroups(draft: Draft): void {
  const due = draft.groups.filter((group) => group.due !== undefined && group.due <= draft.now);
  for (const group of due) tellGroup(draft, group);
}

function start(draft: Draft, member: News): void {
  const { kind, compiled, incident, trace } = member;
  const isWaiting = isBrewing(draft, member);
  const group: Group = {
    notice: `n${(++draft.serial).toString(36)}-${draft.now.toString(36)}`,
    kind,
    rule: compiled.rule.id,
    theme: compiled.judge.theme,
    severity: incident.severity,
    firstAt: draft.now,
    lastAt: draft.now,
    members: [memberOf(member)],
    trace,
    ...(isWaiting ? { due: draft.now + SAME_CAUSE } : {}),
  };
  draft.groups = [...draft.groups, group];
  if (isWaiting)
    leaveTrace(draft, trace, { name: 'group', held: true, detail: `waits to be told as ${group.notice}` });
  else tellGroup(draft, group);
}

function join(draft: Draft, group: Group, member: News): void {
  const { source, compiled, trace } = member;
  const others = group.members.filter((one) => one.source !== source || one.rule !== compiled.rule.id);
  const members = [...others, memberOf(member)];
  const joined = { ...group, members, lastAt: draft.now };
  replace(draft, group, joined);
  const detail = `${group.due === undefined ? 'told with' : 'waits to be told as'} ${group.notice}`;
  leaveTrace(draft, trace, { name: 'group', held: true, detail });
  if (group.due === undefined) joinTold(draft, joined, member, others);
  else if (!isBrewing(draft, member)) tellGroup(draft, joined);
}

/** It was told a moment ago: the newcomer is part of that. */
function joinTold(
  draft: Draft,
  { kind, notice, members }: Group,
  { source, compiled }: News,
  others: readonly Member[],
): void {
  if (kind === 'recovery') {
    markRecovered(draft, source, compiled.rule.id, 'told');
    return releaseInhibited(draft, source);
  }
  deliverToOthers(draft, notice, { source, rule: compiled.rule.id }, others);
  markTold(draft, source, compiled.rule, notice);
  joinTelling(draft, notice, { source, rule: compiled.rule.id }, members);
}

function memberOf({ source, compiled, stands }: News): Member {
  return { source, rule: compiled.rule.id, ...(stands ? { stands } : {}) };
}

/** What was silenced while it waited is asked of anew, and has its own trace. */
function tellGroup(draft: Draft, group: Group): void {
  const silenced = group.kind === 'opened' ? group.members.filter((one) => isSilenced(draft, one)) : [];
  const { due: _due, ...told } = {
    ...group,
    members: group.members.filter((one) => !silenced.includes(one)),
  };
  draft.opened = [...draft.opened, ...silenced];
  if (announce(draft, told)) replace(draft, group, told);
  else draft.groups = draft.groups.filter((one) => one !== group);
}

function isSilenced(draft: Draft, { source, rule }: Member): boolean {
  const incident = caseOf(draft, source, rule)?.incident;
  if (!incident) return false;
  const isQuiet = quietUntil(draft, draft.now, incident.severity) !== undefined;
  return isQuiet || snoozedUntilOf(incident, draft.snoozes) !== undefined;
}

function replace(draft: Draft, group: Group, by: Group): void {
  draft.groups = draft.groups.map((one) => (one === group ? by : one));
}

function leaveTrace(draft: Draft, trace: AlertTrace, group: TraceSuppressor): void {
  draft.effects.push({ type: 'trace', trace: { ...trace, suppressors: [...trace.suppressors, group] } });
}

function isYoung({ firstAt, lastAt }: Group, now: number): boolean {
  return now - lastAt <= SAME_CAUSE && now - firstAt <= LONGEST_GROUP;
}

/** The same rule elsewhere, or the same thing at the same source; never something worse than what was told. */
function belongs(group: Group, { kind, source, compiled, incident }: News, now: number): boolean {
  if (group.kind !== kind || !isYoung(group, now)) return false;
  if (weightOf(incident.severity) > weightOf(group.severity)) return false;
  const isSameSource = group.members.some((one) => one.source === source);
  return group.rule === compiled.rule.id || (isSameSource && group.theme === compiled.judge.theme);
}
