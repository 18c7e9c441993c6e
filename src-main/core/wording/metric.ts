/** Metrics and their values in words. Roles have words of their own; a vendor's metric is told by its id, taken apart. */
import { waitInWords } from '../queue/words.ts';
import { counted } from './numbers.ts';

interface MetricWords {
  readonly name: string;
  tell(value: number): string;
}

const WORDS: Readonly<Record<string, MetricWords>> = {
  queue: { name: 'queue', tell: (value) => `${people(value)} waiting` },
  live: { name: 'live count', tell: (value) => `${people(value)} live` },
  viewers: { name: 'viewers', tell: (value) => `${people(value)} viewers` },
  views: { name: 'views', tell: (value) => `${people(value)} views` },
  health: { name: 'health score', tell: (value) => `health score ${tidy(value)}` },
  ingest: { name: 'ingest', tell: (value) => `${percent(value)} of the usual comes in` },
  delivery: { name: 'delivery', tell: (value) => `${percent(value)} of the usual reaches each viewer` },
  wait: { name: 'wait', tell: (value) => `wait ${waitInWords(value)}` },
};

/** `queue`, `health score`, `in bandwidth`: a metric by role or id, as it stands in a sentence. */
export function metricName(metric: string): string {
  return WORDS[metric]?.name ?? apart(metric);
}

/** `14 waiting`, `health score 35`, `in bandwidth 200`: a value with what it counts. */
export function metricTold(metric: string, value: number): string {
  return WORDS[metric]?.tell(value) ?? `${apart(metric)} ${tidy(value)}`;
}

/**
 * A number without digits nobody reads: whole from 100 on, else at most two decimals. The same on every machine, as proofs
 * hold such text and are compared byte for byte.
 */
export function tidy(value: number): string {
  if (!Number.isFinite(value)) return 'no data';
  return String(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
}

/** Of people there are no halves, and of many the thousands are parted as in the window. */
function people(value: number): string {
  return Number.isFinite(value) && Math.abs(value) >= 100 ? counted(Math.round(value)) : tidy(value);
}

/** `20 %` from 0.2. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function apart(id: string): string {
  return id
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLowerCase();
}
