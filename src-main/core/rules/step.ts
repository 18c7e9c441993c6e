/** How a condition's verdicts add up to opening and closing: holds, hysteresis, keep-firing. The same for every rule. */
import type { AlertRule } from '#contract/configuration';
import { moveHold, NO_HOLD } from './hold.ts';
import type { Weighed } from './judge.ts';
import type { Hold } from './state.ts';

/** Milliseconds a breach must hold, a clear condition must hold, and an incident goes on after its last breach. */
export interface Spans {
  readonly hold: number;
  readonly clear: number;
  readonly keepFiring: number;
  /** Whether anybody asks for the last breach: otherwise an open case need not change with every look. */
  readonly asksLastBreach: boolean;
}

/** `hold` is the very one handed in when nothing about it has changed. */
export interface Step {
  readonly hold: Hold;
  readonly turn?: 'open' | 'close';
}

/** The spans of a rule. */
export function spansOf({ for: hold, clear, keepFiring = 0, condition }: AlertRule): Spans {
  return {
    hold,
    clear: clear?.for ?? 0,
    keepFiring,
    asksLastBreach: keepFiring > 0 || condition.type === 'grows',
  };
}

/**
 * One verdict at `at`. Time in which the source could not be seen counts neither for nor against (product.md section 5):
 * every span is moved by it when sight is back.
 */
export function step(before: Hold, isOpen: boolean, weighed: Weighed, at: number, spans: Spans): Step {
  if (weighed.verdict === 'unknown') return { hold: blinded(before, at) };
  const hold = sighted(before, at);
  return isOpen ? stepOpen(hold, weighed, at, spans) : stepShut(hold, weighed, at, spans);
}

function stepShut(hold: Hold, { verdict, since }: Weighed, at: number, spans: Spans): Step {
  if (verdict !== 'breach') return { hold: holdsNothing(hold) ? hold : NO_HOLD };
  const began = since ?? Math.min(hold.breachSince ?? at, at);
  const openAt = began + spans.hold;
  if (at >= openAt) return { hold: { ...NO_HOLD, lastBreachAt: at, breachSince: began }, turn: 'open' };
  if (hold.breachSince === began && (since === undefined || hold.openAt === openAt)) return { hold };
  return { hold: { ...NO_HOLD, breachSince: began, openAt: since === undefined ? undefined : openAt } };
}

function stepOpen(hold: Hold, { verdict }: Weighed, at: number, spans: Spans): Step {
  if (verdict === 'clear') return stepClear(hold, at, spans);
  const lastBreachAt = verdict === 'breach' && spans.asksLastBreach ? at : hold.lastBreachAt;
  if (hold.clearSince === undefined && lastBreachAt === hold.lastBreachAt) return { hold };
  return { hold: { ...hold, clearSince: undefined, lastBreachAt } };
}

function stepClear(hold: Hold, at: number, { clear, keepFiring }: Spans): Step {
  const clearSince = Math.min(hold.clearSince ?? at, at);
  const isOver = at - clearSince >= clear && at - (hold.lastBreachAt ?? at) >= keepFiring;
  if (isOver) return { hold: NO_HOLD, turn: 'close' };
  return { hold: clearSince === hold.clearSince ? hold : { ...hold, clearSince } };
}

function holdsNothing({ breachSince, clearSince, lastBreachAt, openAt }: Hold): boolean {
  return (breachSince ?? clearSince ?? lastBreachAt ?? openAt) === undefined;
}

function blinded(hold: Hold, at: number): Hold {
  if (hold.unknownSince !== undefined || holdsNothing(hold)) return hold;
  return { ...hold, unknownSince: at };
}

function sighted(hold: Hold, at: number): Hold {
  return hold.unknownSince === undefined ? hold : moveHold(hold, Math.max(0, at - hold.unknownSince));
}
