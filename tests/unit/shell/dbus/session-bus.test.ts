import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { busCall, connectSessionBus } from '../../../../src-main/platform/dbus/session-bus.ts';
import type { SessionBus } from '../../../../src-main/platform/dbus/session-bus.ts';
import { createWriter } from '../../../../src-main/platform/dbus/writer.ts';

const hasDaemon = spawnSync('dbus-daemon', ['--version']).status === 0;
const endings: (() => void)[] = [];

afterEach(() => endings.splice(0).forEach((end) => end()));

/** A real bus of its own, with nobody on it. */
async function startBus(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'tallylight-bus-')), 'bus');
  const args = ['--session', '--nofork', '--nopidfile', '--print-address', `--address=unix:path=${path}`];
  const daemon = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  endings.push(() => daemon.kill());
  await once(daemon.stdout, 'data');
  return path;
}

async function connected(path: string): Promise<SessionBus> {
  const bus = await connectSessionBus(path);
  if (!bus.ok) throw new Error(bus.failure.message);
  endings.push(bus.value.close);
  return bus.value;
}

describe.skipIf(!hasDaemon)('a client of a real session bus', () => {
  it('asks the bus and gets the answer', async () => {
    const bus = await connected(await startBus());
    const own = (name: string) => bus.call(busCall('NameHasOwner', 's', [name]), 2_000);
    expect(await own('org.freedesktop.DBus')).toEqual({ ok: true, value: [true] });
    expect(await own('org.kde.StatusNotifierWatcher')).toEqual({ ok: true, value: [false] });
  });

  it('gets an error as a failure in words', async () => {
    const bus = await connected(await startBus());
    const answer = await bus.call(busCall('NoSuchThing'), 2_000);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'server' } });
  });

  it('hears the signals it asked for', async () => {
    const path = await startBus();
    const [listener, other] = await Promise.all([connected(path), connected(path)]);
    await listener.call(busCall('AddMatch', 's', ["type='signal',member='NameOwnerChanged'"]), 2_000);
    const heard = new Promise<readonly unknown[]>((resolve) => {
      listener.onSignal((signal) => {
        if (signal.member === 'NameOwnerChanged' && signal.values[0] === 'org.example.Panel')
          resolve(signal.values);
      });
    });
    await other.call(busCall('RequestName', 'su', ['org.example.Panel', 0]), 2_000);
    expect((await heard)[1]).toBe('');
  });

  it('fails what is open, and everything after, when the bus goes away', async () => {
    const bus = await connected(await startBus());
    const closed = new Promise<void>((resolve) => bus.onClosed(resolve));
    endings.shift()?.();
    await closed;
    expect(await bus.call(busCall('ListNames'), 2_000)).toMatchObject({ failure: { kind: 'unreachable' } });
  });
});

describe('a client without a bus', () => {
  it('fails when nobody listens', async () => {
    const answer = await connectSessionBus(join(tmpdir(), 'no-such-bus'));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });

  it('fails when something else than a bus answers', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tallylight-bus-')), 'bus');
    const server = createServer(
      (socket) => void socket.on('error', () => undefined).end('HTTP/1.1 400\r\n\r\n'),
    );
    endings.push(() => server.close());
    await once(server.listen(path), 'listening');
    expect(await connectSessionBus(path)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });
});

describe('messages that come in one piece', () => {
  it('are heard one after the other, each with all that follows from it', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tallylight-bus-')), 'bus');
    let sendBoth: () => void = () => undefined;
    const server = createServer((socket) => {
      socket.once('data', () => {
        socket.write('OK 1\r\n');
        socket.once('data', () => socket.write(replyTo(1)));
      });
      socket.on('error', () => undefined);
      endings.push(() => socket.destroy());
      sendBoth = () => void socket.write(Buffer.concat([replyTo(2), signal()]));
    });
    endings.push(() => server.close());
    await once(server.listen(path), 'listening');
    const bus = await connected(path);
    const heard: string[] = [];
    bus.onSignal(() => heard.push('signal'));
    const asked = bus.call(busCall('ListNames'), 2_000).then(async () => {
      for (let hop = 0; hop < 5; hop += 1) await Promise.resolve();
      heard.push('answer');
    });
    sendBoth();
    await asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['answer', 'signal']);
  });
});

/** A method return for the call of that serial, and a signal, as the bus would send them. */
function replyTo(serial: number): Buffer {
  return message(2, [[5, { signature: 'u', value: serial }]]);
}

function signal(): Buffer {
  return message(4, [[3, { signature: 's', value: 'Something' }]]);
}

function message(kind: number, fields: readonly unknown[]): Buffer {
  const writer = createWriter();
  writer.write('yyyyuua(yv)', ['l'.charCodeAt(0), kind, 0, 1, 0, 7, fields]);
  writer.align(8);
  return writer.bytes();
}
