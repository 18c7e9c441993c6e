/** What the menu of one source, or of several, offers. */
import type { App } from '../state/app.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { actionWords as words } from '../words/actions.ts';
import { incidentWords } from '../words/incidents.ts';
import { sourceWords } from '../words/source.ts';
import { actionsFor, copiesFor, MOST_AT_ONCE, severalFor, whyNot } from './offers.ts';

const HOUR = 3_600_000;

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
    ...snoozing(app, [source]),
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

/** Silence that always ends, for all of them at once. */
function snoozing({ api, toast }: App, chosen: readonly WatchedSource[]): readonly MenuEntry[] {
  const sources = chosen.map(({ id }) => id);
  const incidents = chosen.flatMap(({ view }) => view.incidents);
  const snooze = (until: () => number | 'recovered') => () =>
    void toast.tell(() => api.snooze({ sources, until: until() }));
  if (chosen.some(({ view }) => view.snoozedUntil !== undefined))
    return [
      {
        label: incidentWords.endSnooze,
        run: () => void toast.tell(() => api.endSnooze({ sources, incidents })),
      },
    ];
  return [
    { label: words.snoozeHour, run: snooze(() => Date.now() + HOUR) },
    {
      label: words.snoozeRecovered,
      run: snooze(() => 'recovered'),
      reason: incidents.length === 0 ? words.nothingOpen : undefined,
    },
  ];
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
  return [
    ...offers,
    ...begun([...snoozing(app, sources), { label: words.clearSelection, run: () => selection.clear() }]),
  ];
}

const begun = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.map((entry, index) => (index === 0 ? { ...entry, begins: true } : entry));
