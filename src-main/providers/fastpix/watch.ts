/** Which streams of an account are watched, and under which sources. */
import type { Account, Source } from '#contract/configuration';
import type { FollowingView } from '#contract/following-view';
import type { SourceId } from '#contract/model';
import { matchesGlob } from '../../core/answers.ts';
import type { Sights } from './by-id.ts';
import { followSettings, type FollowSettings } from './config.ts';
import { labelOf } from './metadata.ts';
import { presenceOf } from './sample.ts';
import type { Stream } from './wire.ts';

export interface Watch {
  readonly account: Account;
  readonly settings: FollowSettings;
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
  return { account, settings: followSettings(account), chosen };
}

/** The source that follows from watching all (product.md section 9). */
export function followedSource(account: Account, stream: Stream): Source {
  const { streamId } = stream;
  const id = `${account.id}:${streamId}`;
  return { id, account: account.id, kind: 'stream', key: { streamId }, label: labelOf(stream) };
}

/** True when a pattern of the account covers the stream's name or ID. */
export function isExcluded({ patterns }: FollowSettings, label: string, streamId: string): boolean {
  return patterns.some((pattern) => matchesGlob(pattern, label) || matchesGlob(pattern, streamId));
}

/** The streams of one look, parted. */
export interface Parting {
  /** The sources of each watched stream, in the list's order. */
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  readonly followed: Followed;
  readonly leftOut: ReadonlySet<SourceId>;
  readonly counts: Omit<FollowingView, 'listed' | 'overCap'>;
}

/**
 * Parts what was seen into watched streams and those left out: the user's own are always watched, of the rest those that no
 * pattern excludes, up to the cap, newest first. A followed stream that could not be read stays followed until it is known
 * to have gone.
 */
export function partStreams(watch: Watch, before: Followed, sights: Sights): Parting {
  const { account, settings, chosen } = watch;
  const sources = new Map<string, readonly Source[]>();
  const followed = new Map<string, Source>();
  const leftOut = new Set<SourceId>();
  let excluded = 0;
  for (const [id, { stream }] of sights) {
    const own = chosen.get(id);
    if (own) sources.set(id, own);
    if (own || !settings.all) continue;
    const source = stream.ok ? followedSource(account, stream.value) : before.get(id);
    if (!source) continue;
    const isGone = !stream.ok && stream.failure.kind === 'not-found';
    const isOut = isExcluded(settings, source.label, id);
    if (isGone) sources.set(id, [source]);
    else if (isOut || followed.size >= settings.cap) leftOut.add(source.id);
    else followed.set(id, source);
    if (!isGone && isOut) excluded += 1;
  }
  for (const [id, source] of followed) sources.set(id, [source]);
  return { sources, followed, leftOut, counts: { followed: followed.size, excluded } };
}

/** Watched streams worth asking for views: for others the vendor answers 404 or 0 (providers.md 3.6). */
export function onAir({ sources }: Parting, sights: Sights): readonly string[] {
  return [...sources.keys()].filter((id) => {
    const stream = sights.get(id)?.stream;
    return stream?.ok === true && presenceOf(stream.value.status) !== 'offline';
  });
}
