import type { Stop } from '../names.ts';
import type { SeenRequest } from './exchange.ts';

/** Every request the simulated vendors have seen, oldest first, at most the last `limit`. */
export interface RequestLog {
  add(request: SeenRequest): void;
  requests(): readonly SeenRequest[];
  clear(): void;
  /** Told of each request as it comes in, before it is answered. */
  onRequest(listener: (request: SeenRequest) => void): Stop;
  /** Whether anybody wants to know: benches switch the log off to keep the server cheap. */
  wanted(): boolean;
}

/** An empty log. `limit` 0 keeps none; listeners are told all the same. */
export function startRequestLog(limit: number): RequestLog {
  let kept: SeenRequest[] = [];
  const listeners = new Set<(request: SeenRequest) => void>();
  return {
    add: (request) => {
      if (limit > 0) kept.push(request);
      if (kept.length >= 2 * limit && limit > 0) kept = kept.slice(-limit);
      for (const listener of listeners) listener(request);
    },
    requests: () => kept.slice(-limit || kept.length),
    clear: () => {
      kept = [];
    },
    onRequest: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wanted: () => limit > 0 || listeners.size > 0,
  };
}
