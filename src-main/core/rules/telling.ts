/** What was told together is told as recovered together: once, when the last of it has. */
import type { SourceId } from '#contract/model';
import { caseOf, setCase, type Draft } from './draft.ts';
import type { Group, Incident, Telling } from './state.ts';

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

/** Puts an incident back that had recovered before its companions and is open again. */
export function countIn(draft: Draft, { told, label }: Incident): void {
  const notice = told?.notice;
  if (notice === undefined) return;
  const telling = draft.tellings[notice] ?? { total: 1, left: 0, labels: [label] };
  draft.tellings = { ...draft.tellings, [notice]: { ...telling, left: telling.left + 1 } };
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
