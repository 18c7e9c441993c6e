/** The thread's side of the line: takes batches, answers questions, and does the chores in between. */
import { done, failed, type Result } from '#contract/failure';
import type { Clock, HistoryNews } from '../../core/ports.ts';
import { answers, type Answering } from './answers.ts';
import { buffersIn } from './buffers.ts';
import { startChores, type Chores } from './chores.ts';
import { Cancelled, createExporting } from './exporting.ts';
import { Keeper } from './keeper.ts';
import type { FromStore, ThreadSettings, ToStore } from './protocol.ts';

export interface Line {
  post(message: FromStore, transfer?: readonly ArrayBuffer[]): void;
  readonly clock: Clock;
  /** Nothing comes after this. */
  end(): void;
}

export interface StoreServer {
  take(message: ToStore): void;
}

/** Opens the store and serves it. Never throws: what goes wrong is news or an answer. */
export function serveStore(settings: ThreadSettings, line: Line): StoreServer {
  const tell = (news: HistoryNews) => line.post({ type: 'news', news });
  const { now } = line.clock;
  const keep = new Keeper({ path: settings.path, now, tell });
  const work = startChores(keep, line.clock);
  const by = { keep, now, exporting: createExporting(tell, now), retain: work.retain };
  return {
    take(message) {
      if (message.type === 'batch') {
        keep.take(message.batch);
        line.post({ type: 'taken', number: message.batch.number });
      }
      if (message.type === 'ask') void reply(by, line, message);
      if (message.type === 'close') close(keep, work, line);
    },
  };
}

type AskMessage = Extract<ToStore, { type: 'ask' }>;

async function reply(by: Answering, line: Line, message: AskMessage): Promise<void> {
  const result = await settled(by, message);
  line.post({ type: 'answer', id: message.id, result }, buffersIn(result));
}

async function settled(by: Answering, { name, question }: AskMessage): Promise<Result<unknown>> {
  try {
    // The name decides the question's type; the table of answers is typed by the same names.
    return done(await by.keep.guard(() => answers[name](by, question as never)));
  } catch (error) {
    if (error instanceof Cancelled) return failed('cancelled', error.message);
    const reason = error instanceof Error ? error.message : String(error);
    return failed('storage', `The history could not answer: ${reason}`);
  }
}

function close(keep: Keeper, work: Chores, line: Line): void {
  work.stop();
  keep.close();
  line.post({ type: 'closed' });
  line.end();
}
