/** What the palette offers to do to sources: everything that their state allows. */
import type { App } from '../state/app.ts';
import { actionWords as words } from '../words/actions.ts';
import { auditWords } from '../words/audit.ts';
import { actionsFor, copiesFor, whyNot } from './offers.ts';

export interface ActionEntry {
  readonly id: string;
  readonly text: string;
  readonly run: () => void;
}

/** Entries for every source, and for the list of changes. */
export function actionEntries({ actions, board, catalogue, floating, router }: App): readonly ActionEntry[] {
  const audit = { id: 'audit', text: auditWords.title, run: () => router.go({ view: 'audit' }) };
  const ofSources = [...board.sources.values()].flatMap((source) => {
    const { id, label } = source;
    const offered = actionsFor(catalogue, source).filter((action) => whyNot(action, source) === undefined);
    return [
      ...offered.map((action) => ({
        id: `act/${action.id}/${id}`,
        text: words.actionOf(action.label, label),
        run: () => floating.show({ kind: 'action', action: action.id, sources: [id], by: 'palette' }),
      })),
      ...copiesFor(catalogue, source).map((copy) => ({
        id: `copy/${copy.id}/${id}`,
        text: words.copyOf(copy.label, label),
        run: () => void actions.copy(id, copy.id, 'palette'),
      })),
    ];
  });
  return [audit, ...ofSources];
}
