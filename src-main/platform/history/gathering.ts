/** Gathers entries into batches: rows in a flat column, sources and words by number. */
import { rowBuffer, type Batch, type BatchSource, type Mark } from '../../core/history/batch.ts';
import { codeOf, rowKindOf, type RowEntry } from '../../core/history/row.ts';
import { wordOf, wordOfFailure } from '../../core/history/word.ts';
import type { HistoryEntry, HistorySource } from '../../core/ports.ts';
import { isUrgent } from './marks.ts';

/** Words that are told apart in one run; what comes after is sent without its words. */
const MOST_WORDS = 20_000;

export class Gathering {
  readonly #sources = new Map<string, BatchSource>();
  readonly #words = new Map<string, number>([['', 0]]);
  readonly #rows = rowBuffer();
  #freshSources: BatchSource[] = [];
  #freshWords: string[] = [''];
  #marks: Mark[] = [];
  #number = 0;

  describe(sources: readonly HistorySource[]): void {
    for (const source of sources) {
      const handle = this.#sources.get(source.source)?.handle ?? this.#sources.size + 1;
      const own = { ...source, handle };
      this.#sources.set(source.source, own);
      this.#freshSources.push(own);
    }
  }

  /** True when it should be sent at once: an alert is in the file before the operator is likely to hear of it. */
  append(entry: HistoryEntry): boolean {
    switch (entry.type) {
      case 'asleep':
        for (const name of this.#sources.keys()) this.#push(name, entry.at, 'asleep', '', []);
        return false;
      case 'sample':
      case 'miss':
      case 'pause':
      case 'resume':
        this.#push(entry.source, entry.at, rowKindOf(entry), textOf(entry), valuesOf(entry));
        return false;
      default:
        this.#marks.push(entry);
        return isUrgent(entry);
    }
  }

  /** What came since the last call; undefined when nothing did. */
  take(): Batch | undefined {
    if (this.#rows.isEmpty && this.#freshSources.length + this.#marks.length === 0) return undefined;
    const batch = {
      number: ++this.#number,
      sources: this.#freshSources,
      words: this.#freshWords,
      rows: this.#rows.take(),
      marks: this.#marks,
    };
    this.#freshSources = [];
    this.#freshWords = [];
    this.#marks = [];
    return batch;
  }

  /** All sources and words of the batches taken so far: what a new store must be told before anything else. */
  introduction(): Batch {
    const words = [...this.#words.keys()].slice(0, this.#words.size - this.#freshWords.length);
    const sources = [...this.#sources.values()];
    return { number: 0, sources, words, rows: new Float64Array(), marks: [] };
  }

  #push(
    name: string,
    at: number,
    kind: Parameters<typeof codeOf>[0],
    text: string,
    values: readonly number[],
  ): void {
    const handle = this.#sources.get(name)?.handle;
    if (handle === undefined) return;
    this.#rows.push({ handle, at, code: codeOf(kind), word: this.#numberOf(text), values });
  }

  #numberOf(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    if (this.#words.size >= MOST_WORDS) return 0;
    this.#words.set(word, this.#words.size);
    this.#freshWords.push(word);
    return this.#words.size - 1;
  }
}

function textOf(entry: RowEntry): string {
  if (entry.type === 'sample') return wordOf(entry);
  return entry.type === 'miss' ? wordOfFailure(entry) : '';
}

function valuesOf(entry: RowEntry): readonly number[] {
  return entry.type === 'sample' ? entry.values : [];
}
