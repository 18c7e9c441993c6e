/** Exports of the history on their way: started with a file, told of to the page, cancelled. */
import type { ExportProgress } from '#contract/channels/history';
import { done, type Failure, type Result } from '#contract/failure';
import type { HistoryNews } from '../ports.ts';
import type { World } from '../monitor/world.ts';

export interface ExportWish {
  readonly sources: readonly string[];
  readonly from: number;
  readonly until: number;
  /** The whole path; the page never hears of it. */
  readonly file: string;
}

export interface ExportDesk {
  /** Starts to write; how it goes is published. */
  start(wish: ExportWish): Result<{ readonly id: string; readonly file: string }>;
  cancel(id: string): Promise<Result<void>>;
  /** True when the news were about an export. */
  hear(news: HistoryNews): boolean;
}

/** No export is on its way. */
export function exportDesk(world: World): ExportDesk {
  const running = new Map<string, ExportProgress>();
  let count = 0;
  const publish = (progress: ExportProgress) => world.sinks.publish('exportProgress', progress);
  const end = (id: string, rows: number | undefined, failure?: Failure) => {
    const last = running.get(id);
    running.delete(id);
    if (last) publish({ ...last, ...endOf(rows ?? last.rows, last.share, failure) });
  };
  return {
    start: ({ file: path, ...wish }) => {
      const id = `export-${++count}`;
      const file = nameOf(path);
      running.set(id, { id, file, state: 'running', share: 0, rows: 0 });
      const sources = wish.sources.map((source) => ({ id: source, label: labelOf(world, source) }));
      void world.parts.history
        .ask('export', { ...wish, id, file: path, sources })
        .then((made) => (made.ok ? end(id, made.value.rows) : end(id, undefined, made.failure)));
      return done({ id, file });
    },
    cancel: (id) => world.parts.history.ask('cancelExport', { id }),
    hear: ({ id, progress }) => {
      const last = running.get(id);
      if (!progress) return false;
      if (!last) return true;
      const next = { ...last, ...progress };
      running.set(id, next);
      publish(next);
      return true;
    },
  };
}

function endOf(rows: number, share: number, failure: Failure | undefined): Partial<ExportProgress> {
  if (!failure) return { state: 'done', share: 1, rows };
  if (failure.kind === 'cancelled') return { state: 'cancelled', share, rows };
  return { state: 'failed', share, rows, failure };
}

function labelOf(world: World, source: string): string {
  return world.watched.get(source)?.source.label ?? source;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
