/** HTTP within the process: every request is answered at once by the player it asks for. */
import { done, failed } from '../../../src-preload/contract/failure.ts';
import type { Clock, Http, HttpAnswer } from '../../../src-main/core/ports.ts';
import { liveStream } from '../page/answers.ts';
import type { Reply } from '../table-http.ts';
import { troubleAt, type Player, type Told } from './players.ts';

/** The seed of the trouble of the whole list. */
export const LIST_SEED = 900;

export interface ShowHttp extends Http {
  /** What was last told of a source. */
  readonly told: ReadonlyMap<string, Told>;
  readonly requests: number;
}

export function showHttp(clock: Clock, players: readonly Player[]): ShowHttp {
  const byId = new Map(players.map((player) => [player.id, player]));
  const told = new Map<string, Told>();
  const listed = players.filter(({ provider }) => provider === 'fastpix');
  const listAt = (at: number) =>
    listed.map(({ id, status }) => liveStream(id, `Stage ${id}`, status?.(at) ?? 'active'));
  let requests = 0;

  const listReply = (at: number): Reply =>
    troubleAt(LIST_SEED, at)
      ? { status: 503, body: { success: false } }
      : {
          status: 200,
          body: { success: true, data: listAt(at), pagination: { totalRecords: listed.length } },
        };

  function reply(path: readonly string[], at: number): Reply {
    const isViews = path.at(-1) === 'viewer-count';
    const player = byId.get(path.at(isViews ? -2 : -1) ?? '');
    if (!player || (player.provider === 'fastpix' && !isViews)) return listReply(at);
    const now = player.tell(at);
    told.set(player.id, now);
    return now.reply;
  }

  return {
    async request({ path }) {
      requests += 1;
      const at = clock.now();
      const given = reply(path, at);
      if ('fail' in given) return failed(given.fail, 'Network trouble');
      const { status, body } = given;
      const answer: HttpAnswer = {
        status,
        body,
        content: 'json',
        headers: {},
        bytes: 400,
        duration: 20,
        receivedAt: at,
      };
      return done(answer);
    },
    told,
    get requests() {
      return requests;
    },
  };
}
