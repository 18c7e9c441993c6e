import type { Source } from '#contract/configuration';
import type { AccountHttp, Outcome } from '../../core/provider.ts';
import { ask, understand, type VendorLine } from '../../core/answers.ts';
import { userStats } from './wire.ts';

/** Reads live and queued users of one project (seed 000). A project that answers is `live`, also with nobody in it. */
export async function lookAtProject(http: AccountHttp, line: VendorLine, source: Source): Promise<Outcome> {
  const heard = await ask(http, line, ['projects', 'userStats', source.key['projectId'] ?? '']);
  const stats = understand(heard, userStats);
  if (!stats.ok) return { at: heard.at, ok: false, failure: stats.failure };
  const { liveUser, queueUser } = stats.value;
  return {
    at: heard.at,
    ok: true,
    presence: 'live',
    readings: { live: liveUser, queue: queueUser },
    facts: {},
  };
}
