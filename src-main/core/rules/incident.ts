/** The life of an incident: opened, come back, closed, gone. Each change is shown; each decision leaves its trace. */
import type { SourceId } from '#contract/model';
import { openingWords } from '../wording/notification.ts';
import { caseOf, memoryOf, setCase, type Draft } from './draft.ts';
import { lowsOf, riseOf } from './climb.ts';
import { NO_CASE } from './hold.ts';
import { viewOfIncident } from './incident-view.ts';
import type { Sight, Weighed } from './judge.ts';
import type { Compiled } from './scope.ts';
import { AGAIN, FLAPPING, RECOVERED, SHOWN_EVERY } from './spans.ts';
import type { Case, Hold, Incident } from './state.ts';
import { countIn, leaveTelling, takeBack, withdraw } from './telling.ts';
import { toldOf } from './told.ts';
import { traceOf } from './trace.ts';

/** True while an incident is open, not merely remembered because it may come back. */
export function isOpen(own: Case | undefined): boolean {
  return own?.incident !== undefined && own.incident.closedAt === undefined;
}

/** Shows an incident as it is now to page and history. */
export function show(draft: Draft, rule: string, incident: Incident): void {
  draft.effects.push({ type: 'incident', incident: viewOfIncident(rule, incident, draft.snoozes) });
}

/** Writes a changed incident and shows it. */
export function renew(draft: Draft, source: SourceId, rule: string, change: Partial<Incident>): void {
  const own = caseOf(draft, source, rule);
  if (!own?.incident) return;
  const incident = { ...own.incident, ...change };
  setCase(draft, source, rule, { ...own, incident });
  show(draft, rule, incident);
}

/** What is known at the moment a condition has held. */
export interface Opening {
  readonly hold: Hold;
  readonly value?: number | undefined;
  /** Words and sources, where the rule and the look alone do not tell them. */
  readonly more?: Partial<Incident>;
}

/** The condition holds: a new incident, or the last one come back. */
export function openIncident(draft: Draft, compiled: Compiled, sight: Sight, opening: Opening): void {
  const { own } = sight;
  const { closedAt = -Infinity, isOwn } = own?.incident ?? {};
  if (!isOwn && draft.now - closedAt <= FLAPPING) return reopen(draft, compiled, sight, opening);
  openNew(draft, compiled, sight, opening);
}

function openNew(draft: Draft, compiled: Compiled, sight: Sight, { hold, value, more }: Opening): void {
  const { own, look } = sight;
  const { rule } = compiled;
  const { now } = draft;
  const { recoverAt, told, recovery } = own?.incident ?? {};
  if (own?.incident && recovery === 'counted') takeBack(draft, own.incident);
  if (own?.incident && recovery === 'grouped') forgetGrouped(draft, look.source, rule.id, own.incident);
  const incident: Incident = {
    id: `${now.toString(36)}-${(++draft.serial).toString(36)}`,
    sources: [look.source],
    ruleName: rule.name,
    label: look.label,
    severity: rule.severity,
    ...openingWords(rule, toldOf(compiled, sight)),
    openedAt: now,
    shownAt: now,
    ...(value === undefined ? {} : { peak: value }),
    // Quiet keeps back that the last one is over: who was told of it hears of the end of this one.
    ...(recoverAt !== undefined && told ? { told } : {}),
    ...more,
  };
  const coolUntil = own?.coolUntil;
  setCase(draft, look.source, rule.id, { ...hold, coolUntil, base: baseOf(sight, value), incident });
  show(draft, rule.id, incident);
  draft.opened = [...draft.opened, { source: look.source, rule: rule.id }];
}

/** Its recovery was about to be told with others, and it is open again: they are told without it. */
function forgetGrouped(draft: Draft, source: SourceId, rule: string, incident: Incident): void {
  withdraw(draft, { source, rule }, incident);
  leaveTelling(draft, incident);
}

/** What a growth began from: the lowest value of its window. */
function baseOf({ memory, rule }: Sight, value: number | undefined): number | undefined {
  return value === undefined ? undefined : riseOf(lowsOf(memory.climbs, rule)).low;
}

