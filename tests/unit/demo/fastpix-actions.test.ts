import { expect, test } from 'vitest';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';

async function studio(name: string, status?: string) {
  const { vendors, clock } = await vendorsByHand();
  const id = vendors.fastpix.find(name);
  if (status) vendors.fastpix.set(id, { status });
  const path = `/live/streams/${id}`;
  const put = (verb: string) => visit(vendors, 'fastpix', `${path}/${verb}`, { method: 'PUT' });
  const patch = (body: unknown) => visit(vendors, 'fastpix', path, { method: 'PATCH', body });
  return { vendors, clock, id, path, put, patch, status: () => vendors.fastpix.standing(id).status };
}

test('finish ends an active stream', async () => {
  const { put, status } = await studio('Side stage');
  expect((await put('finish')).json).toEqual(fixture('fastpix/seed-success.200.json'));
  expect(status()).toBe('idle');
});

test('finish of a stream that is not active is refused in the recorded words', async () => {
  const { put } = await studio('Side stage', 'idle');
  const answer = await put('finish');
  expect([answer.status, answer.json]).toEqual([
    400,
    fixture('fastpix/recorded-error.400.finish-not-active.json'),
  ]);
});

test('disabling ends an active stream, enabling makes it idle', async () => {
  const { put, status, vendors, path } = await studio('Side stage');
  expect((await put('live-disable')).json).toEqual({ success: true });
  expect(status()).toBe('disabled');
  expect((await visit(vendors, 'fastpix', `${path}/viewer-count`)).status).toBe(404);
  expect((await put('live-enable')).json).toEqual({ success: true });
  expect(status()).toBe('idle');
});

test('a stream that its show keeps disabled stays enabled once it was enabled by hand', async () => {
  const { put, status, clock } = await studio('Backstage');
  await put('live-enable');
  clock.turn(2000);
  expect(status()).toBe('idle');
});

test('only a disabled stream is enabled, and none on trial', async () => {
  const { put, vendors, id } = await studio('Side stage');
  expect((await put('live-enable')).status).toBe(400);
  vendors.fastpix.change(id, { trial: true });
  vendors.fastpix.set(id, { status: 'disabled' });
  expect((await put('live-enable')).status).toBe(400);
});

test('a finished broadcast comes back with the next round of its show', async () => {
  const { put, status, clock } = await studio('Keynote');
  clock.turnTo(100);
  await put('finish');
  clock.turnTo(400);
  expect(status()).toBe('idle');
  clock.turnTo(700);
  expect(status()).toBe('active');
});

test('an update answers the whole stream, replaces the metadata and keeps what it does not name', async () => {
  const { patch, vendors, id } = await studio('Side stage', 'idle');
  const answer = await patch(fixture('fastpix/seed-update-stream.request.json'));
  const { simulcastResponses, mediaIds, ...plain } = (answer.json as { data: Record<string, unknown> }).data;
  expect([simulcastResponses, mediaIds]).not.toContain(undefined);
  expect(shapeOf({ success: true, data: plain })).toEqual(
    shapeOf(fixture('fastpix/seed-update-stream.200.json')),
  );
  expect(vendors.fastpix.stream(id).metadata).toEqual({ live_streaming: 'tech' });
  await patch({ reconnectWindow: 1800 });
  expect(vendors.fastpix.stream(id)).toMatchObject({
    reconnectWindow: 1800,
    metadata: { live_streaming: 'tech' },
  });
});

const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key${index}`, 'value']));
test.each([
  [{ reconnectWindow: 59 }, 'reconnectWindow'],
  [{ reconnectWindow: 1801 }, 'reconnectWindow'],
  [{ reconnectWindow: '60' }, 'reconnectWindow'],
  [{ metadata: { key: 'x'.repeat(256) } }, 'metadata'],
  [{ metadata: eleven }, 'metadata'],
  [{ metadata: { key: 1 } }, 'metadata'],
  [{}, 'body'],
  [[], 'body'],
])('the update %j is refused for %s and changes nothing', async (body, field) => {
  const { patch, vendors, id } = await studio('Keynote');
  const before = vendors.fastpix.stream(id);
  const answer = await patch(body);
  expect(answer.status).toBe(422);
  expect(answer.json).toMatchObject({ error: { fields: [{ field, message: 'is invalid' }] } });
  expect(vendors.fastpix.stream(id)).toEqual(before);
});

test('a disabled stream is not updated', async () => {
  const { patch } = await studio('Backstage');
  expect((await patch({ reconnectWindow: 60 })).status).toBe(400);
});

test('a deleted stream is gone from everywhere', async () => {
  const { vendors, path, id } = await studio('Workshop');
  expect((await visit(vendors, 'fastpix', path, { method: 'DELETE' })).json).toEqual({ success: true });
  expect((await visit(vendors, 'fastpix', path)).status).toBe(404);
  expect((await visit(vendors, 'fastpix', '/live/streams')).text).not.toContain(id);
});

test('a token that may only read is forbidden every change', async () => {
  const { vendors, put, path, status } = await studio('Side stage');
  vendors.fastpix.setUp({ readOnly: true });
  const answer = await put('finish');
  expect(answer.status).toBe(403);
  expect(answer.json).toMatchObject({ error: { code: 403, message: 'forbidden' } });
  expect(status()).toBe('active');
  expect((await visit(vendors, 'fastpix', path)).status).toBe(200);
});

test('a service that ignores actions says done and does nothing', async () => {
  const { vendors, put, patch, status, id } = await studio('Side stage');
  vendors.fastpix.setUp({ ignoresActions: true });
  expect((await put('finish')).json).toEqual({ success: true });
  await patch({ reconnectWindow: 90 });
  expect(status()).toBe('active');
  expect(vendors.fastpix.stream(id).reconnectWindow).toBe(60);
});

test('a lost answer has been acted upon all the same', async () => {
  const { vendors, put, status } = await studio('Side stage');
  vendors.faults.add({ kind: 'lose-answer', method: 'PUT', times: 1 });
  await expect(put('live-disable')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(status()).toBe('disabled');
});
