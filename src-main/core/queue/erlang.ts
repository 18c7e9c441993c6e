/** Servers beyond which no answer is looked for. */
export const MOST_SERVERS = 100_000;

/**
 * Erlang's B, the share lost with `servers` and no queue, by the recursion B(c) = aB(c-1) / (c + aB(c-1)) from B(0) = 1,
 * one value a server from 0 on (queue-insight C-5). `load` in erlangs.
 */
export function* lossShares(load: number): Generator<number, never> {
  let share = 1;
  for (let servers = 1; ; servers++) {
    yield share;
    share = (load * share) / (servers + load * share);
  }
}

/** Erlang's C from B: the share that has to wait. 1 when the load is not below the servers. */
export function waitShare(load: number, servers: number, lossShare: number): number {
  if (load >= servers) return 1;
  const use = load / servers;
  return lossShare / (1 - use * (1 - lossShare));
}

/** What a system with enough servers does. Shares 0 to 1, seconds. */
export interface Service {
  readonly waits: number;
  readonly meanWait: number;
  /** Share that waits longer than the time asked for. */
  readonly waitsLonger: number;
}

/** Waiting in M/M/c: mean C*S/(c-a), P(W > t) = C*exp(-(c-a)t/S) (queue-insight C-5). Undefined when overloaded. */
export function serviceOf(
  load: number,
  servers: number,
  lossShare: number,
  session: number,
  longer: number,
): Service | undefined {
  if (load >= servers) return undefined;
  const waits = waitShare(load, servers, lossShare);
  const spare = (servers - load) / session;
  return { waits, meanWait: waits / spare, waitsLonger: waits * Math.exp(-spare * longer) };
}
