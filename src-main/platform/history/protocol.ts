/** What passes between the app's main thread and the history's own. */
import type { Result } from '#contract/failure';
import type { Batch } from '../../core/history/batch.ts';
import type { QuestionName, QuestionOf } from '../../core/history/questions.ts';
import type { HistoryNews } from '../../core/ports.ts';

export type ToStore =
  | { readonly type: 'batch'; readonly batch: Batch }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly name: QuestionName;
      readonly question: QuestionOf<QuestionName>;
    }
  | { readonly type: 'close' };

export type FromStore =
  /** This batch and all before it are in the store's hands: in the file, or in memory while the file cannot be written. */
  | { readonly type: 'taken'; readonly number: number }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'news'; readonly news: HistoryNews }
  | { readonly type: 'closed' };

/** One end of the line to the store. `post` may take over the memory of `transfer`. */
export interface Thread {
  post(message: ToStore, transfer?: readonly ArrayBuffer[]): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

export interface ThreadEvents {
  message(message: FromStore): void;
  /** It has ended, asked to or not. */
  exit(reason: string): void;
}

export type StartThread = (events: ThreadEvents) => Thread;

/** What a new thread is told. */
export interface ThreadSettings {
  readonly path: string;
}