/** Back within the flapping span: one incident, told of again only when it lasts after its recovery was told. */
function reopen(draft: Draft, compiled: Compiled, sight: Sight, { hold, value, more }: Opening): void {
  const { own, look } = sight;
  if (!own?.incident) return;
  const { closedAt: _closed, recoverAt: _recover, ...incident } = own.incident;
  withdraw(draft, { source: look.source, rule: compiled.rule.id }, incident);
  const back: Incident = {
    ...comeBack(draft, incident),
    flapping: true,
    ...peakOf(compiled, incident, value),
    ...more,
  };
  setCase(draft, look.source, compiled.rule.id, {
    ...hold,
    coolUntil: own.coolUntil,
    base: baseOf(sight, value),
    incident: { ...back, shownAt: draft.now },
  });
  show(draft, compiled.rule.id, back);
  record(draft, compiled, sight, 'reopened', back, { suppressors: [{ name: 'flapping', held: true }] });
  if (!incident.told) draft.opened = [...draft.opened, { source: look.source, rule: compiled.rule.id }];
}

/** Recovered and told so: told again when it lasts. Recovered before its companions: not recovered after all. */
function comeBack(draft: Draft, incident: Incident): Incident {
  if (incident.recovery === 'told') return { ...incident, againAt: draft.now + AGAIN };
  if (incident.recovery === undefined) return incident;
  const { recovery, ...rest } = incident;
  if (recovery === 'counted') countIn(draft, rest);
  return rest;
}

/** The clear condition has held: closed at once; the recovery is told when it lasts. */
export function closeIncident(draft: Draft, compiled: Compiled, sight: Sight, weighed: Weighed): void {
  const { own, look } = sight;
  if (!own?.incident) return;
  const { againAt: _again, heldBy: _held, ...incident } = own.incident;
  const isNews =
    weighed.ended === undefined && incident.told !== undefined && incident.recovery === undefined;
  const closed: Incident = {
    ...(isNews ? incident : onItsOwn(incident)),
    closedAt: draft.now,
    ...(isNews ? { recoverAt: draft.now + recoverySpan(incident, weighed) } : {}),
  };
  if (!isNews) leaveSilently(draft, look.source, incident);
  setCase(draft, look.source, compiled.rule.id, { ...NO_CASE, coolUntil: own.coolUntil, incident: closed });
  show(draft, compiled.rule.id, closed);
  const because = weighed.ended === undefined ? {} : { because: weighed.ended };
  record(draft, compiled, sight, 'closed', closed, because);
}

/** Come back, it is no longer one of those it was told with: they have gone on without it. */
function onItsOwn({ told, ...incident }: Incident): Incident {
  if (!told) return incident;
  const { notice: _left, ...rest } = told;
  return { ...incident, told: rest };
}

/** Nobody will be told that it is over: what it was told with, and what it kept silent, must not wait for that. */
export function leaveSilently(draft: Draft, source: SourceId, incident: Incident): void {
  if (incident.recovery === undefined) leaveTelling(draft, incident);
  releaseInhibited(draft, source);
}

/** Asks anew of what something worse at the same source has kept silent. */
export function releaseInhibited(draft: Draft, source: SourceId): void {
  for (const [rule, own] of Object.entries(memoryOf(draft, source)?.cases ?? {})) {
    if (own.incident?.heldBy === 'inhibit' && isOpen(own)) draft.opened = [...draft.opened, { source, rule }];
  }
}

function recoverySpan({ flapping }: Incident, { near }: Weighed): number {
  return flapping || near ? FLAPPING : RECOVERED;
}

/** Keeps the worst value; page and history hear of it now and then, not with every poll. */
export function followValue(draft: Draft, compiled: Compiled, own: Case, value: number | undefined): Case {
  const { incident } = own;
  if (!incident || value === undefined || incident.closedAt !== undefined) return own;
  const { peak } = peakOf(compiled, incident, value);
  if (peak === undefined || peak === incident.peak) return own;
  const changed = { ...incident, peak };
  if (draft.now - incident.shownAt < SHOWN_EVERY) return { ...own, incident: changed };
  show(draft, compiled.rule.id, changed);
  return { ...own, incident: { ...changed, shownAt: draft.now } };
}

function peakOf({ rule }: Compiled, { peak }: Incident, value: number | undefined): { peak?: number } {
  if (value === undefined) return peak === undefined ? {} : { peak };
  const worse = rule.condition.type === 'below' ? Math.min : Math.max;
  return { peak: worse(peak ?? value, value) };
}

/** Leaves the trace of a decision that is no notification. */
export function record(
  draft: Draft,
  compiled: Compiled,
  sight: Sight,
  decision: 'reopened' | 'closed',
  { id }: Incident,
  more: Pick<Parameters<typeof traceOf>[3], 'suppressors' | 'because'>,
): void {
  const { withoutHolds } = draft.before;
  draft.effects.push({
    type: 'trace',
    trace: traceOf(compiled, sight, withoutHolds, { decision, incidents: [id], ...more }),
  });
}
