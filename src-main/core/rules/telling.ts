/** What was told together is told as recovered together: once, when the last of it has. */
import type { SourceId } from '#contract/model';
import { caseOf, memoryOf, setCase, type Draft } from './draft.ts';
import { valuesOf } from './shelf.ts';
import type { Group, Incident, Member, Telling } from './state.ts';

/** How many labels are remembered to be named. */
const NAMED = 5;

type Place = Group['members'][number];

/** Notes which incidents one notification stands for. One alone needs no note. */
export function noteTelling(draft: Draft, notice: string, members: readonly Place[]): void {
  const waiting = members.flatMap((one) => {
    const incident = caseOf(draft, one.source, one.rule)?.incident;
    return incident?.told?.notice === notice && incident.recovery === undefined ? [incident] : [];
  });
  if (members.length < 2 || waiting.length === 0) return;
  const labels = [...new Set(waiting.map((one) => one.label))];
  const total = Math.max(draft.tellings[notice]?.total ?? 0, labels.length);
  const telling = { total, left: waiting.length, labels: labels.slice(0, NAMED) };
  draft.tellings = { ...draft.tellings, [notice]: telling };
}

/** Notes one more incident that joined what was told a moment ago. */
export function joinTelling(
  draft: Draft,
  notice: string,
  { source, rule }: Place,
  members: readonly Place[],
): void {
  const telling = draft.tellings[notice];
  const label = caseOf(draft, source, rule)?.incident?.label;
  if (!telling || label === undefined) return noteTelling(draft, notice, members);
  const isNew = !members.some((one) => one.source === source && one.rule !== rule);
  const labels = isNew && telling.labels.length < NAMED ? [...telling.labels, label] : telling.labels;
  const joined = { total: telling.total + Number(isNew), left: telling.left + 1, labels };
  draft.tellings = { ...draft.tellings, [notice]: joined };
}

/** Takes an incident out of what it was told with; answers what is left, and for how many it all stood. */
export function countOut(draft: Draft, { told }: Incident): Telling | undefined {
  const notice = told?.notice;
  const telling = notice === undefined ? undefined : draft.tellings[notice];
  if (notice === undefined || !telling) return undefined;
  const { [notice]: _gone, ...others } = draft.tellings;
  const left = { ...telling, left: telling.left - 1 };
  draft.tellings = left.left > 0 ? { ...others, [notice]: left } : others;
  return left;
}

/** Takes an incident out that nobody will be told of as recovered. */
export function leaveTelling(draft: Draft, incident: Incident): void {
  if (countOut(draft, incident)?.left === 0) tellForOthers(draft, incident);
  else takeBack(draft, incident);
}

/**
 * The last of what was told together ends without a word. Those that recovered before it would never be told of: one of them
 * tells it for them all, now.
 */
export function tellForOthers(draft: Draft, { told }: Incident): void {
  const notice = told?.notice;
  const waiting = notice === undefined ? [] : countedIn(draft, notice);
  const [speaker] = waiting;
  if (notice === undefined || !speaker) return;
  const { own } = speaker;
  const { recovery: _counted, ...recovered } = speaker.incident;
  setCase(draft, speaker.source, speaker.rule, {
    ...own,
    incident: { ...recovered, recoverAt: draft.now },
  });
  const labels = [...new Set(waiting.map((one) => one.incident.label))];
  const telling = { total: labels.length, left: 1, labels: labels.slice(0, NAMED) };
  draft.tellings = { ...draft.tellings, [notice]: telling };
}

/** It is not what the recovery of its companions stands for: it ended otherwise, or has opened as another meanwhile. */
export function takeBack(draft: Draft, { id, told, label, sources }: Incident): void {
  const notice = told?.notice;
  const telling = notice === undefined ? undefined : draft.tellings[notice];
  if (notice === undefined || !telling) return;
  const cases = Object.values(memoryOf(draft, sources[0] ?? '')?.cases ?? {});
  if (cases.some(({ incident: one }) => one?.told?.notice === notice && one.id !== id)) return;
  const labels = telling.labels.filter((one) => one !== label);
  draft.tellings = { ...draft.tellings, [notice]: { ...telling, total: telling.total - 1, labels } };
}

/** Those told by that notification whose recovery waits for that of its last. */
function countedIn(draft: Draft, notice: string) {
  return valuesOf(draft.shelf.rows).flatMap(({ id: source, cases }) =>
    Object.entries(cases).flatMap(([rule, own]) => {
      const { incident } = own;
      const isOne = incident?.recovery === 'counted' && incident.told?.notice === notice;
      return isOne ? [{ source, rule, own, incident }] : [];
    }),
  );
}

/** Puts an incident back that had recovered before its companions and is open again. */
export function countIn(draft: Draft, { told, label }: Incident): void {
  const notice = told?.notice;
  if (notice === undefined) return;
  const telling = draft.tellings[notice] ?? { total: 1, left: 0, labels: [label] };
  draft.tellings = { ...draft.tellings, [notice]: { ...telling, left: telling.left + 1 } };
}

/** Open again, or gone, while its recovery waited for others to be told with: it is no part of that any more. */
export function withdraw(draft: Draft, { source, rule }: Place, { told }: Incident): void {
  const isIt = (one: Member) => one.source === source && one.rule === rule;
  for (const group of draft.groups) {
    const member = group.members.find(isIt);
    if (group.kind !== 'recovery' || group.due === undefined || !member) continue;
    const members = group.members.filter((one) => one !== member);
    draft.groups = draft.groups.map((one) => (one === group ? { ...group, members } : one));
    if (!member.stands || told?.notice === undefined) continue;
    const { left = 0 } = draft.tellings[told.notice] ?? {};
    draft.tellings = { ...draft.tellings, [told.notice]: { ...member.stands, left: left + 1 } };
  }
}

/** Notes how the recovery of an incident was dealt with. */
export function markRecovered(
  draft: Draft,
  source: SourceId,
  rule: string,
  recovery: NonNullable<Incident['recovery']>,
): void {
  const own = caseOf(draft, source, rule);
  if (!own?.incident) return;
  setCase(draft, source, rule, { ...own, incident: { ...own.incident, recovery } });
}
