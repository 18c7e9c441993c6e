/** Which streams of an account are watched, and under which sources. */
import type { Account, Source } from '#contract/configuration';
import type { Sights } from './by-id.ts';
import { labelOf } from './metadata.ts';
import { presenceOf } from './sample.ts';
import type { Stream } from './wire.ts';

export interface Watch {
  readonly account: Account;
  /** Every stream of the account is a source (`"watch": "all"`). */
  readonly all: boolean;
  /** The sources the user has entered, by stream. */
  readonly chosen: ReadonlyMap<string, readonly Source[]>;
}

/** Sources that follow from watching all, by stream. */
export type Followed = ReadonlyMap<string, Source>;

/** Sorts the sources of an account by their stream. */
export function watchOf(account: Account, sources: readonly Source[]): Watch {
  const chosen = new Map<string, readonly Source[]>();
  for (const source of sources) {
    const streamId = source.key['streamId'] ?? '';
    chosen.set(streamId, [...(chosen.get(streamId) ?? []), source]);
  }
  return { account, all: account.config['watch'] === 'all', chosen };
}

/** The sources a stream stands for: the user's own, else the one that follows from watching all (product.md section 9). */
export function sourcesFor({ account, chosen }: Watch, streamId: string, stream: Stream): readonly Source[] {
  const own = chosen.get(streamId);
  if (own) return own;
  const id = `${account.id}:${streamId}`;
  return [{ id, account: account.id, kind: 'stream', key: { streamId }, label: labelOf(stream) }];
}

/** True when the stream is one of the user's sources, or all are. */
export function isWatched({ all, chosen }: Watch, id: string): boolean {
  return all || chosen.has(id);
}

/** Watched streams worth asking for views: for others the vendor answers 404 or 0 (providers.md 3.6). */
export function onAir(watch: Watch, sights: Sights): readonly string[] {
  return [...sights]
    .filter(
      ([id, { stream }]) =>
        stream.ok && presenceOf(stream.value.status) !== 'offline' && isWatched(watch, id),
    )
    .map(([id]) => id);
}
