import { expect, test } from 'vitest';
import { demoProjects } from '../../../src-main/demo/names.ts';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';

const stats = (id: string) => `/projects/userStats/${id}`;

test('user stats have the body of the seed', async () => {
  const { vendors } = await vendorsByHand({ shows: 'still' });
  const answer = await visit(vendors, 'streampixel', stats(demoProjects.showroom));
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.json).toEqual(fixture('streampixel/seed-user-stats.200.json'));
});

test('the list of projects has the documented shape and none of other users', async () => {
  const { vendors } = await vendorsByHand();
  const { json } = await visit(vendors, 'streampixel', '/projects/projects-status');
  expect(shapeOf(json)).toEqual(shapeOf(fixture('streampixel/synthetic-list-projects.200.json')));
  expect(json).toMatchObject({ totalProjects: 5 });
  expect(JSON.stringify(json)).not.toContain(demoProjects.foreign);
});

test.each([
  ['a missing apikey', '?userId=65e00000000000000000d3a0', 400, 'seed-error.400.user-stats'],
  ['a missing userId', '?apikey=x', 400, 'seed-error.400.user-stats'],
  [
    'apiKey in the wrong case',
    '?userId=65e00000000000000000d3a0&apiKey=sp-demo-key-opens-nothing',
    400,
    'seed-error.400.user-stats',
  ],
  ['a wrong userId, also with a wrong key', '?userId=u&apikey=x', 401, 'seed-error.401.invalid-user'],
  ['a wrong key', '?userId=65e00000000000000000d3a0&apikey=x', 401, 'seed-error.401.invalid-api-key'],
])('%s is refused in the words of the seed', async (_, query, status, name) => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'streampixel', stats('unknown') + query, { auth: false });
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual(fixture(`streampixel/${name}.json`));
});

test.each([
  ['unknown', 404, 'seed-error.404'],
  [demoProjects.foreign, 403, 'seed-error.403.user-stats'],
])('project %s answers %i', async (id, status, name) => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'streampixel', stats(id));
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual(fixture(`streampixel/${name}.json`));
});

test.each([
  [429, 'seed-error.429'],
  [500, 'seed-error.500'],
])('a fault of status %i speaks the documented words', async (status, name) => {
  const { vendors } = await vendorsByHand();
  vendors.faults.add({ kind: 'status', status });
  const answer = await visit(vendors, 'streampixel', stats(demoProjects.showroom));
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual(fixture(`streampixel/${name}.json`));
});

test('a path that is not there answers a web page', async () => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'streampixel', '/nothing');
  expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
});

test('an old key is refused as soon as it is rotated', async () => {
  const { vendors } = await vendorsByHand();
  vendors.streampixel.rotateKey('another');
  expect((await visit(vendors, 'streampixel', stats(demoProjects.showroom))).status).toBe(401);
});

test('counts set by hand stay until released', async () => {
  const { vendors, clock } = await vendorsByHand();
  const { showroom } = demoProjects;
  vendors.streampixel.set(showroom, { live: 50, queue: 9 });
  clock.turn(100);
  expect((await visit(vendors, 'streampixel', stats(showroom))).json).toEqual({ liveUser: 50, queueUser: 9 });
  vendors.streampixel.set(showroom, { queue: 2 });
  expect(vendors.streampixel.counts(showroom)).toEqual({ live: 50, queue: 2 });
  vendors.streampixel.release(showroom);
  expect(vendors.streampixel.counts(showroom).live).toBeLessThanOrEqual(12);
});

test('projects are added and removed', async () => {
  const { vendors } = await vendorsByHand();
  vendors.streampixel.add({ id: 'new', name: 'New' });
  expect((await visit(vendors, 'streampixel', stats('new'))).json).toEqual({ liveUser: 0, queueUser: 0 });
  vendors.streampixel.remove('new');
  expect((await visit(vendors, 'streampixel', stats('new'))).status).toBe(404);
  expect(() => vendors.streampixel.set('new', { queue: 1 })).toThrow('no project new');
});
