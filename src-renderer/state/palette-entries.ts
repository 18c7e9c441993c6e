/** What the command palette offers: views, sources and actions, found by any of their words. */
import { actionEntries } from '../actions/palette-actions.ts';
import { quietChoices } from '../incidents/quiet-choices.ts';
import type { App } from './app.ts';
import { toneWords } from '../words/states.ts';
import { eventWords } from '../words/events.ts';
import { overviewWords } from '../words/overview.ts';
import { paletteWords as words } from '../words/keyboard.ts';
import { quietWords } from '../words/quiet.ts';
import { replayWords } from '../words/replay.ts';
import { settingWords } from '../words/settings.ts';
import { viewNames } from '../words/views.ts';
import { viewIds } from './routes.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly text: string;
  readonly hint: string;
  readonly run: () => void;
}

/** All entries, views first. */
export function paletteEntries(app: App): readonly PaletteEntry[] {
  const { api, board, floating, router, toast } = app;
  const action = (id: string, text: string, run: () => void) => ({ id, text, hint: words.action, run });
  const views = viewIds.map((view) => ({
    id: `view/${view}`,
    text: viewNames[view],
    hint: words.view,
    run: () => router.go({ view }),
  }));
  const actions = [
    action('add-account', overviewWords.addAccount, () => floating.show({ kind: 'add-account' })),
    action('add-source', overviewWords.addSource, () => floating.show({ kind: 'add-source' })),
    action('add-event', eventWords.add, () => floating.show({ kind: 'add-event' })),
    action('pause', words.pauseAll, () => void toast.tell(() => api.pauseAll({}))),
    action('resume', words.resumeAll, () => void toast.tell(() => api.resumeAll(undefined))),
    ...quietEntries(app).map(({ id, text, run }) => action(id, text, run)),
    action('retry', words.retryAll, () => void toast.tell(() => api.retryNow({}))),
    action('import', settingWords.import, () => floating.show({ kind: 'import' })),
    action(
      'export',
      settingWords.export,
      () =>
        void toast.tell(
          () => api.exportConfiguration(undefined),
          ({ file }) => settingWords.exported(file),
        ),
    ),
    action('incident-file', replayWords.open, () => void openFile(app)),
    action('shortcuts', words.shortcuts, () => floating.show({ kind: 'shortcuts' })),
  ];
  const sources = [...board.sources.values()].map((source) => ({
    id: `source/${source.id}`,
    text: source.label,
    hint: `${words.source}, ${toneWords[source.view.tone]}`,
    run: () => router.go({ view: 'source', source: source.id }),
  }));
  const ofSources = actionEntries(app).map(({ id, text, run }) => action(id, text, run));
  return [...views, ...actions, ...eventEntries(app), ...sources, ...ofSources];
}

function quietEntries({ api, board, toast }: App) {
  if (board.overall?.quiet?.from !== undefined)
    return [
      { id: 'end-quiet', text: quietWords.end, run: () => void toast.tell(() => api.endQuiet(undefined)) },
    ];
  return quietChoices(Date.now()).map(({ text, until }) => ({
    id: `quiet/${until}`,
    text: quietWords.inPalette(text),
    run: () => void toast.tell(() => api.quiet({ until })),
  }));
}

function eventEntries({ board, router }: App): readonly PaletteEntry[] {
  return board.events.map(({ id, name, tone }) => ({
    id: `event/${id}`,
    text: name,
    hint: `${words.event}, ${toneWords[tone]}`,
    run: () => router.go({ view: 'event', event: id }),
  }));
}

async function openFile({ replay, toast }: App): Promise<void> {
  const failure = await replay.openFile();
  if (failure !== undefined) toast.tellFailure(failure.message);
}

/** The entries that hold every word of the text, those that begin with it first; at most `limit`. */
export function findEntries(
  entries: readonly PaletteEntry[],
  text: string,
  limit = 50,
): readonly PaletteEntry[] {
  const asked = text.trim().toLocaleLowerCase();
  const parts = asked.split(/\s+/);
  const fitting = entries.filter((entry) => {
    const held = entry.text.toLocaleLowerCase();
    return parts.every((part) => held.includes(part));
  });
  const begins = (entry: PaletteEntry) => (entry.text.toLocaleLowerCase().startsWith(asked) ? 0 : 1);
  return fitting.toSorted((a, b) => begins(a) - begins(b)).slice(0, limit);
}
