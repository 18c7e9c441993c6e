/**
 * A small client of the desktop's session bus. Ours, because Electron's own calls to it hold the whole main process
 * while a desktop service hangs (faults.md F4); here everything is awaited, with a deadline.
 */
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Stop } from '../../core/ports.ts';
import { openConnection } from './connection.ts';
import { encodeCall } from './message.ts';
import type { Call, Message } from './message.ts';
import { createPending } from './pending.ts';

export interface SessionBus {
  /**
   * The answer's values. Fails with `timeout` after `deadline` ms, `unreachable` when the bus has gone, `server` when
   * an error came back.
   */
  call(call: Call, deadline: number): Promise<Result<readonly unknown[]>>;
  /** Signals that the bus sends us, once it was asked to with `AddMatch`. */
  onSignal(listener: (signal: Message) => void): Stop;
  onClosed(listener: () => void): Stop;
  close(): void;
}

const CONNECT_DEADLINE = 2_000;
const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};
const GONE = failed('unreachable', 'The session bus is not there.');

/** A call to the bus itself. */
export function busCall(member: string, signature?: string, values: readonly unknown[] = []): Call {
  return signature === undefined ? { ...BUS, member } : { ...BUS, member, signature, values };
}

/** Connects and says hello. `path` is that of the bus' socket. */
export async function connectSessionBus(path: string): Promise<Result<SessionBus>> {
  const bus = createBus(path);
  const hello = await bus.call(busCall('Hello'), CONNECT_DEADLINE);
  if (hello.ok) return done(bus);
  bus.close();
  return hello;
}

function createBus(path: string): SessionBus {
  const pending = createPending();
  const onSignals = new Set<(signal: Message) => void>();
  const onCloseds = new Set<() => void>();
  let isClosed = false;
  const take = (message: Message) => {
    if (message.kind === 'signal') onSignals.forEach((listener) => listener(message));
    else if (message.answers !== undefined) pending.settle(message.answers, toResult(message));
  };
  const end = () => {
    isClosed = true;
    pending.settleAll(GONE);
    onCloseds.forEach((listener) => listener());
  };
  const connection = openConnection({ path, onMessage: take, onClosed: end });
  const call: SessionBus['call'] = (request, deadline) => {
    if (isClosed) return Promise.resolve(GONE);
    const { serial, result } = pending.open(deadline);
    connection.send(encodeCall(request, serial));
    return result;
  };
  return {
    call,
    close: connection.close,
    onSignal: (listener) => subscribe(onSignals, listener),
    onClosed: (listener) => subscribe(onCloseds, listener),
  };
}

function toResult(message: Message): Result<readonly unknown[]> {
  if (message.kind === 'answer') return done(message.values);
  return failed('server', `The desktop refused: ${message.errorName ?? 'no reason given'}.`);
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): Stop {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
