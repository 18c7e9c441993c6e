import { lossShares, MOST_SERVERS, serviceOf } from './erlang.ts';
import type { Service } from './erlang.ts';

export interface WhatIfQuestion {
  readonly arrivalsPerMinute: number;
  /** Mean length of a session, seconds. */
  readonly sessionSeconds: number;
  /** Places, 1 to 100,000. */
  readonly capacity: number;
  /** Ends every session after so many seconds; absent: no limit. */
  readonly sessionLimitSeconds?: number;
  /** People waiting now, for the time until they are gone. */
  readonly queue?: number;
  /** At most `share` of people (0 to 1) should wait longer than `seconds`; 5 % and 60 s when absent. */
  readonly target?: Partial<Target>;
}

interface Target {
  readonly seconds: number;
  readonly share: number;
}

export interface WhatIf {
  /** Places busy on average if there were enough of them, erlangs. */
  readonly load: number;
  readonly isStable: boolean;
  /** Share of people who wait at all, and longer than the target's seconds; 1 when overloaded. */
  readonly waits: number;
  readonly waitsLonger: number;
  /** Over all who come, also those who do not wait; undefined when overloaded: it grows without end. */
  readonly meanWaitSeconds: number | undefined;
  /** By how many people the queue grows a minute when overloaded, else 0. */
  readonly backlogPerMinute: number;
  /** Seconds until the people waiting now are gone, 0 with nobody waiting; undefined when overloaded. */
  readonly drainSeconds: number | undefined;
  /** Fewest places that meet the target; undefined above 100,000. */
  readonly smallestCapacity: number | undefined;
}

const TARGET: Target = { seconds: 60, share: 0.05 };

/**
 * What other places or shorter sessions would do (queue-insight C-5): Erlang C while the load is below the places, else
 * fluid, the queue growing at what is left over. Undefined for questions without an answer: not finite, negative, no places
 * or more than 100,000. So `whatIf({ arrivalsPerMinute: 1.5, sessionSeconds: 360, capacity: 12 })` has a load of 9 erlangs, of
 * whom 27 % wait and 16 % longer than a minute, and 14 places would do.
 */
export function whatIf(question: WhatIfQuestion): WhatIf | undefined {
  const session = limitedSession(question.sessionSeconds, question.sessionLimitSeconds);
  const { arrivalsPerMinute, capacity, queue = 0 } = question;
  const target = { ...TARGET, ...question.target };
  const asked = [session, arrivalsPerMinute, capacity, queue, target.seconds, target.share];
  if (!asked.every((value) => Number.isFinite(value) && value >= 0)) return undefined;
  if (session === 0 || capacity < 1 || capacity > MOST_SERVERS) return undefined;
  const arrivals = arrivalsPerMinute / 60;
  const load = arrivals * session;
  const service = serviceWith(load, Math.floor(capacity), session, target.seconds);
  return {
    load,
    isStable: service !== undefined,
    waits: service?.waits ?? 1,
    waitsLonger: service?.waitsLonger ?? 1,
    meanWaitSeconds: service?.meanWait,
    backlogPerMinute: Math.max(0, (arrivals - capacity / session) * 60),
    drainSeconds: service && queue / (capacity / session - arrivals),
    smallestCapacity: smallestFor(load, session, target),
  };
}

/** Mean session when all are ended at a limit, for sessions without memory: S (1 - exp(-limit / S)). */
function limitedSession(mean: number, limit: number | undefined): number {
  return limit === undefined ? mean : mean * (1 - Math.exp(-limit / mean));
}

function serviceWith(load: number, servers: number, session: number, longer: number): Service | undefined {
  if (load >= servers) return undefined;
  let count = 0;
  for (const loss of lossShares(load))
    if (count++ === servers) return serviceOf(load, servers, loss, session, longer);
  return undefined;
}

function smallestFor(load: number, session: number, target: Target) {
  let servers = 0;
  for (const loss of lossShares(load)) {
    const service = serviceOf(load, servers, loss, session, target.seconds);
    if (service !== undefined && servers > 0 && service.waitsLonger <= target.share) return servers;
    if (servers++ >= MOST_SERVERS) return undefined;
  }
  return undefined;
}
