/** A crowd that came at once (queue-insight C-1): told for five minutes, and only of what can be seen now. */
import type { WatchedSource } from '../state/watched-source.svelte.ts';

export const isBurst = ({ view, isCurrent }: Pick<WatchedSource, 'view' | 'isCurrent'>): boolean =>
  view.queue?.burst === true && isCurrent;
