import type { PlannedWindow, RuleCondition } from '#contract/configuration';
import { spanInWords } from '../../wording/numbers.ts';
import { asked, BREACH, CLEAR, UNKNOWN, type Judge, type Sight } from '../judge.ts';
import { PLANNED_LEAD } from '../spans.ts';

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

const OVER = { verdict: 'clear', ended: 'The planned time is over.' } as const;
const GONE = { verdict: 'clear', ended: 'It has been off for so long that it has ended.' } as const;

/** It was live and is not now. After half a day it counts as ended, not as down. */
export function downJudge(): Judge {
  const isDown = ({ look, memory }: Sight) => look.presence !== 'live' && memory.wasLive;
  return {
    needsSample: true,
    theme: 'presence',
    weigh: (sight) => {
      const { presence } = sight.look;
      if (presence === undefined) return UNKNOWN;
      if (isDown(sight)) return BREACH;
      return presence === 'live' ? CLEAR : GONE;
    },
    ask: (sight) => [
      asked('was live', sight.memory.wasLive ? 'yes' : 'not seen', sight.memory.wasLive),
      asked('is not live now', sight.look.presence, sight.look.presence !== 'live'),
    ],
    read: ({ look }) => ({ presence: look.presence, state: look.state }),
    clears: 'it is live again',
  };
}

/** It should be live, by a planned window with its lead, and is not. Windows are epoch ms, the end not included. */
export function plannedJudge({ windows, lead = PLANNED_LEAD }: Of<'not-live'>): Judge {
  const current = ({ at, look }: Sight): PlannedWindow | undefined =>
    [...windows, ...(look.planned ?? [])].find(({ from, until }) => at >= from - lead && at < until);
  return {
    needsSample: true,
    theme: 'presence',
    weigh: (sight) => {
      if (!current(sight)) return OVER;
      if (sight.look.presence === undefined) return UNKNOWN;
      return sight.look.presence === 'live' ? CLEAR : BREACH;
    },
    ask: (sight) => [
      asked(
        `planned to be live, from ${spanInWords(lead)} before`,
        plannedWords(sight, current(sight)),
        !!current(sight),
      ),
      asked('is not live now', sight.look.presence, sight.look.presence !== 'live'),
    ],
    read: ({ look }) => ({ presence: look.presence, state: look.state }),
    clears: 'it is live, or the planned time is over',
  };
}

function plannedWords({ at }: Sight, planned: PlannedWindow | undefined): string {
  if (!planned) return 'not now';
  return at < planned.from ? `in ${spanInWords(planned.from - at)}` : `for ${spanInWords(at - planned.from)}`;
}
