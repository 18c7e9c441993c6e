/** Streams one by one: cheaper than the list when few of many are watched. */
import { failed, type Failure, type Result } from '#contract/failure';
import type { AccountHttp } from '../../core/provider.ts';
import { ask, inTurns, understand, type VendorLine } from '../../core/answers.ts';
import { endsLook, startPatience } from './patience.ts';
import { streamAnswer, type Stream } from './wire.ts';

/** What one look knows of one stream. `at` in epoch ms. */
export interface Sight {
  readonly at: number;
  readonly stream: Result<Stream>;
}

export type Sights = ReadonlyMap<string, Sight>;

const AT_ONCE = 3;

/**
 * Reads each stream by its ID (seed 003). Fails as a whole on what concerns the account (401, 429); else each stream has its
 * own end, and those no longer asked for share the last failure.
 */
export async function readById(
  http: AccountHttp,
  line: VendorLine,
  ids: readonly string[],
): Promise<Result<Sights>> {
  const isEnough = startPatience();
  const made = await inTurns(
    ids,
    AT_ONCE,
    (id) => readOne(http, line, id),
    ({ stream }) => !stream.ok && isEnough(stream.failure),
  );
  const failures = [...made.values()].flatMap(({ stream }) => (stream.ok ? [] : [stream.failure]));
  const whole = failures.find(endsLook);
  if (whole) return { ok: false, failure: whole };
  return { ok: true, value: new Map(ids.map((id) => [id, made.get(id) ?? unasked(http, failures.at(-1))])) };
}

async function readOne(http: AccountHttp, line: VendorLine, id: string): Promise<Sight> {
  const heard = await ask(http, line, ['live', 'streams', id]);
  const answer = understand(heard, streamAnswer);
  return { at: heard.at, stream: answer.ok ? { ok: true, value: answer.value.data } : answer };
}

function unasked(http: AccountHttp, failure: Failure | undefined): Sight {
  const stream = failure
    ? ({ ok: false, failure } as const)
    : failed('cancelled', 'This look was broken off before the stream was asked for.');
  return { at: http.now(), stream };
}
