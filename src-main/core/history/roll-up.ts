/** Roll-ups: what a minute or an hour of samples comes to, a row of five numbers a metric. Exact: sums, not means, are kept. */

/** Columns of one metric in a rolled-up table, after the time column. The mean is `sum / count`. */
export const ROLLED = ['min', 'max', 'sum', 'last', 'count'] as const;

const MIN = 0;
const MAX = 1;
const SUM = 2;
const LAST = 3;
const COUNT = 4;

/**
 * Rolls tables of samples (`at, value...`) into rows of `step` ms (`start of the row, then min, max, sum, last, count of
 * each metric`). Rows in which no metric has a value are left out.
 */
export function rollSamples(samples: readonly Float64Array[], step: number): readonly Float64Array[] {
  const metrics = samples.slice(1);
  const rows = new Rows(metrics.length);
  const times = samples[0] ?? new Float64Array();
  times.forEach((at, index) => {
    const row = rows.at(Math.floor(at / step) * step);
    metrics.forEach((column, metric) => row.take(metric, column[index] ?? NaN));
  });
  return rows.columns();
}

/** Rolls rows that are rolled up already into coarser ones of `step` ms. */
export function rollRows(rolled: readonly Float64Array[], step: number): readonly Float64Array[] {
  const width = ROLLED.length;
  const metrics = Math.floor((rolled.length - 1) / width);
  const rows = new Rows(metrics);
  const times = rolled[0] ?? new Float64Array();
  times.forEach((at, index) => {
    const row = rows.at(Math.floor(at / step) * step);
    for (let metric = 0; metric < metrics; metric++) {
      const read = (part: number) => rolled[1 + metric * width + part]?.[index] ?? NaN;
      if (read(COUNT) > 0) row.join(metric, read(MIN), read(MAX), read(SUM), read(LAST), read(COUNT));
    }
  });
  return rows.columns();
}

class Row {
  readonly at: number;
  readonly cells: Float64Array;
  filled = false;

  constructor(at: number, metrics: number) {
    this.at = at;
    this.cells = new Float64Array(metrics * ROLLED.length).fill(NaN);
    for (let cell = COUNT; cell < this.cells.length; cell += ROLLED.length) this.cells[cell] = 0;
  }

  take(metric: number, value: number): void {
    if (!Number.isNaN(value)) this.join(metric, value, value, value, value, 1);
  }

  join(metric: number, min: number, max: number, sum: number, last: number, count: number): void {
    const base = metric * ROLLED.length;
    const { cells } = this;
    const first = cells[base + COUNT] === 0;
    cells[base + MIN] = first ? min : Math.min(cells[base + MIN] ?? min, min);
    cells[base + MAX] = first ? max : Math.max(cells[base + MAX] ?? max, max);
    cells[base + SUM] = first ? sum : (cells[base + SUM] ?? 0) + sum;
    cells[base + LAST] = last;
    cells[base + COUNT] = (cells[base + COUNT] ?? 0) + count;
    this.filled = true;
  }
}

class Rows {
  readonly #rows: Row[] = [];
  readonly #metrics: number;

  constructor(metrics: number) {
    this.#metrics = metrics;
  }

  /** The row that starts at `at`: rows come in order of time, so it is the last one or a new one. */
  at(at: number): Row {
    const last = this.#rows.at(-1);
    if (last?.at === at) return last;
    const row = new Row(at, this.#metrics);
    this.#rows.push(row);
    return row;
  }

  columns(): readonly Float64Array[] {
    const rows = this.#rows.filter((row) => row.filled);
    const cells = Array.from({ length: this.#metrics * ROLLED.length }, (_, cell) =>
      Float64Array.from(rows, (row) => row.cells[cell] ?? NaN),
    );
    return [Float64Array.from(rows, (row) => row.at), ...cells];
  }
}
