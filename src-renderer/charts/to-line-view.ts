/** What a chart of a group shows now, in the colours of the theme. */
import type { MetricDescriptor } from '#contract/descriptor';
import { chartWords as words } from '../words/charts.ts';
import type { Charted } from './charted.ts';
import type { ChartHistory } from './chart-history.svelte.ts';
import type { ChartWindow } from './chart-window.svelte.ts';
import { dashes, seriesToken } from './groups.ts';
import type { Hosted } from './guests.ts';
import type { Colours, Line, LineView } from './line-view.ts';
import type { Threshold } from './thresholds.ts';

export interface Shown {
  readonly hosted: Hosted;
  readonly source: Charted;
  readonly history: ChartHistory;
  readonly window: ChartWindow;
  readonly thresholds: readonly Threshold[];
  readonly right: number;
}

const DAY = 86_400_000;

type Paint = (token: string) => string;

/** Builds shorten colours; with six digits each can be given an alpha. */
const longHex = (colour: string) =>
  colour.length === 4 ? `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}` : colour;

const coloursOf = (paint: Paint): Colours => ({
  text: paint('--text-quiet'),
  line: paint('--line'),
  surface: paint('--raised'),
  idle: paint('--tone-idle'),
  blind: paint('--tone-blind'),
  warning: paint('--tone-warning'),
  critical: paint('--tone-critical'),
  info: paint('--tone-idle'),
});

function ownLine({ source, history }: Shown, metric: MetricDescriptor, place: number, paint: Paint): Line {
  const ends = metric.role === 'wait' ? source.shape.waitEnds : undefined;
  const end = (id: string) => history.line(source.id, id);
  return {
    label: source.labelOf(metric),
    spots: end(metric.id),
    colour: paint(seriesToken(place)),
    dash: dashes[place % dashes.length] ?? [],
    axis: 'y',
    ...(ends === undefined ? {} : { band: { low: end(ends.low), high: end(ends.high) } }),
  };
}

function guestLines({ hosted, history }: Shown, paint: Paint): readonly Line[] {
  const first = hosted.group.metrics.length;
  return hosted.guests.map((guest, index) => ({
    label: `${guest.label}, ${guest.metric.label}`,
    spots: history.line(guest.source, guest.metric.id),
    colour: paint(seriesToken(first + index)),
    dash: dashes[(first + index) % dashes.length] ?? [],
    axis: hosted.second === guest.metric.unit ? 'second' : 'y',
  }));
}

function ghostLines({ hosted, source, history }: Shown, paint: Paint): readonly Line[] {
  if (history.ghost === 0) return [];
  const when = history.ghost === DAY ? words.ghosts.day : words.ghosts.week;
  return hosted.group.metrics.map((metric, place) => ({
    label: `${source.labelOf(metric)}, ${when}`,
    spots: history.ghostLine(source.id, metric.id),
    colour: paint(seriesToken(place)),
    dash: [3, 3],
    axis: 'y',
    isGhost: true,
  }));
}

/** Reads the document's tokens: to be called in a frame. */
export function toLineView(shown: Shown): LineView {
  const style = getComputedStyle(document.documentElement);
  const paint: Paint = (token) => longHex(style.getPropertyValue(token).trim());
  const { hosted, source, history, window } = shown;
  const { recalled } = history;
  const ids = hosted.group.metrics.map(({ id }) => id);
  return {
    unit: hosted.group.unit,
    ...(hosted.second === undefined ? {} : { second: hosted.second }),
    from: window.from,
    until: window.until,
    right: shown.right,
    lines: [
      ...hosted.group.metrics.map((metric, place) => ownLine(shown, metric, place, paint)),
      ...guestLines(shown, paint),
      ...ghostLines(shown, paint),
    ],
    gaps: recalled.gaps.filter((gap) => gap.source === source.id),
    bands: recalled.bands.filter((band) => band.source === source.id),
    annotations: recalled.annotations.filter((mark) => mark.source === source.id),
    thresholds: shown.thresholds.filter(({ metric }) => ids.includes(metric)),
    colours: coloursOf(paint),
  };
}
