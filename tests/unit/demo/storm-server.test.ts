import { expect, test } from 'vitest';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';

test('the key may be asked for in X-Api-Key and under another prefix', async () => {
  const { vendors } = await vendorsByHand();
  vendors.storm.setUp({ auth: 'x-api-key', prefix: '/api/v1' });
  const headers = { 'x-api-key': vendors.credentials.storm.token };
  expect((await visit(vendors, 'storm', '/api/v1/streams/edge/f1', { auth: false, headers })).status).toBe(
    200,
  );
  expect((await visit(vendors, 'storm', '/api/v1/streams/edge/f1')).status).toBe(401);
  vendors.storm.rotateToken('new');
  expect((await visit(vendors, 'storm', '/api/v1/streams/edge/f1', { auth: false, headers })).status).toBe(
    401,
  );
});

test('the list of streams comes in pages, can be searched, and can be absent', async () => {
  const { vendors } = await vendorsByHand();
  const whole = await visit(vendors, 'storm', '/api/streams?search=live');
  expect(shapeOf(whole.json)).toEqual(shapeOf(fixture('storm/synthetic-stream-list.200.INFERRED.json')));
  const second = await visit(vendors, 'storm', '/api/streams?page=2&rowsPerPage=2');
  expect(second.json).toMatchObject({
    data: { totalItems: 3, totalPages: 2, currentPage: 2, hasPrevious: true, hasNext: false },
  });
  const found = await visit(vendors, 'storm', '/api/streams?search=STAGE');
  expect(found.json).toMatchObject({ data: { totalItems: 1, list: [{ streamKey: 'stage' }] } });
  expect((await visit(vendors, 'storm', '/api/streams?page=0')).status).toBe(400);
  vendors.storm.setUp({ hasStreamList: false });
  expect((await visit(vendors, 'storm', '/api/streams')).status).toBe(404);
});

test.each([
  ['info', 'storm/synthetic-server-info.200.json'],
  ['status', 'storm/synthetic-server-status.200.json'],
])('server/%s has the documented shape', async (what, name) => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'storm', `/api/server/${what}`);
  expect(shapeOf(answer.json)).toEqual(shapeOf(fixture(name)));
});

test('a thumbnail path leads to a picture', async () => {
  const { vendors } = await vendorsByHand();
  expect(vendors.storm.stream('edge', 'f1')?.thumbnailPath).toBeNull();
  const path = vendors.storm.stream('live', 'stage')?.thumbnailPath;
  const answer = await visit(vendors, 'storm', String(path));
  expect(answer.headers['content-type']).toBe('image/png');
  expect(answer.text.slice(1, 4)).toBe('PNG');
});
