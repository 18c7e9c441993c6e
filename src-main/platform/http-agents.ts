/** Connections kept alive between polls, one pool for each route: a new TLS connection costs ten times a request (performance.md). */
import { Agent, type ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Attempt, openRoute, type Route, type World } from './http-connect.ts';

const CONNECT_WITHIN = 5_000;
const UNUSED_AFTER = 15 * 60_000;

/** What a request hands to the connection made for it, through the options that the agent passes on. */
export interface AttemptOptions {
  readonly attempt: Attempt;
}

type Created = (error: Error | null, socket: Duplex) => void;

function timedOut(): Error {
  return Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' });
}

async function openInTime(route: Route, world: World, attempt: Attempt): Promise<Socket> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    attempt.stop?.(timedOut());
  }, CONNECT_WITHIN);
  try {
    const socket = await openRoute(route, world, attempt);
    if (late) socket.destroy();
    return socket;
  } finally {
    clearTimeout(timer);
  }
}

export class RouteAgent extends Agent {
  readonly protocol: string;
  usedAt = 0;
  readonly #open: (attempt: Attempt) => Promise<Socket>;

  constructor(route: Route, world: World) {
    super({ keepAlive: true, keepAliveMsecs: 30_000, maxFreeSockets: 64, scheduling: 'lifo' });
    this.protocol = route.url.secure ? 'https:' : 'http:';
    this.#open = (attempt) => openInTime(route, world, attempt);
  }

  /** All its connections are alike, so they need no name made of a dozen options. */
  override getName(): string {
    return 'route';
  }

  override createConnection(
    options: ClientRequestArgs & Partial<AttemptOptions>,
    created?: Created,
  ): undefined {
    // On failure Node's agent looks at the error only.
    const fail = created as ((error: Error) => void) | undefined;
    this.#open(options.attempt ?? {}).then(
      (socket) => created?.(null, socket),
      (error: Error) => fail?.(error),
    );
    return undefined;
  }

  /** Closes what lies idle: after one such connection turned out dead, the others are too. */
  dropIdle(): void {
    for (const sockets of Object.values(this.freeSockets)) sockets?.forEach((socket) => socket.destroy());
  }
}

export interface Agents {
  for(route: Route): RouteAgent;
  close(): void;
}

const keyOf = ({ url, pin, proxy }: Route) =>
  `${url.origin} ${url.reach} ${pin ?? ''} ${proxy ? `${proxy.secure} ${proxy.host}` : ''}`;

/** Pools by route; one not used for 15 minutes is closed. Times from `monotonic`, ms. */
export function createAgents(world: World, monotonic: () => number): Agents {
  const agents = new Map<string, RouteAgent>();
  function sweep(now: number): void {
    for (const [key, agent] of agents)
      if (now - agent.usedAt > UNUSED_AFTER) {
        agent.destroy();
        agents.delete(key);
      }
  }
  return {
    for(route) {
      const now = monotonic();
      const key = keyOf(route);
      let agent = agents.get(key);
      if (!agent) {
        sweep(now);
        agent = new RouteAgent(route, world);
        agents.set(key, agent);
      }
      agent.usedAt = now;
      return agent;
    },
    close: () => agents.forEach((agent) => agent.destroy()),
  };
}
