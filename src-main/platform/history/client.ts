/** The History port over the store's thread: gathers for at most a second, posts, and hands answers back. */
import { failed, type Result } from '#contract/failure';
import type { Ask } from '../../core/history/questions.ts';
import type { History, HistoryNews } from '../../core/ports.ts';
import { gathering } from './gathering.ts';
import type { FromStore, StartThread, Thread } from './protocol.ts';

/** Rows wait at most this long, ms: what a kill can cost (product.md section 11). */
const FLUSH = 1_000;

export interface DiskHistory extends History {
  /** Writes what is left and closes the file. Settles when the file is whole. */
  close(): Promise<void>;
}

/** The store's thread starts with the first call: the window comes before it. */
export function createHistoryClient(start: StartThread): DiskHistory {
  const gathered = gathering();
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let listener: ((news: HistoryNews) => void) | undefined;
  let early: HistoryNews[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastAsked = 0;
  let closed: (() => void) | undefined;

  const take = (message: FromStore) => {
    if (message.type === 'answer') settle(waiting, message.id, message.result);
    if (message.type === 'news') (listener ?? ((news) => void early.push(news)))(message.news);
    if (message.type === 'closed') closed?.();
  };
  let thread: Thread | undefined;
  const running = () =>
    (thread ??= start({
      message: take,
      exit: () => {
        for (const id of waiting.keys()) settle(waiting, id, failed('storage', 'The history has ended.'));
        closed?.();
      },
    }));
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = gathered.take();
    if (batch) running().post({ type: 'batch', batch }, [batch.rows.buffer as ArrayBuffer]);
  };
  const soon = (isUrgent: boolean) => {
    if (isUrgent) clearTimeout(timer);
    if (isUrgent || !timer) timer = setTimeout(send, isUrgent ? 0 : FLUSH);
  };
  const ask: Ask = (name, question) => {
    send();
    const id = ++lastAsked;
    return new Promise((resolve) => {
      waiting.set(id, (result) => resolve(result as never));
      running().post({ type: 'ask', id, name, question });
    });
  };
  return {
    describe: (sources) => {
      gathered.describe(sources);
      soon(false);
    },
    append: (entry) => soon(gathered.append(entry)),
    query: (question) => ask('query', question),
    sparklines: (sources, until) => ask('sparklines', { sources, until }),
    ask,
    onNews: (next) => {
      listener = next;
      for (const news of early.splice(0)) next(news);
      return () => (listener = undefined);
    },
    close: async () => {
      send();
      if (!thread) return;
      const own = thread;
      await new Promise<void>((resolve) => {
        closed = resolve;
        own.post({ type: 'close' });
      });
    },
  };
}

function settle(
  waiting: Map<number, (result: Result<unknown>) => void>,
  id: number,
  result: Result<unknown>,
): void {
  waiting.get(id)?.(result);
  waiting.delete(id);
}
