/** The thread's side of the line: takes batches, answers questions, and does the chores in between. */
import { done, failed, type Result } from '#contract/failure';
import { buffersIn } from './buffers.ts';
import { chores, type Chores } from './chores.ts';
import { Keeper } from './keeper.ts';
import type { FromStore, ThreadSettings, ToStore } from './protocol.ts';
import { answers } from './answers.ts';

export interface Line {
  post(message: FromStore, transfer?: readonly ArrayBuffer[]): void;
  /** Epoch ms. */
  now(): number;
  /** Nothing comes after this. */
  end(): void;
}

export interface StoreServer {
  take(message: ToStore): void;
}

/** Opens the store and serves it. Never throws: what goes wrong is news or an answer. */
export function serveStore(settings: ThreadSettings, line: Line): StoreServer {
  const keep = new Keeper({
    path: settings.path,
    now: line.now,
    tell: (news) => line.post({ type: 'news', news }),
  });
  const work = chores(keep, line.now);
  return {
    take(message) {
      if (message.type === 'batch') {
        keep.take(message.batch);
        line.post({ type: 'taken', number: message.batch.number });
      }
      if (message.type === 'ask') void reply(line, message.id, () => answer(keep, message));
      if (message.type === 'close') close(keep, work, line);
    },
  };
}

async function reply(line: Line, id: number, ask: () => unknown): Promise<void> {
  const result = await settled(ask);
  line.post({ type: 'answer', id, result }, buffersIn(result));
}

async function settled(ask: () => unknown): Promise<Result<unknown>> {
  try {
    return done(await ask());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed('storage', `The history could not answer: ${reason}`);
  }
}

function answer(keep: Keeper, { name, question }: Extract<ToStore, { type: 'ask' }>): unknown {
  // The name decides the question's type; the table of answers is typed by the same names.
  return keep.guard(() => answers[name](keep, question as never));
}

function close(keep: Keeper, work: Chores, line: Line): void {
  work.stop();
  keep.close();
  line.post({ type: 'closed' });
  line.end();
}
