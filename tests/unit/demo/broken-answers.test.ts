import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Fault } from '../../../src-main/demo/faults/fault.ts';
import { demoProjects } from '../../../src-main/demo/names.ts';
import { fetchUrl, vendorsByHand, visit } from './support.ts';

const SHOWROOM = `/projects/userStats/${demoProjects.showroom}`;

async function struckBy(...faults: readonly Fault[]) {
  const { vendors } = await vendorsByHand({ shows: 'still' });
  const stops = faults.map((fault) => vendors.faults.add(fault));
  return { vendors, stops, ask: () => visit(vendors, 'streampixel', SHOWROOM) };
}

/** How a request fails that gets its headers but not its whole body. */
async function bodyOf(origin: string, path: string): Promise<string> {
  const answer = await fetch(origin + path);
  return answer.text();
}

test('a hanging request gets nothing until it is given up', async () => {
  const { vendors } = await struckBy({ kind: 'hang' });
  const asked = new Promise((resolve) => vendors.onRequest(resolve));
  const abort = new AbortController();
  const answer = fetchUrl(
    new URL(`${vendors.origin}/pixelStripeApi${SHOWROOM}`),
    'GET',
    {},
    undefined,
    abort.signal,
  );
  await asked;
  abort.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

test('a dripping answer is whole in the end', async () => {
  const { ask } = await struckBy({ kind: 'drip', every: 1 });
  expect((await ask()).json).toEqual({ liveUser: 7, queueUser: 2 });
});

test('an endless answer drips until it is given up', async () => {
  const { vendors } = await struckBy({ kind: 'drip', every: 1, endless: true });
  const answer = await fetch(`${vendors.origin}/pixelStripeApi${SHOWROOM}`);
  const reader = answer.body?.getReader();
  for (let piece = 0; piece < 5; piece += 1) {
    const { value } = (await reader?.read()) ?? {};
    expect(String.fromCharCode(...(value ?? [])).trim()).toBe('');
  }
  await reader?.cancel();
});

test('a connection is cut before the headers', async () => {
  const { ask } = await struckBy({ kind: 'cut', where: 'before-headers' });
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test.each(['mid-body', 'truncated'] as const)('a connection is cut after the headers: %s', async (where) => {
  const { vendors } = await struckBy({ kind: 'cut', where });
  await expect(bodyOf(vendors.origin, `/pixelStripeApi${SHOWROOM}`)).rejects.toThrow();
});

test.each([
  ['html', 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
  ['invalid-json', 'application/json; charset=utf-8', /^\{"message/],
  ['empty', 'application/json; charset=utf-8', /^$/],
  ['list', 'application/json; charset=utf-8', /^\[\]$/],
  ['null', 'application/json; charset=utf-8', /^null$/],
  ['no-fields', 'application/json; charset=utf-8', /^\{\}$/],
] as const)('rubbish of kind %s comes with status 200', async (what, type, body) => {
  const { vendors } = await struckBy({ kind: 'rubbish', what });
  const answer = await visit(vendors, 'streampixel', '/projects/userStats/none');
  expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
  expect(answer.text).toMatch(body);
});

test('cut off JSON does not parse, and wrong types are wrong', async () => {
  const { ask, vendors } = await struckBy({ kind: 'rubbish', what: 'invalid-json', times: 1 });
  const cut = await ask();
  expect(() => cut.json).toThrow(SyntaxError);
  vendors.faults.add({ kind: 'rubbish', what: 'wrong-types' });
  expect((await ask()).json).toEqual({ liveUser: '7', queueUser: '2' });
});

test('huge and compressed bodies are as big as they say', async () => {
  const { ask, vendors, stops } = await struckBy({ kind: 'rubbish', what: 'huge', bytes: 3_000_000 });
  expect((await ask()).text.length).toBeGreaterThan(3_000_000);
  stops[0]?.();
  vendors.faults.add({ kind: 'rubbish', what: 'gzip-bomb', bytes: 5_000_000, times: 1 });
  const bomb = await ask();
  expect(bomb.headers['content-encoding']).toBe('gzip');
  expect(Number(bomb.headers['content-length'])).toBeLessThan(10_000);
  vendors.faults.add({ kind: 'rubbish', what: 'gzip', times: 1 });
  const packed = await ask();
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(JSON.parse(gunzipSync(packed.bytes).toString())).toEqual({ liveUser: 7, queueUser: 2 });
});

test('some answers are not even HTTP', async () => {
  const { ask } = await struckBy(
    { kind: 'rubbish', what: 'not-http', times: 1 },
    { kind: 'rubbish', what: 'huge-header', times: 1 },
  );
  await expect(ask()).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/) });
  await expect(ask()).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' });
});

test('a 204 has no body', async () => {
  const { ask } = await struckBy({ kind: 'rubbish', what: 'no-content' });
  const answer = await ask();
  expect([answer.status, answer.text]).toEqual([204, '']);
});
