/** Since you left, as lists of lines to show. */
import type { SinceLeft } from '#contract/channels/history';
import type { Tone } from '#contract/model';
import { formatQuantity } from '../format/quantities.ts';
import { formatSpan } from '../format/times.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { severityTones } from '../ui/shapes.ts';
import { sinceWords as words } from '../words/history.ts';

export interface SinceLine {
  readonly id: string;
  readonly source: string;
  readonly at: number;
  readonly text: string;
  readonly detail: string;
  /** Absent where it stands for no state. */
  readonly tone?: Tone;
}

export interface SinceList {
  readonly title: string;
  readonly lines: readonly SinceLine[];
}

type SourceOf = (id: string) => WatchedSource | undefined;
type BandOf = SinceLeft['raised'][number];

const bandLine = (band: BandOf, at: number, tone: Tone): SinceLine => ({
  id: band.id,
  source: band.source,
  at,
  text: band.title,
  detail: band.until === undefined ? words.stillOpen : words.lasted(formatSpan(band.until - band.from)),
  tone,
});

function peakLine(peak: SinceLeft['peaks'][number], sourceOf: SourceOf): readonly SinceLine[] {
  const source = sourceOf(peak.source);
  const metric = source?.shape.metrics.find(({ id }) => id === peak.metric);
  if (source === undefined || metric === undefined) return [];
  const value = (of: number) => formatQuantity(of, metric.unit);
  return [
    {
      id: `${peak.source} ${peak.metric}`,
      source: peak.source,
      at: peak.at,
      text: `${source.label}: ${words.peak(source.labelOf(metric), value(peak.value))}`,
      detail: peak.before === undefined ? '' : words.before(value(peak.before)),
    },
  ];
}

/** The lists that hold something; peaks of sources that are gone are left out. */
export function toSinceLists(since: SinceLeft, sourceOf: SourceOf): readonly SinceList[] {
  const lists: readonly SinceList[] = [
    {
      title: words.raised,
      lines: since.raised.map((band) => bandLine(band, band.from, severityTones[band.severity])),
    },
    {
      title: words.cleared,
      lines: since.cleared.map((band) => bandLine(band, band.until ?? band.from, 'ok')),
    },
    { title: words.peaked, lines: since.peaks.flatMap((peak) => peakLine(peak, sourceOf)) },
    {
      title: words.changed,
      lines: since.changed.map(({ at, source, text }) => ({
        id: `${source} ${at} ${text}`,
        source,
        at,
        text: `${sourceOf(source)?.label ?? source}: ${text}`,
        detail: '',
      })),
    },
  ];
  return lists.filter(({ lines }) => lines.length > 0);
}
