/** A source in one sentence for those who listen: begins with its label. */
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { isBurst } from '../insight/burst.ts';
import { actionWords } from '../words/actions.ts';
import { insightWords } from '../words/insight.ts';
import { columnWords, overviewWords } from '../words/overview.ts';
import { toneWords } from '../words/states.ts';
import { isGrowing } from './growing.ts';
import { readingText, waitText } from './reading-text.ts';

/** The accessible name of a row or card. A row tells by itself that it is selected, a card must say so. */
export function describeSource(source: WatchedSource, accountName: string, isSelected = false): string {
  const live = source.metric('live', 'viewers', 'views');
  const queue = source.metric('queue');
  const health = source.metric('health');
  const wait = waitText(source);
  const parts = [
    live && `${source.labelOf(live)} ${readingText(source, live, true).text}`,
    queue && `${columnWords.queue} ${readingText(source, queue, false).text}`,
    isBurst(source) && insightWords.burst,
    isGrowing(source) && overviewWords.growing,
    wait.value !== undefined && `${columnWords.wait} ${wait.title ?? wait.text}`,
    health && `${columnWords.health} ${readingText(source, health, false).text}`,
  ].filter((part): part is string => typeof part === 'string' && !part.endsWith('–'));
  const selected = isSelected ? [actionWords.selectedWord] : [];
  return [source.label, toneWords[source.view.tone], ...parts, accountName, ...selected].join(', ');
}
