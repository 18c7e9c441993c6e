import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Message } from '../../../src-main/platform/dbus/message.ts';
import type { SessionBus } from '../../../src-main/platform/dbus/session-bus.ts';
import { createDesktop } from '../../../src-main/platform/linux-desktop.ts';

/** A bus in memory: who owns which name, and a way to cut the line. */
function memoryBus() {
  const owners = new Set<string>();
  const signals = new Set<(signal: Message) => void>();
  const closeds = new Set<() => void>();
  const bus: SessionBus = {
    call: ({ member, values = [] }) =>
      Promise.resolve(done(member === 'NameHasOwner' ? [owners.has(String(values[0]))] : [])),
    onSignal: (listener) => {
      signals.add(listener);
      return () => void signals.delete(listener);
    },
    onClosed: (listener) => {
      closeds.add(listener);
      return () => void closeds.delete(listener);
    },
    close: () => closeds.forEach((listener) => listener()),
  };
  const tell = (member: string, values: readonly unknown[]) =>
    signals.forEach((listener) => listener({ kind: 'signal', serial: 1, member, values }));
  return {
    bus,
    enter: (name: string) => {
      owners.add(name);
      tell('NameOwnerChanged', [name, '', ':1.5']);
    },
    leave: (name: string) => {
      owners.delete(name);
      tell('NameOwnerChanged', [name, ':1.5', '']);
    },
  };
}

const PANEL = 'org.kde.StatusNotifierWatcher';
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function watching(connect: () => Promise<Result<SessionBus>>, retryAfter = 1_000_000) {
  const told: boolean[] = [];
  const desktop = createDesktop(connect, retryAfter);
  const stop = desktop.watch(PANEL, (present) => told.push(present));
  return { told, stop, desktop };
}

describe('watching who is on the desktop', () => {
  it('tells how it is, and each change once', async () => {
    const { bus, enter, leave } = memoryBus();
    const { told, desktop } = watching(() => Promise.resolve(done(bus)));
    await settled();
    enter(PANEL);
    enter(PANEL);
    enter('org.example.Other');
    leave(PANEL);
    expect(told).toEqual([false, true, false]);
    desktop.close();
  });

  it('tells nothing any more after its stop', async () => {
    const { bus, enter } = memoryBus();
    const { told, stop, desktop } = watching(() => Promise.resolve(done(bus)));
    await settled();
    stop();
    enter(PANEL);
    expect(told).toEqual([false]);
    desktop.close();
  });

  it('tells absence when there is no bus, and when the bus is lost', async () => {
    const none = watching(() => Promise.resolve(failed('unreachable', 'There is no session bus.')));
    await settled();
    expect(none.told).toEqual([false]);
    const { bus, enter } = memoryBus();
    const lost = watching(() => Promise.resolve(done(bus)));
    await settled();
    enter(PANEL);
    bus.close();
    expect(lost.told).toEqual([false, true, false]);
    none.desktop.close();
    lost.desktop.close();
  });

  it('asks again on the next connection', async () => {
    const [first, second] = [memoryBus(), memoryBus()];
    second.enter(PANEL);
    const buses = [first.bus, second.bus];
    const found = new Promise<void>((resolve) => {
      const desktop = createDesktop(() => Promise.resolve(done(buses.shift() ?? second.bus)), 0);
      desktop.watch(PANEL, (present) => present && resolve(desktop.close()));
    });
    await settled();
    first.bus.close();
    await found;
    expect(buses).toEqual([]);
  });

  it('fails calls when there is no bus', async () => {
    const { desktop } = watching(() => Promise.resolve(failed('unreachable', 'There is no session bus.')));
    const call = { destination: PANEL, path: '/', interface: PANEL, member: 'Anything' };
    expect(await desktop.call(call, 100)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    desktop.close();
  });
});
