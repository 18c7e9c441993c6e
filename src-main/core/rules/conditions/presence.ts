import type { AlertRule, PlannedWindow, RuleCondition } from '#contract/configuration';
import { spanInWords } from '../../wording/numbers.ts';
import { asked, BREACH, CLEAR, UNKNOWN, type Judge, type Sight } from '../judge.ts';
import { PLANNED_AHEAD, PLANNED_LEAD } from '../spans.ts';
import type { Look } from '../types.ts';

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

/**
 * It should be live, by a planned window with its lead, and is not. Windows are epoch ms, the end not included. At the
 * beginning nothing is waited for; a stream that was live must have been off for as long as the rule holds. No data is not
 * missing: what cannot be seen opens nothing, but the end of the window ends it all the same.
 */
export function plannedJudge(condition: Of<'not-live'>, { for: hold }: AlertRule): Judge {
  const { lead = PLANNED_LEAD } = condition;
  const current = ({ at, look }: Sight) => windowAt(condition, at, look);
  return {
    needsSample: true,
    theme: 'presence',
    weigh: (sight) => {
      const window = current(sight) ?? windowAt(condition, sight.at + PLANNED_AHEAD, sight.look);
      if (!window) return OVER;
      if (sight.look.presence === undefined) return UNKNOWN;
      if (sight.look.presence === 'live') return CLEAR;
      return { verdict: 'breach', since: Math.max(window.from - lead - hold, sight.memory.offSince ?? 0) };
    },
    weighBlind: (sight) => (current(sight) ? UNKNOWN : OVER),
    ask: (sight) => [
      asked(
        `planned to be live${forEvent(condition)}, from ${spanInWords(lead)} before`,
        plannedWords(sight, current(sight)),
        !!current(sight),
      ),
      asked('is not live now', sight.look.presence, sight.look.presence !== 'live'),
    ],
    read: ({ look }) => ({ presence: look.presence, state: look.state }),
    clears: 'it is live, or the planned time is over',
  };
}

function windowAt(
  { windows, lead = PLANNED_LEAD }: Of<'not-live'>,
  at: number,
  look: Look,
): PlannedWindow | undefined {
  const isOn = ({ from, until }: PlannedWindow) => at >= from - lead && at < until;
  return windows.find(isOn) ?? look.planned?.find(isOn);
}

function forEvent({ event }: Of<'not-live'>): string {
  return event === undefined ? '' : ` for ${event}`;
}

function plannedWords({ at }: Sight, planned: PlannedWindow | undefined): string {
  if (!planned) return 'not now';
  return at < planned.from ? `in ${spanInWords(planned.from - at)}` : `for ${spanInWords(at - planned.from)}`;
}
