/** The running core, exchangeable: trying the demo puts another one in its place while window and tray stay. */
import type { Core } from '../compose.ts';

export interface CoreHost {
  /** Handlers that always reach the core that runs now. */
  readonly handlers: Core['handlers'];
  /** The same handlers, or more of them, made to wait until that core's configuration is in force. */
  whenInForce<Some extends object>(handlers: Some): Some;
  current(): Core;
  /** Stops the core that runs and starts `next`. */
  replace(next: Core): Promise<void>;
}

export function createCoreHost(first: Core): CoreHost {
  let core = first;
  return {
    handlers: forwarding(first.handlers, () => core.handlers),
    whenInForce: (handlers) => waiting(handlers, () => core.inForce),
    current: () => core,
    replace: async (next) => {
      core.stop();
      core = next;
      await next.start();
    },
  };
}

/** Both cores come from one function, so each name of the first is there in the next, with the same type. */
function forwarding<Handlers extends object>(first: Handlers, now: () => Handlers): Handlers {
  const forward = (name: string) => [name, (input: unknown) => handlerOf(now(), name)(input)];
  return Object.fromEntries(Object.keys(first).map(forward)) as Handlers;
}

/** Every handler may answer with a promise, so a wait before it changes no type. */
function waiting<Some extends object>(handlers: Some, ready: () => Promise<void>): Some {
  const wait = (name: string) => [
    name,
    async (input: unknown) => {
      await ready();
      return handlerOf(handlers, name)(input);
    },
  ];
  return Object.fromEntries(Object.keys(handlers).map(wait)) as Some;
}

function handlerOf(handlers: object, name: string): (input: unknown) => unknown {
  return (handlers as Record<string, (input: unknown) => unknown>)[name] as (input: unknown) => unknown;
}
