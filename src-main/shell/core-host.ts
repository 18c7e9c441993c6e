/** The running core, exchangeable: trying the demo puts another one in its place while window and tray stay. */
import type { Core } from '../compose.ts';

export interface CoreHost {
  /** Handlers that always reach the core that runs now. */
  readonly handlers: Core['handlers'];
  current(): Core;
  /** Stops the core that runs and starts `next`. */
  replace(next: Core): Promise<void>;
}

export function createCoreHost(first: Core): CoreHost {
  let core = first;
  return {
    handlers: forwarding(first.handlers, () => core.handlers),
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

function handlerOf(handlers: object, name: string): (input: unknown) => unknown {
  return (handlers as Record<string, (input: unknown) => unknown>)[name] as (input: unknown) => unknown;
}
