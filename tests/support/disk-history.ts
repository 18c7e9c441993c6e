/** The history on disk with its store inside this thread: messages are cloned as they would be between threads. */
import type { Clock, Log } from '../../src-main/core/ports.ts';
import { createClock } from '../../src-main/platform/clock.ts';
import { HistoryClient } from '../../src-main/platform/history/client.ts';
import type { StartThread } from '../../src-main/platform/history/protocol.ts';
import { serveStore } from '../../src-main/platform/history/serving.ts';

/** A store's thread that is none. Replies come later, as from a thread. */
export function inlineThread(path: string, clock: Clock): StartThread {
  return (events) => {
    let isAlive = true;
    const later = (run: () => void) => queueMicrotask(() => isAlive && run());
    const server = serveStore(
      { path },
      {
        post: (message) => later(() => events.message(structuredClone(message))),
        clock,
        end: () => undefined,
      },
    );
    return {
      post: (message) => isAlive && server.take(structuredClone(message)),
      kill: () => (isAlive = false),
    };
  };
}

/** A history in the file at `path`. */
export function diskHistory(
  path: string,
  { clock = createClock(), log = () => undefined }: { clock?: Clock; log?: Log } = {},
): HistoryClient {
  return new HistoryClient({ start: inlineThread(path, clock), clock, log });
}
