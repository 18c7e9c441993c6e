/** What can be done to sources, from the descriptors of their providers. */
import type { ActionDescriptor, CopyDescriptor } from '#contract/descriptor';
import type { AccountView } from '#contract/model';
import type { Catalogue } from '../state/catalogue.svelte.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { actionWords as words } from '../words/actions.ts';

/** How many sources main plans at once. */
export const MOST_AT_ONCE = 50;

/** All actions that its provider has for this kind of source, whatever its state. */
export function actionsFor(catalogue: Catalogue, source: WatchedSource): readonly ActionDescriptor[] {
  const { provider, kind } = source.view;
  return (catalogue.provider(provider)?.actions ?? []).filter((action) => action.kind === kind);
}

/** Secrets of it that can be copied. */
export function copiesFor(catalogue: Catalogue, source: WatchedSource): readonly CopyDescriptor[] {
  const { provider, kind } = source.view;
  return (catalogue.provider(provider)?.copies ?? []).filter((copy) => copy.kind === kind);
}

/** The source's state in the vendor's own word; empty while it is not known. */
export function statusOf({ view }: WatchedSource): string {
  const status = view.facts['status'] ?? view.facts['state'];
  return typeof status === 'string' ? status : '';
}

/** Why an action is not offered now, in a sentence; undefined when it is. */
export function whyNot(action: ActionDescriptor, source: WatchedSource): string | undefined {
  const status = statusOf(source);
  if (action.states.includes(status) && !source.view.vanished) return undefined;
  return words.notWhile(either(action.states), status === '' ? words.unknownStatus : status);
}

function either(states: readonly string[]): string {
  return states.length < 2 ? states.join('') : `${states.slice(0, -1).join(', ')}${words.or}${states.at(-1)}`;
}

export interface SeveralOffer {
  readonly action: ActionDescriptor;
  /** The selected sources that have it. */
  readonly sources: readonly WatchedSource[];
}

/** Actions for several sources at once that at least one of these has. */
export function severalFor(catalogue: Catalogue, sources: readonly WatchedSource[]): readonly SeveralOffer[] {
  const found = new Map<string, { action: ActionDescriptor; sources: WatchedSource[] }>();
  for (const source of sources)
    for (const action of actionsFor(catalogue, source)) {
      if (!action.several) continue;
      const offer = found.get(action.id) ?? { action, sources: [] };
      offer.sources.push(source);
      found.set(action.id, offer);
    }
  return [...found.values()];
}

/** The account in whose name nothing may be changed, when that holds for all of these; undefined when something may be. */
export function switchedOff(
  sources: readonly WatchedSource[],
  accountOf: (id: string) => AccountView | undefined,
): AccountView | undefined {
  const accounts = sources.flatMap((source) => accountOf(source.view.account) ?? []);
  return accounts.some((account) => account.allowChanges) ? undefined : accounts[0];
}
