/** Silence that always ends: of incidents, of sources, of everything. At its end one digest of what still breaches. */
import type { SourceId } from '#contract/model';
import { digest } from './digest.ts';
import type { Draft } from './draft.ts';
import { allIncidents, openIncidents, type Found } from './find-case.ts';
import { isOpen, show } from './incident.ts';
import { covers } from './incident-view.ts';
import { LONGEST_SNOOZE } from './spans.ts';
import type { Snooze } from './state.ts';

interface Named {
  readonly incidents?: readonly string[];
  readonly sources?: readonly SourceId[];
}

/** Silences what is named, or everything, until `until` (24 h at most) or until nothing of it is open. */
export function snooze(draft: Draft, named: Named & { readonly until: number | 'recovered' }): void {
  const latest = draft.now + LONGEST_SNOOZE;
  const untilRecovered = named.until === 'recovered';
  const until = named.until === 'recovered' ? latest : Math.min(named.until, latest);
  if (!(until > draft.now)) return;
  const added = targetsOf(named).map((target) => ({ target, from: draft.now, until, untilRecovered }));
  const useful = added.filter((one) => !untilRecovered || isNeeded(draft, one));
  const replaced = new Set(useful.map((one) => one.target));
  changeSnoozes(draft, [...draft.snoozes.filter((one) => !replaced.has(one.target)), ...useful]);
}

/** Ends what is named, or everything. Whoever ends it sees the list: only what was never told is told. */
export function endSnooze(draft: Draft, named: Named): void {
  const isAll = named.incidents === undefined && named.sources === undefined;
  const targets = targetsOf(named);
  const ended = draft.snoozes.filter((one) => isAll || targets.includes(one.target));
  const silent = silencedBy(draft, ended);
  changeSnoozes(
    draft,
    draft.snoozes.filter((one) => !ended.includes(one)),
  );
  digest(
    draft,
    'snooze',
    silent.filter(({ own }) => own.incident.told === undefined),
  );
}

/** Ends the snoozes whose time has come, with one digest for all of them. */
export function endDueSnoozes(draft: Draft): void {
  const ended = draft.snoozes.filter((one) => one.until <= draft.now);
  if (ended.length === 0) return;
  const silent = silencedBy(draft, ended);
  changeSnoozes(
    draft,
    draft.snoozes.filter((one) => one.until > draft.now),
  );
  digest(draft, 'snooze', silent);
}

/** Ends the snoozes that were to last until recovery, where nothing is left to recover. */
export function endRecoveredSnoozes(draft: Draft): void {
  if (!draft.snoozes.some((one) => one.untilRecovered)) return;
  const left = draft.snoozes.filter((one) => !one.untilRecovered || isNeeded(draft, one));
  if (left.length < draft.snoozes.length) changeSnoozes(draft, left);
}

/** Open, or so lately closed that its recovery is still to be told or it may come back untold. */
function isNeeded(draft: Draft, one: Snooze): boolean {
  return allIncidents(draft).some(({ own }) => {
    const { incident } = own;
    const isLeft = isOpen(own) || incident.recoverAt !== undefined || incident.told === undefined;
    return isLeft && covers(one, incident);
  });
}

function silencedBy(draft: Draft, snoozes: readonly Snooze[]): readonly Found[] {
  return openIncidents(draft).filter(({ own }) => snoozes.some((one) => covers(one, own.incident)));
}

/** Shows every open incident anew whose silence has changed. */
function changeSnoozes(draft: Draft, next: readonly Snooze[]): void {
  const changed = [...draft.snoozes, ...next].filter(
    (one) => !draft.snoozes.includes(one) || !next.includes(one),
  );
  draft.snoozes = next;
  for (const { rule, own } of silencedBy(draft, changed)) show(draft, rule, own.incident);
}

function targetsOf({ incidents, sources }: Named): readonly string[] {
  if (incidents === undefined && sources === undefined) return ['all'];
  return [...(incidents ?? []).map((id) => `incident:${id}`), ...(sources ?? []).map((id) => `source:${id}`)];
}
