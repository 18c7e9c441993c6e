/** What was found out about a source beyond its readings. */
import type { CountMeaning } from '#contract/source-insight';
import { formatNumber } from '../format/numbers.ts';

export const countLabels: Readonly<Record<CountMeaning, (label: string) => string>> = {
  unknown: (label) => `${label} (meaning unknown)`,
  now: (label) => `${label} now`,
  'so-far': (label) => `${label} so far`,
};

export const foundWords = {
  title: 'Found out',
  age: 'Data age',
  ageHint: 'How old the server’s figures are by its own clock, the usual delay left out',
  ingest: 'Ingest',
  stalled: (span: string) => `next to nothing comes in, for ${span}`,
  delivery: 'Delivery',
  underserved: (span: string) => `each viewer gets less than half of the usual, for ${span}`,
  worst: 'Worst figure',
  graded: (label: string, grade: string) => `${label}: ${grade}`,
  meaning: (label: string) => `${label} mean`,
  meanings: {
    unknown: 'not known yet: people now, or all so far',
    now: 'people now: the number has fallen while the stream ran',
    'so-far': 'all so far: the number only rose, and stood when the stream ended',
  } satisfies Readonly<Record<CountMeaning, string>>,
  looks: (looks: number, wanted: number) =>
    `${formatNumber(looks)} of at least ${formatNumber(wanted)} looks while live`,
  ends: 'Ends',
  endsIn: (span: string) => `in about ${span}`,
  endsByNow: 'about now',
  atTheLatest: 'at the latest: it was live already when first seen',
};

/** Looks that are wanted at least before a count's meaning is told (queue-insight C-12). */
export const LOOKS_WANTED = 50;
