/** How a condition's verdicts add up to opening and closing: holds, hysteresis, keep-firing. The same for every rule. */
import type { AlertRule } from '#contract/configuration';
import type { Weighed } from './judge.ts';
import type { Hold } from './state.ts';

/** Milliseconds a breach must hold, a clear condition must hold, and an incident goes on after its last breach. */
export interface Spans {
  readonly hold: number;
  readonly clear: number;
  readonly keepFiring: number;
}

export interface Step {
  readonly hold: Hold;
  readonly turn?: 'open' | 'close';
}

/** The spans of a rule; without holds for one round of polls. */
export function spansOf({ for: hold, clear, keepFiring }: AlertRule, withoutHolds: boolean): Spans {
  return { hold: withoutHolds ? 0 : hold, clear: clear?.for ?? 0, keepFiring: keepFiring ?? 0 };
}

const NOTHING: Hold = {};

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
  if (verdict !== 'breach') return { hold: NOTHING };
  const began = since ?? Math.min(hold.breachSince ?? at, at);
  const openAt = began + spans.hold;
  if (at >= openAt) return { hold: { lastBreachAt: at, breachSince: began }, turn: 'open' };
  return { hold: since === undefined ? { breachSince: began } : { breachSince: began, openAt } };
}

function stepOpen(hold: Hold, { verdict }: Weighed, at: number, { clear, keepFiring }: Spans): Step {
  const { lastBreachAt = at, breachSince = at } = hold;
  if (verdict === 'breach') return { hold: { lastBreachAt: at, breachSince } };
  if (verdict === 'between') return { hold: { lastBreachAt, breachSince } };
  const clearSince = Math.min(hold.clearSince ?? at, at);
  const isOver = at - clearSince >= clear && at - lastBreachAt >= keepFiring;
  return isOver ? { hold: NOTHING, turn: 'close' } : { hold: { lastBreachAt, breachSince, clearSince } };
}

function blinded(hold: Hold, at: number): Hold {
  return hold.unknownSince === undefined ? { ...hold, unknownSince: at } : hold;
}

function sighted(hold: Hold, at: number): Hold {
  if (hold.unknownSince === undefined) return hold;
  const { unknownSince, ...rest } = hold;
  return moveHold(rest, Math.max(0, at - unknownSince));
}

/** A hold with all its moments moved by `by` ms. */
export function moveHold(hold: Hold, by: number): Hold {
  return Object.fromEntries(Object.entries(hold).map(([name, at]) => [name, at + by]));
}
