/** Gathers entries into batches: rows in a flat column, sources and words by number. */
import { rowBuffer, type Batch, type BatchSource, type Mark } from '../../core/history/batch.ts';
import { codeOf, type RowKind } from '../../core/history/row.ts';
import { wordOf, wordOfFailure } from '../../core/history/word.ts';
import type { HistoryEntry, HistorySource } from '../../core/ports.ts';

export interface Gathering {
  describe(sources: readonly HistorySource[]): void;
  /** True when it should be sent at once: an alert must be in the file before the operator hears of it. */
  append(entry: HistoryEntry): boolean;
  /** What came since the last call; undefined when nothing did. */
  take(): Batch | undefined;
}

/** Starts with nothing known: numbers are those of one store's thread. */
export function gathering(): Gathering {
  const handles = new Map<string, BatchSource>();
  const words = new Map<string, number>();
  const rows = rowBuffer();
  let sources: BatchSource[] = [];
  let fresh: string[] = [];
  let marks: Mark[] = [];
  let number = 0;

  const describe = (source: HistorySource) => {
    const handle = handles.get(source.source)?.handle ?? handles.size + 1;
    const own = { ...source, handle };
    handles.set(source.source, own);
    sources.push(own);
  };
  const numberOf = (word: string) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    fresh.push(word);
    return words.size - 1;
  };
  const push = (source: string, at: number, kind: RowKind, word: string, values: readonly number[]) => {
    const handle = handles.get(source)?.handle;
    if (handle !== undefined) rows.push({ handle, at, code: codeOf(kind), word: numberOf(word), values });
  };
  return {
    describe: (list) => list.forEach(describe),
    append: (entry) => {
      if (entry.type === 'asleep') {
        for (const name of handles.keys()) push(name, entry.at, 'asleep', '', []);
        return false;
      }
      if (!isRow(entry)) {
        marks.push(entry);
        return entry.type !== 'annotation';
      }
      push(entry.source, entry.at, kindOf(entry), textOf(entry), entry.type === 'sample' ? entry.values : []);
      return false;
    },
    take: () => {
      if (rows.isEmpty && sources.length + marks.length === 0) return undefined;
      const batch = { number: ++number, sources, words: fresh, rows: rows.take(), marks };
      [sources, fresh, marks] = [[], [], []];
      return batch;
    },
  };
}

type RowEntry = Extract<HistoryEntry, { type: 'sample' | 'miss' | 'pause' | 'resume' }>;

function isRow(entry: Exclude<HistoryEntry, { type: 'asleep' }>): entry is RowEntry {
  return ['sample', 'miss', 'pause', 'resume'].includes(entry.type);
}

function kindOf(entry: RowEntry): RowKind {
  if (entry.type === 'sample') return entry.presence;
  if (entry.type === 'miss') return entry.frozen ? 'frozen' : entry.kind;
  return entry.type === 'pause' ? 'paused' : 'resumed';
}

function textOf(entry: RowEntry): string {
  if (entry.type === 'sample') return wordOf(entry.state, entry.grade);
  return entry.type === 'miss' ? wordOfFailure(entry.message) : '';
}
