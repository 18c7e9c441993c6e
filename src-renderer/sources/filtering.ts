/** Which sources of the overview fit the search and the filters. */
import type { Tone } from '#contract/model';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

export type StateFilter = 'all' | 'attention' | Tone;

export interface Filter {
  readonly text: string;
  readonly provider: string | undefined;
  readonly state: StateFilter;
}

const attention: ReadonlySet<Tone> = new Set(['critical', 'warning', 'blind']);

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Every word of the search must be found in the label, the account's name or the key. */
export function toTest(
  filter: Filter,
  accountName: (id: string) => string,
): (source: WatchedSource) => boolean {
  const words = fold(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return ({ view }) => {
    if (filter.provider !== undefined && view.provider !== filter.provider) return false;
    if (filter.state === 'attention' && !attention.has(view.tone)) return false;
    if (filter.state !== 'all' && filter.state !== 'attention' && view.tone !== filter.state) return false;
    if (words.length === 0) return true;
    const text = fold([view.label, accountName(view.account), ...Object.values(view.key)].join(' '));
    return words.every((word) => text.includes(word));
  };
}
