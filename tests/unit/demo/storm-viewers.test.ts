import { expect, test } from 'vitest';
import { demoViewer, paddockViewer } from '../../../src-main/demo/names.ts';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';

test('a viewer has every field of the seed, in its order', async () => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'storm', `/api/viewers/${demoViewer}`);
  const seed = fixture('storm/seed-viewer.200.json') as { data: object };
  expect(shapeOf(answer.json)).toEqual(shapeOf(seed));
  expect(Object.keys((answer.json as { data: object }).data)).toEqual(Object.keys(seed.data));
});

test('a new viewer has no score and no dropped frames yet, as in the seed', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turn(10);
  const early = vendors.storm.viewer(demoViewer)?.healthData;
  expect(early).toMatchObject({
    healthScore: 0,
    healthGrade: 'No Data',
    droppedFramesRatio: -1,
    droppedFramesGrade: 'No Data',
  });
  clock.turn(40);
  const later = vendors.storm.viewer(demoViewer)?.healthData;
  expect(later?.healthScore).toBeGreaterThan(0);
  expect(later?.droppedFramesRatio).toBeGreaterThanOrEqual(0);
});

test('a viewer suffers when its stream does', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turnTo(50);
  const good = vendors.storm.viewer(demoViewer)?.healthData;
  clock.turnTo(120);
  const bad = vendors.storm.viewer(demoViewer)?.healthData;
  expect(bad?.latency).toBeGreaterThan(2 * (good?.latency ?? Infinity));
  expect(bad?.healthGrade).toBe('Bad');
});

test('the list of a stream holds as many viewers as the stream says, each of them to be asked for alone', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turn(200);
  const count = vendors.storm.stream('edge', 'f1')?.viewerCount;
  const page = await visit(vendors, 'storm', '/api/streams/edge/f1/viewers?rowsPerPage=50&page=2');
  const fixtureShape = shapeOf(fixture('storm/synthetic-viewer-list.200.json'));
  expect(shapeOf(page.json)).toEqual(fixtureShape);
  const { data } = page.json as { data: { totalItems: number; list: { id: string; duration: number }[] } };
  expect(data.totalItems).toBe(count);
  const [some] = data.list;
  expect(some?.id).toMatch(/^v_[0-9a-z]{15}$/);
  expect(vendors.storm.viewer(some?.id ?? '')).toMatchObject({
    id: some?.id,
    duration: some?.duration,
    streamKey: 'f1',
  });
});

test('viewers come and go, and whoever has gone is not found', async () => {
  const { vendors, clock } = await vendorsByHand();
  const first = vendors.storm.viewers('edge', 'f1').map(({ id }) => id);
  clock.turn(400);
  const later = new Set(vendors.storm.viewers('edge', 'f1').map(({ id }) => id));
  const gone = first.filter((id) => !later.has(id));
  expect(gone.length).toBeGreaterThan(10);
  expect(later.size).toBeGreaterThan(50);
  const answer = await visit(vendors, 'storm', `/api/viewers/${gone[0]}`);
  expect([answer.status, answer.json]).toEqual([404, fixture('storm/seed-viewer.404.json')]);
});

test('a viewer goes when the stream is no longer published', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turnTo(60);
  expect(vendors.storm.viewer(paddockViewer)).toBeDefined();
  clock.turnTo(310);
  expect(vendors.storm.viewer(paddockViewer)).toBeUndefined();
});

test('viewers are held and removed by hand, single values too', async () => {
  const { vendors, clock } = await vendorsByHand();
  vendors.storm.setViewer(demoViewer, { healthData: { latency: 777 } });
  clock.turn(9);
  expect(vendors.storm.viewer(demoViewer)).toMatchObject({
    duration: 9000,
    healthData: { latency: 777 },
    application: 'edge',
  });
  vendors.storm.setViewer('v_mine', { streamKey: 'other', geoData: { cityName: 'Example City' } });
  const answer = await visit(vendors, 'storm', '/api/viewers/v_mine');
  expect(answer.json).toMatchObject({
    data: { id: 'v_mine', streamKey: 'other', geoData: { cityName: 'Example City' } },
  });
  vendors.storm.removeViewer('v_mine');
  expect((await visit(vendors, 'storm', '/api/viewers/v_mine')).status).toBe(404);
  vendors.storm.releaseViewer(demoViewer);
  expect(vendors.storm.viewer(demoViewer)?.healthData.latency).toBeLessThan(777);
});

test('the list of all viewers can be filtered by how they watch, and lists can be absent', async () => {
  const { vendors } = await vendorsByHand();
  const all = await visit(vendors, 'storm', '/api/viewers');
  const some = await visit(vendors, 'storm', '/api/viewers?harnessType=GENERIC_HLS_VIEWER');
  const total = (answer: { json: unknown }) =>
    (answer.json as { data: { totalItems: number } }).data.totalItems;
  expect(total(some)).toBeGreaterThan(0);
  expect(total(some)).toBeLessThan(total(all));
  vendors.storm.setUp({ hasViewerList: false });
  expect((await visit(vendors, 'storm', '/api/viewers')).status).toBe(404);
  expect((await visit(vendors, 'storm', '/api/streams/edge/f1/viewers')).status).toBe(404);
  expect((await visit(vendors, 'storm', `/api/viewers/${demoViewer}`)).status).toBe(200);
});
