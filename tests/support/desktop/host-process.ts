import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a host says by itself, as host_process.py words it. */
export interface HostEvent {
  readonly event: string;
  readonly [field: string]: unknown;
}

interface Answer {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: string;
}

interface Asked {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** A Python program of this folder that takes commands and tells events, one JSON document a line. */
export interface HostProcess {
  ask(verb: string, fields?: Record<string, unknown>): Promise<unknown>;
  /** @returns what ends it, and whether it was going on. */
  onEvent(listener: (event: HostEvent) => void): () => boolean;
  stop(): Promise<void>;
}

/** The system's Python: another one on the PATH would not see Debian's python3-dbus. */
const PYTHON = '/usr/bin/python3';

/** Starts `script` on the session bus of this process; settles once it owns its name. */
export async function startHostProcess(script: string, ...args: readonly string[]): Promise<HostProcess> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(PYTHON, ['-B', path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const asked = new Map<number, Asked>();
  const listeners = new Set<(event: HostEvent) => void>();
  const gone = once(child, 'exit').then(() => {
    for (const { reject } of asked.values()) reject(new Error(`${script} ended`));
  });
  createInterface(child.stdout).on('line', (line) => {
    const message = JSON.parse(line) as Answer | HostEvent;
    if ('event' in message) for (const listener of [...listeners]) listener(message);
    else settle(asked, message);
  });
  const host = { ask: asker(child.stdin, asked), onEvent: subscriber(listeners), stop };
  const ended = gone.then(() => Promise.reject(new Error(`${script} did not start`)));
  ended.catch(() => undefined);
  await Promise.race([nextEvent(host, ({ event }) => event === 'up'), ended]);
  return host;

  async function stop(): Promise<void> {
    listeners.clear();
    child.stdin.end();
    await gone;
  }
}

function asker(input: NodeJS.WritableStream, asked: Map<number, Asked>): HostProcess['ask'] {
  let last = 0;
  return (verb, fields = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, do: verb, ...fields })}\n`);
    });
}

function subscriber(listeners: Set<(event: HostEvent) => void>): HostProcess['onEvent'] {
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

function settle(asked: Map<number, Asked>, answer: Answer): void {
  const question = asked.get(answer.id);
  asked.delete(answer.id);
  if (answer.ok) question?.resolve(answer.value);
  else question?.reject(new Error(answer.error));
}

/** No test waits so long for what it expects, ms. */
const TOO_LONG = 100_000;

/** The next event that is accepted; rejects, with what was there instead, when none comes in a long while. */
export function nextEvent(
  host: Pick<HostProcess, 'onEvent'>,
  accept: (event: HostEvent) => boolean,
  instead: () => unknown = () => 'nothing',
): Promise<HostEvent> {
  return new Promise((resolve, reject) => {
    const stop = host.onEvent((event) => {
      if (!accept(event)) return;
      stop();
      clearTimeout(late);
      resolve(event);
    });
    const late = setTimeout(() => {
      // A host that has ended is waited for by nobody.
      if (stop()) reject(new Error(`Waited in vain; there was: ${JSON.stringify(instead())}`));
    }, TOO_LONG);
    late.unref();
  });
}
