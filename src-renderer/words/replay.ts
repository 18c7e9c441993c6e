import { formatNumber } from '../format/numbers.ts';

export const replayWords = {
  replay: 'Replay',
  notLive: (when: string) => `Replay: ${when}, not live`,
  of: (title: string) => `Replay of ${title}`,
  open: 'Open incident file',
  files: 'Incident files',
  filesHelp: 'An exported incident opens again as it was, minute by minute. Nothing in it is live.',
  back: 'Back to live',
  moment: 'Moment',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  earlier: 'Previous event',
  later: 'Next event',
  events: 'What happened',
  sources: 'Sources at that moment',
  backToSources: 'All sources',
  readings: 'Readings at that moment',
  keys: 'Space plays and pauses, arrows move by 5 s, with Shift to the next event.',
  live: (sentence: string) => `Live now: ${sentence}`,
  raised: (title: string) => `Live now: ${title}`,
  cut: 'The incident went on longer than its file.',
  from: (file: string) => `From ${file}.`,
  kept: (version: string) => `Kept by Tallylight ${version}.`,
  noneStored: 'No decision was stored to compare with.',
  allProved: (count: number) =>
    count === 1
      ? 'The stored decision comes out again, byte for byte.'
      : `All ${formatNumber(count)} stored decisions come out again, byte for byte.`,
  someProved: (proved: number, stored: number) =>
    `${formatNumber(proved)} of ${formatNumber(stored)} stored decisions come out again. The others rested on what came before this replay begins.`,
  refused: 'This is a replay: nothing can be changed here. Go back to live first.',
};
