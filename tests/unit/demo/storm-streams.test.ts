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

test('a state set by hand that is not live ends traffic and health, and they come back with it', async () => {
  const { vendors, clock } = await vendorsByHand();
  vendors.storm.set('edge', 'f1', { state: 'UNPUBLISHED' });
  const before = vendors.storm.stream('edge', 'f1');
  expect(before).toMatchObject({ viewerCount: 0, inBandwidth: 0, healthScore: 0, healthGrade: 'No Data' });
  clock.turn(60);
  expect(vendors.storm.stream('edge', 'f1')?.inTotalBytes).toBe(before?.inTotalBytes);
  vendors.storm.set('edge', 'f1', { state: 'PUBLISHED', viewerCount: 5 });
  expect(vendors.storm.stream('edge', 'f1')).toMatchObject({ viewerCount: 5, healthGrade: 'Very Good' });
});
