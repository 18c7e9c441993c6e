/** A number against a limit, with hysteresis: above, below, wait above, forecast above. */
import { asked, CLEAR, withoutReading, type Judge, type Sight, type Weighed } from '../judge.ts';

export interface Limit {
  /** At or above the limit is a breach; else below it. */
  readonly isHigh: boolean;
  readonly limit: number;
  /** At or past this value it lets go; wherever it is no breach when absent. */
  readonly letGo: number | undefined;
  readonly theme: string;
  readonly name: string;
  /** The metric's name in traces. */
  readonly metric: (sight: Sight) => string;
  readonly read: (sight: Sight) => number | undefined;
  readonly told: (value: number) => string;
}

/** Within this share of the limit a recovery may be a wobble, when the rule has no clear value of its own. */
const HAIR = 0.3;

/** A judge of one number. */
export function limitJudge(limit: Limit): Judge {
  const { isHigh, name, told } = limit;
  const bound = isHigh ? `${told(limit.limit)} or more` : `below ${told(limit.limit)}`;
  return {
    needsSample: true,
    theme: limit.theme,
    weigh: (sight) => weigh(limit, sight),
    ask: (sight) => {
      const value = limit.read(sight);
      const found = value === undefined ? undefined : told(value);
      return [asked(`${name} ${bound}`, found, value !== undefined && isBreach(limit, value))];
    },
    read: (sight) => ({ [limit.metric(sight)]: limit.read(sight) }),
    clears: `the ${name} is ${clearWords(limit)}`,
  };
}

/** Nothing is made for a look that finds nothing and has nothing to end: that is nearly all of them. */
function weigh(limit: Limit, sight: Sight): Weighed {
  const value = limit.read(sight);
  if (value === undefined) return withoutReading(sight);
  if (isBreach(limit, value)) return { verdict: 'breach', value };
  if (sight.own === undefined) return CLEAR;
  if (!isClear(limit, value)) return { verdict: 'between', value };
  return { verdict: 'clear', value, near: isNear(limit, value) };
}

function isBreach({ isHigh, limit }: Limit, value: number): boolean {
  return isHigh ? value >= limit : value < limit;
}

function isClear({ isHigh, letGo }: Limit, value: number): boolean {
  if (letGo === undefined) return true;
  return isHigh ? value <= letGo : value >= letGo;
}

function isNear({ letGo, limit }: Limit, value: number): boolean {
  return letGo === undefined && Math.abs(value - limit) <= HAIR * Math.abs(limit);
}

function clearWords({ isHigh, limit, letGo, told }: Limit): string {
  if (letGo !== undefined) return `${told(letGo)} or ${isHigh ? 'less' : 'more'}`;
  return isHigh ? `below ${told(limit)}` : `${told(limit)} or more`;
}
