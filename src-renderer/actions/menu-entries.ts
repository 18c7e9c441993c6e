/** What the menu of one source, or of several, offers. */
import type { App } from '../state/app.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { actionWords as words } from '../words/actions.ts';
import { sourceWords } from '../words/source.ts';
import { actionsFor, copiesFor, MOST_AT_ONCE, severalFor, whyNot } from './offers.ts';

export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  /** Why it is not possible now. */
  readonly reason?: string | undefined;
  /** Stands below a line. */
  readonly begins?: true;
}

/** For one source: everything its page offers. */
export function entriesOfOne(app: App, source: WatchedSource): readonly MenuEntry[] {
  const { actions, api, catalogue, floating, router, selection, toast } = app;
  const { id } = source;
  const isPaused = source.view.condition === 'paused';
  const busy = actions.isBusy(id) ? words.busy : undefined;
  const own = [
    { label: words.open, run: () => router.go({ view: 'source', source: id }) },
    {
      label: selection.has(id) ? words.deselect : words.select,
      run: () => selection.toggle(id),
    },
    {
      label: isPaused ? sourceWords.resume : sourceWords.pause,
      run: () => void toast.tell(() => (isPaused ? api.resumeSource({ id }) : api.pauseSource({ id }))),
    },
    { label: sourceWords.retry, run: () => void toast.tell(() => api.retryNow({ source: id })) },
  ];
  const offered = actionsFor(catalogue, source).map((action) => ({
    label: words.dots(action.label),
    run: () => floating.show({ kind: 'action', action: action.id, sources: [id], by: 'window' }),
    reason: busy ?? whyNot(action, source),
  }));
  const copies = copiesFor(catalogue, source).map((copy) => ({
    label: words.copy(copy.label),
    run: () => void actions.copy(id, copy.id, 'window'),
  }));
  return [...own, ...begun(offered), ...begun(copies)];
}

/** For a selection: what can be done to several at once. */
export function entriesOfSeveral(app: App, sources: readonly WatchedSource[]): readonly MenuEntry[] {
  const { catalogue, floating, selection } = app;
  const ids = sources.map(({ id }) => id);
  const offers = severalFor(catalogue, sources).map((offer) => ({
    label: words.severalOf(offer.action.label, offer.sources.length),
    run: () => floating.show({ kind: 'action', action: offer.action.id, sources: ids, by: 'window' }),
    reason: offer.sources.length > MOST_AT_ONCE ? words.tooMany : undefined,
  }));
  return [...offers, ...begun([{ label: words.clearSelection, run: () => selection.clear() }])];
}

const begun = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.map((entry, index) => (index === 0 ? { ...entry, begins: true } : entry));
