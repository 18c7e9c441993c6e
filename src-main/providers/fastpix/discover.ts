import type { Result } from '#contract/failure';
import type { AccountHttp, Found } from '../../core/provider.ts';
import type { VendorLine } from '../../core/answers.ts';
import { readList } from './list.ts';
import { labelOf } from './metadata.ts';

/** Lists the streams of the account, newest first. */
export async function listStreams(http: AccountHttp, line: VendorLine): Promise<Result<readonly Found[]>> {
  const list = await readList(http, line, () => true);
  if (!list.ok) return list;
  const found = [...list.value.sights.values()].flatMap(({ stream }) =>
    stream.ok
      ? [
          {
            kind: 'stream',
            key: { streamId: stream.value.streamId },
            label: labelOf(stream.value),
            detail: stream.value.status,
          },
        ]
      : [],
  );
  return { ok: true, value: found };
}
