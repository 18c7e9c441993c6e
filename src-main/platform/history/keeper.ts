/** Keeps one store open and written, whatever the disk does: trouble is told, and history goes on in memory. */
import type { Batch } from '../../core/history/batch.ts';
import type { HistoryNews } from '../../core/ports.ts';
import { moveRows } from './moving.ts';
import { beginUse, endUse } from './checking.ts';
import { isUrgent } from './marks.ts';
import { numberingFor } from './numbering.ts';
import { beginAnew, openAnyhow, type Opened } from './opening.ts';
import { createSparks, type Sparks } from './sparks.ts';
import { closeStore, type Store } from './store.ts';
import { clearedNews, isSpoilt, pausedNews, troubleOf, type Trouble } from './trouble.ts';
import { dropOld, flush, takeRows } from './writing.ts';

/** Ms between two tries to write or to open again. */
const RETRY = 5_000;
/** How long rows wait in memory for a disk that cannot be written, ms (faults.md D1). */
const LONGEST_WAIT = 600_000;

export interface KeeperParts {
  readonly path: string;
  /** Epoch ms. */
  now(): number;
  tell(news: HistoryNews): void;
}

/** Opens the file at once. The constructor throws only where no SQLite engine can be loaded. */
export class Keeper {
  readonly path: string;
  /** The last run did not end well, or the file was not looked through for long. */
  readonly isCheckDue: boolean;
  readonly #now: () => number;
  readonly #tell: KeeperParts['tell'];
  #store: Store;
  #sparks: Sparks;
  #numbering: ReturnType<typeof numberingFor>;
  #trouble: Trouble | undefined;
  #nextTry: number;

  constructor({ path, now, tell }: KeeperParts) {
    this.path = path;
    this.#now = now;
    this.#tell = tell;
    const { store, news } = openAnyhow(path, now());
    this.#store = store;
    this.#sparks = createSparks(store, now());
    this.#numbering = numberingFor(store);
    this.#nextTry = now() + RETRY;
    this.isCheckDue = this.#begin();
    if (news) tell(news);
  }

  /** The store in use: another one after trouble. */
  get store(): Store {
    return this.#store;
  }

  get sparks(): Sparks {
    return this.#sparks;
  }

  /** Takes a second of history. Never throws. */
  take(batch: Batch): void {
    const rows = this.#numbering.rowsOf(batch);
    takeRows(this.#store, rows);
    this.#sparks.take(rows);
    this.#store.unwritten.marks.push(...batch.marks);
    this.#write(batch.marks.some(isUrgent));
    this.#reopen();
  }

  /** Runs work that reads or writes the store; when it fails, trouble is seen to before the error goes on. */
  guard<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      this.#inTrouble(error);
      throw error;
    }
  }

  /** Uses another store; the one in use must be closed already. */
  exchange({ store, news }: Opened): void {
    this.#store = store;
    this.#sparks = createSparks(store, this.#now());
    this.#numbering = numberingFor(store, this.#numbering.sender);
    this.#tell(news ?? clearedNews);
  }

  /** Writes and closes; what cannot be written is lost. Never throws. */
  close(): void {
    this.#nextTry = 0;
    this.#write(true);
    try {
      endUse(this.#store);
    } catch {
      // Then the file is checked at the next start.
    }
    closeStore(this.#store);
  }

  #begin(): boolean {
    try {
      return beginUse(this.#store, this.#now());
    } catch (error) {
      this.#inTrouble(error, 'unreachable');
      return false;
    }
  }

  #write(isUrgent: boolean): void {
    if (this.#trouble && this.#now() < this.#nextTry) return;
    try {
      flush(this.#store, isUrgent);
      if (this.#trouble) this.#tell(clearedNews);
      this.#trouble = undefined;
    } catch (error) {
      this.#inTrouble(error, 'unreachable');
    }
    if (this.#trouble) dropOld(this.#store, this.#now() - LONGEST_WAIT);
  }

  /** `otherwise` is what an error that is no trouble of the file counts as; without it, such a one is a bug and not told. */
  #inTrouble(error: unknown, otherwise?: Trouble): void {
    const found = troubleOf(error) ?? otherwise;
    if (!found) return;
    this.#nextTry = this.#now() + RETRY;
    if (isSpoilt(found) && this.#store.kind === 'file') return this.#startAnew(found);
    if (found !== this.#trouble) this.#tell(pausedNews(found));
    this.#trouble = found;
  }

  /** A file that is open cannot be renamed everywhere: it is closed first. */
  #startAnew(found: Trouble): void {
    closeStore(this.#store);
    this.#replace(beginAnew(this.path, this.#now(), found));
  }

  #replace(opened: Opened): void {
    const before = this.#store;
    this.exchange(opened);
    moveRows(before, this.#store);
    closeStore(before);
  }

  #reopen(): void {
    if (this.#store.kind !== 'memory' || this.#now() < this.#nextTry) return;
    this.#nextTry = this.#now() + RETRY;
    const opened = openAnyhow(this.path, this.#now());
    if (opened.store.kind === 'memory') closeStore(opened.store);
    else this.#replace(opened);
  }
}
