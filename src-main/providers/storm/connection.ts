import { done, type Result } from '#contract/failure';
import type { AccountHttp, TaskContext } from '../../core/provider.ts';
import { ask, understand } from '../../core/answers.ts';
import { apiPath, openLine } from './line.ts';
import { lookAtStream } from './stream.ts';
import { streamAnswer } from './stream-wire.ts';
import { lookAtViewer } from './viewer.ts';
import { isAbsence } from './words.ts';

/** Names of a stream that nobody has. */
const NOBODYS = ['connection-test', 'connection-test'] as const;

const good = 'Connected. The Storm server accepts the token.';

/**
 * Asks for the first source, or else for a stream that nobody has: "Stream not found" in the documented words shows that
 * address, prefix and token are right, on every version (seed 001).
 */
export async function test(context: TaskContext, http: AccountHttp): Promise<Result<string>> {
  const line = openLine(context);
  const [source] = context.sources;
  if (source) {
    const look = source.kind === 'viewer' ? lookAtViewer : lookAtStream;
    const outcome = await look(http, line, source);
    if (!outcome.ok) return { ok: false, failure: outcome.failure };
    return done(outcome.presence === 'live' ? good : `${good} ${source.label} is not live now.`);
  }
  const heard = await ask(http, line, apiPath(context.account.baseUrl, 'streams', ...NOBODYS));
  if (heard.answer.ok && isAbsence(heard.answer.value, 'stream not found')) return done(good);
  const answer = understand(heard, streamAnswer);
  return answer.ok ? done(good) : answer;
}
