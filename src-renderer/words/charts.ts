import type { Gap } from '#contract/channels/history';
import { failureWords } from './states.ts';

const quietGaps = {
  paused: 'paused',
  offline: 'offline',
  'app-off': 'Tallylight was not running',
  asleep: 'this computer was asleep',
} as const;

/** Why nothing was seen. */
export const gapWords = (kind: Gap['kind']): string =>
  kind in quietGaps
    ? quietGaps[kind as keyof typeof quietGaps]
    : failureWords[kind as keyof typeof failureWords];

export const chartWords = {
  charts: 'Charts',
  range: 'Range',
  reset: 'Reset zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  earlier: 'Earlier',
  later: 'Later',
  live: 'live',
  compare: 'Compare with…',
  compareTitle: 'Compare with',
  compareFind: 'Find a source or a reading',
  compareNone: 'Nothing else fits.',
  compareMore: (count: string) => `${count} more. Type to find them.`,
  stopComparing: (name: string) => `Stop comparing with ${name}`,
  ghost: 'Same time',
  ghosts: { none: 'no other day', day: 'yesterday', week: 'last week' },
  table: 'Show as table',
  charted: 'Show as chart',
  export: 'Export',
  help: 'Drag or turn the wheel to zoom, Shift and drag to move. Arrow keys move the crosshair, + and − zoom.',
  chartOf: (names: string, range: string) => `${names}, ${range}`,
  empty: 'Nothing was seen in this range.',
  nothingAt: 'no data',
  gap: (reason: string) => `No data: ${reason}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  shows: (range: string) => `Showing ${range}`,
  time: 'Time',
  lowest: 'lowest',
  highest: 'highest',
  seen: 'Marks',
  tableOf: (range: string) => `Readings, ${range}`,
};
