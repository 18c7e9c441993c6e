import { beforeAll, describe, expect, it } from 'vitest';
import { Line, type LineReply } from '../../../../src-main/platform/keychain-line.ts';
import { createVault } from '../../../../src-main/platform/keychain.ts';
import type { KeychainRequest, WorkerEvents } from '../../../../src-main/platform/keychain-protocol.ts';
import { turnedClock } from '../../../support/turned-clock.ts';
import { fakeKeychain, type Keychain, workerIn } from '../support/forked-worker.ts';
import { afterwards } from '../support/servers.ts';

let entry = '';
beforeAll(async () => {
  entry = await workerIn('fake');
});

function vaultOn(keychain: Keychain, clock: ReturnType<typeof turnedClock>) {
  const vault = createVault({ startWorker: keychain.startWorker, clock, platform: 'linux' });
  afterwards(() => vault.stop());
  return vault;
}

const words = (result: { ok: boolean; failure?: { message: string } }) =>
  result.failure?.message ?? 'no failure';

describe('a real worker process', () => {
  it('that hangs is given up with all who wait, killed, and replaced a second later (F2, K5)', async () => {
    const keychain = fakeKeychain(entry);
    const clock = turnedClock();
    const vault = vaultOn(keychain, clock);
    await vault.write('sp', { apiKey: 'x' }, false);
    keychain.set({ mood: 'hangs' });
    const reads = Promise.all([vault.read('sp'), vault.read('edge'), vault.read('fp')]);
    await clock.advance(5_000);
    for (const result of await reads) expect(words(result)).toContain('does not answer');
    keychain.set({ mood: 'fine' });
    expect(words(await vault.read('sp'))).toContain('does not answer');
    await clock.advance(1_000);
    expect(await vault.read('sp')).toEqual({ ok: true, value: { apiKey: 'x' } });
    expect(keychain.started()).toBe(2);
  });

  it('that dies fails its call at once, and works again when replaced (P6, K9)', async () => {
    const keychain = fakeKeychain(entry);
    keychain.set({ mood: 'crashes' });
    const clock = turnedClock();
    const vault = vaultOn(keychain, clock);
    expect(words(await vault.read('sp'))).toContain('stopped');
    keychain.set({ mood: 'fine' });
    await clock.advance(1_000);
    expect(await vault.read('sp')).toEqual({ ok: true, value: undefined });
  });

  it('gets one call at a time', async () => {
    const keychain = fakeKeychain(entry);
    const vault = vaultOn(keychain, turnedClock());
    const accounts = ['a', 'b', 'c', 'd', 'e', 'f'];
    // The fake's file would lose entries if calls overlapped.
    await Promise.all(accounts.map((account) => vault.write(account, { apiKey: account }, false)));
    const read = await Promise.all(accounts.map((account) => vault.read(account)));
    expect(read).toEqual(accounts.map((account) => ({ ok: true, value: { apiKey: account } })));
    expect(keychain.started()).toBe(1);
  });
});

/** A worker played by hand: keeps what it was posted, and its events. */
function played() {
  const posted: KeychainRequest[] = [];
  const workers: { events: WorkerEvents; killed: boolean }[] = [];
  const start = (events: WorkerEvents) => {
    const worker = { events, killed: false };
    workers.push(worker);
    return {
      post: (request: KeychainRequest) => void posted.push(request),
      kill: () => void (worker.killed = true),
    };
  };
  return { posted, workers, start, last: () => workers.at(-1)?.events };
}

const READ = { call: 'read', account: 'sp' } as const;

describe('the line of calls', () => {
  it('settles every call within five seconds, waiting included', async () => {
    const { start, posted, workers } = played();
    const clock = turnedClock();
    const line = new Line(start, clock);
    const settled: LineReply[] = [];
    void line.call(READ).then((reply) => settled.push(reply));
    await clock.advance(3_000);
    void line.call(READ).then((reply) => settled.push(reply));
    await clock.advance(2_000);
    expect(settled).toEqual([
      { ok: false, trouble: 'hung' },
      { ok: false, trouble: 'hung' },
    ]);
    expect([posted.length, workers[0]?.killed, clock.pending]).toEqual([1, true, 0]);
  });

  it('starts a worker 1, 5, 30, 30 s after the one before died, and five in an hour at most (P6)', async () => {
    const { start, workers, last } = played();
    const clock = turnedClock();
    const line = new Line(start, clock);
    const startedAt: number[] = [];
    for (let second = 0; second <= 3_600; second += 1) {
      const before = workers.length;
      void line.call(READ);
      if (workers.length > before) startedAt.push(second);
      if (workers.length > before) last()?.exit();
      await clock.advance(1_000);
    }
    expect(startedAt).toEqual([0, 1, 6, 36, 66, 3_600]);
  });

  it('forgets deaths in a row once a call was answered', async () => {
    const { start, posted, workers, last } = played();
    const clock = turnedClock();
    const line = new Line(start, clock);
    for (const wait of [0, 1_000, 1_000]) {
      await clock.advance(wait);
      const call = line.call(READ);
      last()?.reply({ id: posted.at(-1)?.id ?? 0, ok: true, value: null });
      expect(await call).toMatchObject({ ok: true, value: null });
      last()?.exit();
    }
    expect(workers.length).toBe(3);
  });

  it('heeds neither a late answer nor a worker it has given up', async () => {
    const { start, workers, posted } = played();
    const clock = turnedClock();
    const line = new Line(start, clock);
    void line.call(READ);
    await clock.advance(6_000);
    const second = line.call(READ);
    workers[0]?.events.reply({ id: 1, ok: true, value: 'old' });
    workers[0]?.events.exit();
    workers[1]?.events.reply({ id: 1, ok: true, value: 'old' });
    workers[1]?.events.reply({ id: posted.at(-1)?.id ?? 0, ok: true, value: 'new' });
    expect(await second).toMatchObject({ ok: true, value: 'new' });
  });

  it('stopped, kills its worker and fails what is under way', async () => {
    const { start, workers } = played();
    const line = new Line(start, turnedClock());
    const call = line.call(READ);
    line.stop();
    expect(await call).toEqual({ ok: false, trouble: 'stopped' });
    expect(workers[0]?.killed).toBe(true);
  });
});
