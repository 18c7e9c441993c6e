/** One state for everything (product.md section 2): never `ok` while something cannot be seen. */
import type { Condition, Overall, Severity, Tone } from '#contract/model';

/** What the overall state needs of one source. */
export interface Standing {
  readonly condition: Condition;
  /** The worst open incident that is neither acknowledged away nor snoozed. */
  readonly severity?: Severity;
}

const TONES: Readonly<Record<Condition, Tone>> = {
  pending: 'pending',
  fresh: 'ok',
  stale: 'blind',
  failing: 'blind',
  offline: 'offline',
  paused: 'paused',
};

const RANK: Readonly<Record<Tone, number>> = {
  critical: 6,
  blind: 5,
  warning: 4,
  pending: 3,
  ok: 2,
  offline: 1,
  paused: 0,
};

/** How bad a tone is: larger is worse. The overview's default order and the tray's worst eight go by it. */
export function rankOf(tone: Tone): number {
  return RANK[tone];
}

/** The tone of one source: a critical incident outranks blindness, blindness outranks a warning. */
export function toneOf({ condition, severity }: Standing): Tone {
  const own = TONES[condition];
  if (condition === 'paused' || severity === undefined || severity === 'info') return own;
  return RANK[severity] > RANK[own] ? severity : own;
}

/** True when a source should be looked at by the operator. */
export function needsAttention(tone: Tone): boolean {
  return RANK[tone] >= RANK.warning;
}

/**
 * The state of all sources together. `idle` when there is nothing to see yet or nothing is live; a single source that
 * has not answered yet keeps the light from turning `ok`.
 */
export function overallOf(tones: readonly Tone[], paused: boolean): Overall {
  const active = tones.filter((tone) => tone !== 'paused');
  if (paused || (active.length === 0 && tones.length > 0)) return 'paused';
  const worst = active.reduce<Tone>((a, b) => (RANK[b] > RANK[a] ? b : a), 'offline');
  if (worst === 'critical' || worst === 'blind' || worst === 'warning') return worst;
  return worst === 'ok' ? 'ok' : 'idle';
}
