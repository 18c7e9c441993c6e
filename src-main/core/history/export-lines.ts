/** An export's lines: a row a poll or a roll-up, a column a metric, ISO times, failures by their kind. */
import { isoInstant } from '../utc.ts';
import { csvLine, numberCell, textCell } from './csv.ts';
import { ROLLED } from './roll-up.ts';
import { kindOf } from './row.ts';

/** Columns before the metrics. */
const HEAD = ['time', 'id', 'source', 'resolution', 'status', 'failure'] as const;
/** What a roll-up has besides its mean, which stands in the metric's own column. */
const PARTS = ['min', 'max', 'last', 'count'] as const;
const RESOLUTIONS: Readonly<Record<number, string>> = { 0: 'sample', 60_000: '1 min', 3_600_000: '1 h' };
const STATUS = ['live', 'preparing', 'offline', 'paused', 'resumed', 'asleep'];

/** What all lines of one export have in common. */
export interface ExportShape {
  readonly metrics: readonly string[];
  /** Some of it is rolled up: each metric has columns for what a roll-up tells. */
  readonly isRolled: boolean;
}

export interface ExportSource {
  readonly id: string;
  readonly label: string;
}

/** A stored table of one source: samples (`at, code, word, values...`) or roll-ups (`at, min, max, sum, last, count...`). */
export interface ExportTable {
  readonly source: ExportSource;
  readonly step: number;
  readonly columns: readonly Float64Array[];
  /** The source's metrics in the order of its columns. */
  readonly metrics: readonly string[];
}

/** The first line. */
export function headLine({ metrics, isRolled }: ExportShape): string {
  const parts = isRolled ? metrics.flatMap((metric) => PARTS.map((part) => `${metric} ${part}`)) : [];
  return csvLine([...HEAD, ...metrics, ...parts].map(textCell));
}

/** The lines of a table, in the order of its rows. */
export function tableLines(shape: ExportShape, table: ExportTable): string {
  const [times = new Float64Array()] = table.columns;
  const places = shape.metrics.map((metric) => table.metrics.indexOf(metric));
  const fixed = [textCell(table.source.id), textCell(table.source.label), RESOLUTIONS[table.step] ?? ''];
  const cells = table.step === 0 ? sampleCells : rolledCells;
  let text = '';
  times.forEach((at, row) => {
    text += csvLine([isoInstant(at), ...fixed, ...cells(table, places, row, shape.isRolled)]);
  });
  return text;
}

type Cells = (
  table: ExportTable,
  places: readonly number[],
  row: number,
  isRolled: boolean,
) => readonly string[];

const sampleCells: Cells = ({ columns: [, codes, , ...values] }, places, row, isRolled) => {
  const kind = kindOf(codes?.[row] ?? 0);
  const isStatus = STATUS.includes(kind);
  const cells = places.map((place) => numberCell(values[place]?.[row]));
  const parts = isRolled ? places.flatMap(() => PARTS.map(() => '')) : [];
  return [isStatus ? kind : '', isStatus ? '' : kind, ...cells, ...parts];
};

const rolledCells: Cells = ({ columns: [, ...values] }, places, row) => {
  const part = (place: number, name: (typeof ROLLED)[number]) =>
    place < 0 ? undefined : values[place * ROLLED.length + ROLLED.indexOf(name)]?.[row];
  const means = places.map((place) =>
    numberCell((part(place, 'sum') ?? NaN) / (part(place, 'count') ?? NaN)),
  );
  const parts = places.flatMap((place) => PARTS.map((name) => numberCell(part(place, name))));
  return ['', '', ...means, ...parts];
};
