/** The one sentence: header of the window and tooltip of the tray. */
import type { OverallView } from '#contract/model';
import { waitInWords } from '../queue/words.ts';
import { counted } from './numbers.ts';

type Said = Omit<OverallView, 'sentence'>;

/** For example `critical: 1 of 5 needs attention, queue 14, wait about 6 min (4-9)`. */
export function overallSentence(overall: Said): string {
  return [`${overall.state}: ${attention(overall)}`, queue(overall), wait(overall), overall.quiet && 'quiet']
    .filter(Boolean)
    .join(', ');
}

function attention({ state, attention, sources, networkDown }: Said): string {
  if (sources === 0) return 'nothing is watched yet';
  if (state === 'paused') return 'polling is paused';
  if (networkDown) return 'no account can be reached, check your own network';
  if (state === 'idle') return 'nothing is live';
  return `${counted(attention)} of ${counted(sources)} ${attention === 1 ? 'needs' : 'need'} attention`;
}

function queue({ queue }: Said): string {
  return queue === undefined ? '' : `queue ${counted(queue)}`;
}

function wait({ queue = 0, waitSeconds, waitLow, waitHigh }: Said): string {
  return queue > 0 && waitSeconds !== undefined ? `wait ${waitInWords(waitSeconds, waitLow, waitHigh)}` : '';
}
