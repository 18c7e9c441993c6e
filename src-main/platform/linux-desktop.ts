/**
 * The desktop behind the session bus: services that come and go, and their signals. Nothing here waits longer than its
 * deadline, and no service is started by asking for it (faults.md F4).
 */
import { failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Stop } from '../core/ports.ts';
import { sessionBusPath } from './dbus/address.ts';
import type { Call, Message } from './dbus/message.ts';
import { busCall, connectSessionBus } from './dbus/session-bus.ts';
import type { SessionBus } from './dbus/session-bus.ts';
import { createStandingBus } from './dbus/standing-bus.ts';
import type { StandingBus } from './dbus/standing-bus.ts';

export interface Desktop {
  /** Tells, and at every change tells again, whether someone owns the name. */
  watch(name: string, listener: (present: boolean) => void): Stop;
  call(call: Call, deadline: number): Promise<Result<readonly unknown[]>>;
  /** Signals of one interface. */
  onSignal(interfaceName: string, listener: (signal: Message) => void): Stop;
  close(): void;
}

const DEADLINE = 2_000;
const RETRY_AFTER = 30_000;

/** A desktop without a bus: nobody is there, and nothing ever comes. */
export const emptyDesktop: Desktop = {
  watch: (_name, listener) => {
    listener(false);
    return () => undefined;
  },
  call: () => Promise.resolve(failed('unreachable', 'There is no session bus.')),
  onSignal: () => () => undefined,
  close: () => undefined,
};

/** The desktop of this session, or undefined when its bus cannot be reached from here. */
export function openDesktop(environment: Readonly<Record<string, string | undefined>>): Desktop | undefined {
  const path = sessionBusPath(environment);
  return path === undefined ? undefined : createDesktop(() => connectSessionBus(path), RETRY_AFTER);
}

/** @param retryAfter ms until a lost connection is tried again. */
export function createDesktop(connect: () => Promise<Result<SessionBus>>, retryAfter: number): Desktop {
  const bus = createStandingBus({ connect, retryAfter });
  return {
    watch: (name, listener) => watchName(bus, name, listener),
    call: bus.call,
    onSignal: (interfaceName, listener) => bus.wish((one) => listen(one, interfaceName, listener)),
    close: bus.close,
  };
}

function watchName(standing: StandingBus, name: string, listener: (present: boolean) => void): Stop {
  let last: boolean | undefined;
  const tell = (present: boolean) => {
    if (present !== last) listener((last = present));
  };
  const stopLost = standing.onLost(() => tell(false));
  const stopWish = standing.wish((bus) => void askOwner(bus, name, tell));
  return () => {
    stopLost();
    stopWish();
    // Signals of the present connection may still come.
    last = undefined;
    listener = () => undefined;
  };
}

/** Listens first and asks then, so that no change falls between. */
async function askOwner(bus: SessionBus, name: string, tell: (present: boolean) => void): Promise<void> {
  bus.onSignal((signal) => {
    const [owned, , owner] = signal.values;
    if (signal.member === 'NameOwnerChanged' && owned === name) tell(owner !== '');
  });
  const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`;
  await bus.call(busCall('AddMatch', 's', [rule]), DEADLINE);
  const answer = await bus.call(busCall('NameHasOwner', 's', [name]), DEADLINE);
  tell(answer.ok && answer.value[0] === true);
}

function listen(bus: SessionBus, interfaceName: string, listener: (signal: Message) => void): void {
  bus.onSignal((signal) => {
    if (signal.interface === interfaceName) listener(signal);
  });
  void bus.call(busCall('AddMatch', 's', [`type='signal',interface='${interfaceName}'`]), DEADLINE);
}
