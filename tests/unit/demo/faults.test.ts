import { expect, test } from 'vitest';
import type { Fault } from '../../../src-main/demo/faults/fault.ts';
import { demoProjects } from '../../../src-main/demo/names.ts';
import { fetchUrl, vendorsByHand, visit } from './support.ts';

const SHOWROOM = `/projects/userStats/${demoProjects.showroom}`;

async function struckBy(...faults: readonly Fault[]) {
  const { vendors, clock } = await vendorsByHand({ shows: 'still' });
  const stops = faults.map((fault) => vendors.faults.add(fault));
  return { vendors, clock, stops, ask: () => visit(vendors, 'streampixel', SHOWROOM) };
}

test('a fault strikes as often as it says, then no more', async () => {
  const { ask, vendors } = await struckBy({ kind: 'status', status: 500, times: 2 });
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
  expect(vendors.faults.struck()).toBe(2);
});

test('a fault waits for its turn', async () => {
  const { ask } = await struckBy({ kind: 'status', status: 500, after: 1, times: 1 });
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 500, 200]);
});

test('a fault stays until it is stopped or all are cleared', async () => {
  const { ask, stops, vendors } = await struckBy({ kind: 'status', status: 503 });
  expect((await ask()).status).toBe(503);
  stops[0]?.();
  expect((await ask()).status).toBe(200);
  vendors.faults.add({ kind: 'status', status: 500 });
  vendors.faults.clear();
  expect((await ask()).status).toBe(200);
});

test('a fault strikes only what it is aimed at', async () => {
  const { vendors, ask } = await struckBy(
    { kind: 'status', status: 500, vendor: 'storm' },
    { kind: 'status', status: 500, method: 'PUT' },
    { kind: 'status', status: 500, path: demoProjects.lobby },
    { kind: 'status', status: 500, path: /fastpix/ },
    { kind: 'status', status: 500, when: ({ query }) => query.has('other') },
  );
  expect((await ask()).status).toBe(200);
  expect((await visit(vendors, 'streampixel', `/projects/userStats/${demoProjects.lobby}`)).status).toBe(500);
  expect((await visit(vendors, 'streampixel', `${SHOWROOM}?other=1`)).status).toBe(500);
});

test.each([
  ['streampixel', { message: 'words' }],
  ['storm', { message: 'words' }],
  ['fastpix', { success: false, error: { code: 418, message: 'words' } }],
] as const)('a status of %s takes the shape of the vendor', async (vendor, body) => {
  const { vendors } = await vendorsByHand();
  vendors.faults.add({ kind: 'status', status: 418, message: 'words', headers: { 'retry-after': '7' } });
  const answer = await visit(vendors, vendor, '/anything');
  expect([answer.status, answer.headers['retry-after'], answer.json]).toEqual([418, '7', body]);
});

test('a gateway answers with a page of its own', async () => {
  const { ask } = await struckBy({ kind: 'status', status: 524, page: true });
  const answer = await ask();
  expect([answer.status, answer.headers['content-type']]).toEqual([524, 'text/html; charset=utf-8']);
});

test('a delay holds the next fault back', async () => {
  const { ask } = await struckBy(
    { kind: 'delay', ms: 1, times: 1 },
    { kind: 'status', status: 500, times: 1 },
  );
  expect([(await ask()).status, (await ask()).status]).toEqual([500, 200]);
});

test('a delayed answer is overtaken by one that is not', async () => {
  const { ask, vendors } = await struckBy({ kind: 'delay', ms: 100, times: 1 });
  const order: string[] = [];
  const first = new Promise((resolve) => vendors.onRequest(resolve));
  const delayed = ask().then(({ json }) => order.push(`delayed ${JSON.stringify(json)}`));
  await first;
  await ask().then(() => order.push('prompt'));
  await delayed;
  expect(order).toEqual(['prompt', 'delayed {"liveUser":7,"queueUser":2}']);
});

test('redirects lead where they say, and whoever follows one is seen', async () => {
  const { ask, vendors, stops } = await struckBy({ kind: 'redirect', to: 'same-origin' });
  const same = await ask();
  expect(same.status).toBe(302);
  expect(same.headers['location']).toContain(SHOWROOM);
  stops[0]?.();
  vendors.faults.add({ kind: 'redirect', to: 'echo-query', status: 307 });
  const other = await ask();
  expect(other.status).toBe(307);
  expect(new URL(String(other.headers['location'])).origin).not.toBe(vendors.origin);
  expect(vendors.requests().filter(({ vendor }) => vendor === 'elsewhere')).toHaveLength(0);
  await fetchUrl(new URL(String(other.headers['location'])));
  const [stolen] = vendors.requests().filter(({ vendor }) => vendor === 'elsewhere');
  expect(stolen?.query['apikey']).toBe(vendors.credentials.streampixel.apiKey);
});

test('a frozen answer repeats itself, also its time', async () => {
  const { vendors, clock } = await vendorsByHand();
  const ask = async () => (await visit(vendors, 'storm', '/api/streams/edge/f1')).text;
  const stop = vendors.faults.add({ kind: 'frozen', vendor: 'storm' });
  const first = await ask();
  clock.turn(60);
  expect(await ask()).toBe(first);
  stop();
  expect(await ask()).not.toBe(first);
});

test('whoever polls too fast is told so, by the clock of the vendors', async () => {
  const { ask, clock } = await struckBy({ kind: 'too-fast', gap: 5000, retryAfter: '3' });
  expect((await ask()).status).toBe(200);
  clock.turn(4.9);
  const answer = await ask();
  expect([answer.status, answer.headers['retry-after']]).toEqual([429, '3']);
  expect(answer.json).toEqual({ message: 'Rate limit exceeded. Try again in 2 minutes.' });
  clock.turn(0.1);
  expect((await ask()).status).toBe(200);
});
