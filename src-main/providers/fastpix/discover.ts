import type { Result } from '#contract/failure';
import type { AccountHttp, FoundList } from '../../core/provider.ts';
import type { VendorLine } from '../../core/answers.ts';
import { readList } from './list.ts';
import { labelOf } from './metadata.ts';
import { presenceOf } from './sample.ts';

/** Lists the streams of the account, newest first. */
export async function listStreams(
  http: AccountHttp,
  line: VendorLine,
  tell: (found: number) => void = () => undefined,
): Promise<Result<FoundList>> {
  const list = await readList(http, line, ({ size }) => (tell(size), true));
  if (!list.ok) return list;
  const found = [...list.value.sights.values()].flatMap(({ stream }) =>
    stream.ok
      ? [
          {
            kind: 'stream',
            key: { streamId: stream.value.streamId },
            label: labelOf(stream.value),
            detail: stream.value.status,
            ...(presenceOf(stream.value.status) === 'live' ? { live: true as const } : {}),
          },
        ]
      : [],
  );
  return { ok: true, value: { found, isWhole: list.value.isWhole } };
}
