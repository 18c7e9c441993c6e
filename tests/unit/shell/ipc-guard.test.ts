import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import { CALLS_IN_FLIGHT, CALLS_PER_SECOND, guard } from '../../../src-main/platform/ipc-guard.ts';
import { handClock, recordingLog } from './recorder.ts';

const input = v.object({ id: v.string(), secret: v.optional(v.string()) });

function setUp(handler: (input: never) => unknown = (given) => done(given)) {
  const clock = handClock();
  const { log, lines } = recordingLog();
  return { clock, lines, call: guard({ name: 'ask', input, handler }, { log, monotonic: clock.now }) };
}

const throwing = (message: string) => () => {
  throw new Error(message);
};

const kindOf = async (answer: Promise<{ ok: boolean; failure?: { kind: string } } | object>) => {
  const result = (await answer) as { ok: boolean; failure?: { kind: string } };
  return result.ok ? 'ok' : result.failure?.kind;
};

describe('the wrapper around every handler', () => {
  it('hands the parsed input to the handler and its answer back', async () => {
    const { call } = setUp();
    expect(await call(true, { id: 'a' })).toEqual(done({ id: 'a' }));
  });

  it('refuses a stranger before anything of the input is looked at', async () => {
    const trap = Object.defineProperty({}, 'id', { enumerable: true, get: throwing('looked at') });
    const { call } = setUp(throwing('reached'));
    expect(await kindOf(call(false, trap))).toBe('rejected');
  });

  it('names the wrong field and what was expected, and repeats nothing of what came', async () => {
    const { call, lines } = setUp();
    const answer = await call(true, { id: 7, secret: 'hunter2' });
    expect(answer).toMatchObject({
      failure: { kind: 'invalid', fields: [{ path: 'id', message: 'Expected string.' }] },
    });
    expect(JSON.stringify([answer, lines])).not.toContain('hunter2');
  });

  it('passes an expected failure on as it is', async () => {
    const { call } = setUp(() => failed('not-found', 'There is none.'));
    expect(await call(true, { id: 'a' })).toEqual(failed('not-found', 'There is none.'));
  });

  it('answers internal when a handler throws, logs the error and keeps its words from the page', async () => {
    const { call, lines } = setUp(throwing('inner secret'));
    const answer = await call(true, { id: 'a' });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('inner secret');
    expect(lines).toMatchObject([{ level: 'error', event: 'handler threw', detail: { channel: 'ask' } }]);
  });

  it('refuses input above 256 KB, cyclic and deep input included, without calling the handler', async () => {
    const { call } = setUp();
    const cyclic: Record<string, unknown> = { id: 'x'.repeat(200_000) };
    cyclic['self'] = cyclic;
    expect(await kindOf(call(true, cyclic))).toBe('rejected');
    expect(await kindOf(call(true, { id: 'a', more: new Array(40_000).fill(1) }))).toBe('rejected');
    expect(await kindOf(call(true, { id: 'a', more: new Uint8Array(300_000) }))).toBe('rejected');
  });

  it('takes cyclic input of small size, which the schema then cuts to what it knows', async () => {
    const { call } = setUp();
    const cyclic: Record<string, unknown> = { id: 'a' };
    cyclic['self'] = cyclic;
    expect(await call(true, cyclic)).toEqual(done({ id: 'a' }));
  });

  it('lets 100 calls a second through, refuses the rest, and recovers with time', async () => {
    const { call, clock, lines } = setUp();
    const kinds: unknown[] = [];
    for (let count = 0; count < CALLS_PER_SECOND; count += 1)
      kinds.push(await kindOf(call(true, { id: 'a' })));
    expect(new Set(kinds)).toEqual(new Set(['ok']));
    expect(await kindOf(call(true, { id: 'a' }))).toBe('rejected');
    clock.turn(10);
    expect(await kindOf(call(true, { id: 'a' }))).toBe('ok');
    expect(await kindOf(call(true, { id: 'a' }))).toBe('rejected');
    expect(lines).toHaveLength(1);
  });

  it('holds at most 20 calls of a channel at once', async () => {
    const waiting: (() => void)[] = [];
    const { call } = setUp(() => new Promise((resolve) => waiting.push(() => resolve(done(undefined)))));
    const calls = Array.from({ length: CALLS_IN_FLIGHT }, () => call(true, { id: 'a' }));
    expect(await kindOf(call(true, { id: 'a' }))).toBe('rejected');
    waiting.forEach((end) => end());
    await Promise.all(calls);
    void call(true, { id: 'a' });
    await Promise.resolve();
    expect(waiting).toHaveLength(CALLS_IN_FLIGHT + 1);
  });
});
