/** What may keep a notification back, asked in one order, each with its outcome for the trace. */
import type { Severity } from '#contract/model';
import type { TraceSuppressor } from '#contract/trace';
import { spanInWords } from '../wording/numbers.ts';
import type { Draft } from './draft.ts';
import { ownAction } from './ended.ts';
import { compiledFor } from './find-case.ts';
import { isOpen } from './incident.ts';
import { snoozedUntilOf } from './incident-view.ts';
import type { Compiled } from './scope.ts';
import { quietUntil } from './quiet.ts';
import type { Case, Incident, SourceMemory } from './state.ts';

export interface Suppression {
  readonly checks: readonly TraceSuppressor[];
  /** The first that holds it back. */
  readonly held?: TraceSuppressor['name'];
}

export interface Asked {
  readonly compiled: Compiled;
  readonly memory: SourceMemory;
  readonly own: Case;
  readonly incident: Incident;
  /** A risen severity is told although it was acknowledged, and in spite of a cooldown. */
  readonly risen: boolean;
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** Larger is worse. */
export function weightOf(severity: Severity): number {
  return WEIGHT[severity];
}

/** Asks all of them. */
export function suppression(draft: Draft, asked: Asked): Suppression {
  const checks = [
    ...ownAction(asked.compiled, asked.memory),
    acknowledged(asked),
    snoozed(draft, asked),
    inhibited(draft, asked),
    quiet(draft, asked),
    cooling(draft, asked),
  ];
  const held = checks.find((check) => check.held)?.name;
  return held === undefined ? { checks } : { checks, held };
}

function left(draft: Draft, until: number): string {
  return `for another ${spanInWords(until - draft.now)}`;
}

function acknowledged({ incident, risen }: Asked): TraceSuppressor {
  return { name: 'acknowledged', held: incident.acknowledgedAt !== undefined && !risen };
}

function snoozed(draft: Draft, { incident }: Asked): TraceSuppressor {
  const until = snoozedUntilOf(incident, draft.snoozes);
  return until === undefined
    ? { name: 'snooze', held: false }
    : { name: 'snooze', held: true, detail: left(draft, until) };
}

/** Something worse about the same thing is open at the same source already. */
function inhibited(draft: Draft, { compiled, memory, incident }: Asked): TraceSuppressor {
  for (const [rule, other] of Object.entries(memory.cases)) {
    if (!isOpen(other) || !other.incident || weightOf(other.incident.severity) <= weightOf(incident.severity))
      continue;
    if (compiledFor(draft, memory, rule)?.judge.theme !== compiled.judge.theme) continue;
    return { name: 'inhibit', held: true, detail: `${other.incident.ruleName} is open` };
  }
  return { name: 'inhibit', held: false };
}

function quiet(draft: Draft, { incident }: Asked): TraceSuppressor {
  const until = quietUntil(draft, draft.now, incident.severity);
  if (until === undefined) return { name: 'quiet', held: false };
  const byHand = draft.quietNow === undefined ? '' : 'turned on by hand, ';
  return { name: 'quiet', held: true, detail: `${byHand}${left(draft, until)}` };
}

function cooling(draft: Draft, { own, risen }: Asked): TraceSuppressor {
  const { coolUntil } = own;
  if (risen || coolUntil === undefined || coolUntil <= draft.now) return { name: 'cooldown', held: false };
  return { name: 'cooldown', held: true, detail: left(draft, coolUntil) };
}
