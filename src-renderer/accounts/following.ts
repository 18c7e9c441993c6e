import type { FollowingView } from '#contract/following-view';
import { followingWords as words } from '../words/following.ts';

/** `Following 1,120 of 1,137 streams; 17 left out by your pattern`. */
export function followingText({ listed, followed, excluded, overCap }: FollowingView): string {
  const head = excluded + overCap === 0 ? words.all(followed) : words.some(followed, listed);
  const rest = [
    ...(excluded > 0 ? [words.excluded(excluded)] : []),
    ...(overCap > 0 ? [words.overCap(overCap)] : []),
  ];
  return [head, ...rest].join('; ');
}
