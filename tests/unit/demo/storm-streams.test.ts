import { expect, test } from 'vitest';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';
import type { Visit } from './support.ts';

interface StreamAnswer {
  readonly data: Readonly<Record<string, number | string | boolean | null>>;
  readonly meta: { readonly generatedAt: number };
}

const RACE = '/api/streams/edge/f1';
const read = (answer: Visit) => answer.json as StreamAnswer;

test('a stream has every field of the seed, in its order', async () => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'storm', RACE);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json']);
  const seed = fixture('storm/seed-stream.200.json');
  expect(shapeOf(answer.json)).toEqual(shapeOf(seed));
  expect(Object.keys(read(answer).data)).toEqual(Object.keys((seed as StreamAnswer).data));
});

test('start and duration add up to the moment of the answer, on the machine clock too', async () => {
  const { vendors } = await vendorsByHand({ now: Date.now, speed: 6 });
  for (const path of [RACE, '/api/streams/edge/paddock', '/api/streams/live/stage']) {
    const { data, meta } = read(await visit(vendors, 'storm', path));
    expect(Number(data['startTime']) + Number(data['duration'])).toBe(meta.generatedAt);
  }
});

test('byte counters grow by the bandwidth', async () => {
  const { vendors, clock } = await vendorsByHand({ speed: 3 });
  let expectedIn = 0;
  let expectedOut = 0;
  const { data: first } = read(await visit(vendors, 'storm', RACE));
  for (let step = 0; step < 400; step += 1) {
    const { inBandwidth = 0, outBandwidth = 0 } = vendors.storm.stream('edge', 'f1') ?? {};
    clock.turn(0.25);
    expectedIn += inBandwidth * 0.25;
    expectedOut += outBandwidth * 0.25;
  }
  const { data: last } = read(await visit(vendors, 'storm', RACE));
  const grown = (field: string) => Number(last[field]) - Number(first[field]);
  expect(grown('inTotalBytes') / expectedIn).toBeCloseTo(1, 2);
  expect(grown('outTotalBytes') / expectedOut).toBeCloseTo(1, 2);
});

test('health falls and recovers, and the ingest with it', async () => {
  const { vendors, clock } = await vendorsByHand();
  const looks = Array.from({ length: 240 }, (_, index) => {
    clock.turnTo(index * 2);
    const body = vendors.storm.stream('edge', 'f1');
    return { score: body?.healthScore ?? NaN, grade: body?.healthGrade, ingest: body?.inBandwidth ?? NaN };
  });
  const worst = looks.reduce((low, look) => (look.score < low.score ? look : low));
  expect(worst.score).toBeLessThan(40);
  expect(worst.grade).toBe('Bad');
  expect(worst.ingest).toBeLessThan(300_000);
  expect(looks[0]?.grade).toBe('Very Good');
  expect(looks.at(-1)?.score).toBeGreaterThan(85);
});

test('a stream comes without data, is published, unpublished, closed, gone, and begins anew', async () => {
  const { vendors, clock } = await vendorsByHand();
  const states: string[] = [];
  for (let second = 0; second < 440; second += 1) {
    clock.turnTo(second);
    const body = vendors.storm.stream('edge', 'paddock');
    const word = body ? `${body.state} ${body.healthGrade === 'No Data' ? 'no data' : 'scored'}` : '404';
    if (states.at(-1) !== word) states.push(word);
  }
  expect(states).toEqual([
    'AWAITING no data',
    'PUBLISHED scored',
    'UNPUBLISHED no data',
    'CLOSED no data',
    '404',
    'AWAITING no data',
    'PUBLISHED scored',
  ]);
});

test('a stream that comes again has nobody watching and nothing flowing yet', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turnTo(299);
  expect(vendors.storm.stream('edge', 'paddock')?.viewerCount).toBeGreaterThan(10);
  clock.turnTo(421);
  const again = vendors.storm.stream('edge', 'paddock');
  expect(again).toMatchObject({ viewerCount: 0, inBandwidth: 0, inTotalBytes: 0, duration: 1000 });
});

test('a session that begins anew starts its counters and its time at nothing', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turnTo(419);
  const before = vendors.storm.stream('live', 'stage');
  clock.turnTo(421);
  const after = vendors.storm.stream('live', 'stage');
  expect(before).toMatchObject({ state: 'PUBLISHED', duration: 419_000 });
  expect(after).toMatchObject({ state: 'PUBLISHED', duration: 1000 });
  expect(after?.inTotalBytes).toBeLessThan((before?.inTotalBytes ?? 0) / 100);
});

test.each([
  ['/api/streams/edge/none', true, 404, { message: 'Stream not found' }],
  ['/api/viewers/v_none', true, 404, { message: 'Connection not found' }],
  [RACE, false, 401, { message: 'Unauthorized' }],
  ['/other/streams/edge/f1', true, 404, { message: 'Not found' }],
])('%s (credentials: %s) answers %i', async (path, auth, status, body) => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'storm', path, { auth });
  expect([answer.status, answer.json]).toEqual([status, body]);
});

test('a stream held by hand keeps its values while its counters go on', async () => {
  const { vendors, clock } = await vendorsByHand();
  vendors.storm.set('edge', 'f1', {
    healthScore: 20,
    viewerCount: 7,
    inBandwidth: 1000,
    outBandwidth: 0,
    inTotalBytes: 5,
  });
  clock.turn(10);
  const { data, meta } = read(await visit(vendors, 'storm', RACE));
  expect(data).toMatchObject({ healthScore: 20, healthGrade: 'Bad', viewerCount: 7, inTotalBytes: 10_005 });
  expect(Number(data['startTime']) + Number(data['duration'])).toBe(meta.generatedAt);
  vendors.storm.release('edge', 'f1');
  expect(vendors.storm.stream('edge', 'f1')?.viewerCount).toBeGreaterThan(100);
});

test('streams are made, removed, restarted and frozen by hand', async () => {
  const { vendors, clock } = await vendorsByHand();
  vendors.storm.set('live', 'made');
  clock.turn(5);
  expect(vendors.storm.stream('live', 'made')).toMatchObject({
    state: 'PUBLISHED',
    duration: 5000,
    healthGrade: 'Very Good',
  });
  vendors.storm.restart('live', 'made');
  expect(vendors.storm.stream('live', 'made')).toMatchObject({ duration: 0, inTotalBytes: 0 });
  vendors.storm.set('live', 'made', { duration: 42 });
  clock.turn(5);
  expect(vendors.storm.stream('live', 'made')).toMatchObject({ duration: 42 });
  vendors.storm.remove('live', 'made');
  expect((await visit(vendors, 'storm', '/api/streams/live/made')).status).toBe(404);
  vendors.storm.release('live', 'made');
  expect(vendors.storm.stream('live', 'made')).toBeUndefined();
});

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
