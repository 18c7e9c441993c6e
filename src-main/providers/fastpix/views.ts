import type { Result } from '#contract/failure';
import type { AccountHttp } from '../../core/provider.ts';
import { ask, inTurns, understand, type VendorLine } from '../../core/answers.ts';
import { endsLook, startPatience } from './patience.ts';
import { viewsAnswer } from './wire.ts';

/** One stream's figure. `at` in epoch ms. */
export interface Views {
  readonly at: number;
  readonly views: number;
}

const AT_ONCE = 3;

/**
 * Reads the views of streams that are active or preparing (providers.md 3.6). A stream without a figure is absent from the
 * answer: a 404 or a fault here says nothing about the stream. Fails only on what concerns the account (401, 429).
 */
export async function readViews(
  http: AccountHttp,
  line: VendorLine,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, Views>>> {
  const isEnough = startPatience();
  const made = await inTurns(
    ids,
    AT_ONCE,
    (id) => readOne(http, line, id),
    (one) => !one.ok && isEnough(one.failure),
  );
  const views = new Map<string, Views>();
  for (const [id, one] of made) {
    if (!one.ok && endsLook(one.failure)) return one;
    if (one.ok && one.value) views.set(id, one.value);
  }
  return { ok: true, value: views };
}

async function readOne(http: AccountHttp, line: VendorLine, id: string): Promise<Result<Views | undefined>> {
  const heard = await ask(http, line, ['live', 'streams', id, 'viewer-count']);
  const answer = understand(heard, viewsAnswer);
  if (!answer.ok) return answer;
  const { views } = answer.value.data;
  return { ok: true, value: views === undefined ? undefined : { at: heard.at, views } };
}
