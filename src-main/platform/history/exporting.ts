/** Writes a range to a CSV file of any size, a chunk at a time, and makes it appear only when it is whole. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import {
  headLine,
  tableLines,
  type ExportShape,
  type ExportSource,
} from '../../core/history/export-lines.ts';
import type { ExportOrder } from '../../core/history/questions.ts';
import type { HistoryNews } from '../../core/ports.ts';
import { exportTables, samplesIn, type Stretch, stretchesOf } from './export-reading.ts';
import type { Store } from './store.ts';

/** Progress is told at most this often, ms (architecture, IPC). */
const TELL = 200;
/** Text is handed to the file in pieces of about this many characters. */
const PIECE = 256 * 1_024;

export interface Exporting {
  /** Fails with an error named `Cancelled` when it was cancelled. */
  run(store: Store, order: ExportOrder): Promise<{ readonly rows: number }>;
  cancel(id: string): void;
}

export class Cancelled extends Error {}

/** Nothing is being exported yet. `tell` hears of progress some times a second at most. */
export function createExporting(tell: (news: HistoryNews) => void, now: () => number): Exporting {
  const running = new Set<string>();
  return {
    run: async (store, order) => {
      running.add(order.id);
      try {
        return await writeBeside(order.file, (file) =>
          writeAll(store, order, file, {
            tell: seldom(now, (progress) => tell({ id: order.id, progress })),
            isWanted: () => running.has(order.id),
          }),
        );
      } finally {
        running.delete(order.id);
      }
    },
    cancel: (id) => void running.delete(id),
  };
}

/** Writes into a file beside, 0600, and renames it when all is there and on the medium (faults.md D16). */
async function writeBeside<Value>(path: string, write: (file: FileHandle) => Promise<Value>): Promise<Value> {
  const beside = `${path}.part-${process.pid}`;
  const file = await open(beside, 'w', 0o600);
  try {
    const value = await write(file);
    await file.sync();
    await file.close();
    await rename(beside, path);
    return value;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
}

type Progress = NonNullable<HistoryNews['progress']>;

function seldom(now: () => number, tell: (progress: Progress) => void): (progress: Progress) => void {
  let next = -Infinity;
  return (progress) => {
    if (now() < next) return;
    next = now() + TELL;
    tell(progress);
  };
}

interface Watching {
  tell(progress: Progress): void;
  isWanted(): boolean;
}

async function writeAll(
  store: Store,
  { sources, from, until }: ExportOrder,
  file: FileHandle,
  { tell, isWanted }: Watching,
): Promise<{ readonly rows: number }> {
  const plan = sources.flatMap((source) => stretchesOf(store, source, from, until));
  const shape = shapeOf(store, sources, plan);
  const all = samplesIn(store, plan);
  let rows = 0;
  let text = headLine(shape);
  for (const table of exportTables(store, plan)) {
    if (!isWanted()) throw new Cancelled('The export was cancelled.');
    text += tableLines(shape, table);
    rows += table.columns[0]?.length ?? 0;
    if (text.length < PIECE) continue;
    // Between two pieces others have their turn: questions of the page, and the next second of history.
    await file.write(text);
    text = '';
    tell({ share: Math.min(1, rows / Math.max(1, all)), rows });
  }
  await file.write(text);
  return { rows };
}

function shapeOf(store: Store, sources: readonly ExportSource[], plan: readonly Stretch[]): ExportShape {
  const metrics = sources.flatMap(({ id }) => store.sources.get(id)?.metrics ?? []);
  return { metrics: [...new Set(metrics)], isRolled: plan.some(({ piece }) => piece.step > 0) };
}
