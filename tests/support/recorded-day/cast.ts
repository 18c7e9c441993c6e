/** What is watched on the recorded day: things of three vendors, each with a trouble of its own. */
import { listed, project, stream, viewer, type Player } from '../long-show/players.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const within = (at: number, from: number, span: number) => at >= from && at < from + span;

/** Every three hours a crowd comes all at once, stays for minutes and goes; later no answer comes in time. */
function raided(): Player {
  const waiting = (at: number) => {
    const since = (at % (3 * HOUR)) / MINUTE;
    if (since > 14) return Math.floor(at / (40 * MINUTE)) % 3;
    return Math.round(since < 3 ? since * 8 : Math.max(2, 24 - Math.max(0, since - 9) * 6));
  };
  return {
    ...project(0),
    id: 'raided',
    tell: (at) => {
      if (within(at % (3 * HOUR), 100 * MINUTE, 3 * MINUTE))
        return { reply: { fail: 'timeout' }, readings: {} };
      const readings = { live: 50, queue: waiting(at) };
      return { reply: { status: 200, body: { liveUser: 50, queueUser: readings.queue } }, readings };
    },
  };
}

/** A stream of a list that goes off the air for a quarter of an hour now and then. */
function interrupted(nth: number, every: number): Player {
  return { ...listed(nth), status: (at) => (at % every < 15 * MINUTE ? 'idle' : 'active') };
}

export function dayCast(): readonly Player[] {
  return [raided(), project(1), stream(1), viewer(0), interrupted(0, 6 * HOUR), interrupted(1, 2 * HOUR)];
}
