/** The one rule that is not the user's: no account can be reached, so it is the operator's own network. */
import { CLEAR, asked } from './judge.ts';
import type { Compiled } from './scope.ts';

/** Its case is kept under a name that no source can have: ids are never empty. */
export const NETWORK_SOURCE = '';

export const NETWORK: Compiled = {
  rule: {
    id: 'network',
    name: 'No account can be reached',
    scope: {},
    condition: { type: 'failing', after: 0 },
    for: 0,
    severity: 'warning',
    version: 1,
  },
  metric: '',
  spans: { hold: 0, clear: 0, keepFiring: 0, asksLastBreach: false },
  judge: {
    needsSample: false,
    theme: 'network',
    weigh: () => CLEAR,
    ask: ({ look }) => [
      asked('no account can be reached', look.networkDown ? 'none answers' : 'some answer', look.networkDown),
    ],
    read: ({ look }) => ({ failure: look.failure?.kind }),
    clears: 'an account answers',
  },
};
