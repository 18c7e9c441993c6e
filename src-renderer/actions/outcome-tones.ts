import type { ActionProgress, AuditEntry } from '#contract/channels/actions';
import type { Tone } from '#contract/model';

/** How each end looks: a shape and a word, never a colour alone. */
export const outcomeTones: Readonly<Record<AuditEntry['outcome'], Tone>> = {
  confirmed: 'ok',
  unconfirmed: 'blind',
  refused: 'critical',
  changed: 'warning',
  'not-sent': 'warning',
  cancelled: 'offline',
  unfinished: 'pending',
  copied: 'ok',
};

export const toneOf = ({ phase, outcome }: ActionProgress): Tone =>
  phase === 'ended' && outcome !== undefined ? outcomeTones[outcome] : 'pending';
