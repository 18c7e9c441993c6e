import type { AccountView, Tone } from '#contract/model';

export const accountTones: Readonly<Record<AccountView['condition'], Tone>> = {
  ok: 'ok',
  waiting: 'pending',
  failing: 'blind',
  paused: 'paused',
  'no-secret': 'blind',
};
