/** The server's own clock in an answer, for the truth checks (queue-insight C-10). */
import * as v from 'valibot';
import type { SourceClock } from '../../core/provider.ts';
import { instant, maybe } from '../../core/answers.ts';

const stamp = maybe(v.object({ generatedAt: maybe(instant) }));

/** The seeds call it `meta`, other pages of the vendor `metadata` (providers.md 2.9). */
export const stamps = { meta: stamp, metadata: stamp };

type Stamp = v.InferOutput<typeof stamp>;

interface Timed {
  readonly meta?: Stamp;
  readonly metadata?: Stamp;
  readonly data: { readonly startTime?: number | undefined; readonly duration?: number | undefined };
}

/** Absent when the answer does not say when it was made. */
export function clockOf({ meta, metadata, data }: Timed): { readonly clock?: SourceClock } {
  const generatedAt = meta?.generatedAt ?? metadata?.generatedAt;
  if (generatedAt === undefined) return {};
  const { startTime, duration } = data;
  return {
    clock: {
      generatedAt,
      ...(startTime === undefined ? {} : { startedAt: startTime }),
      ...(duration === undefined ? {} : { duration }),
    },
  };
}
