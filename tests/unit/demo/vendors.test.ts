import { request } from 'node:http';
import { expect, test } from 'vitest';
import { demoProjects, demoViewer } from '../../../src-main/demo/names.ts';
import type { VendorName } from '../../../src-main/demo/names.ts';
import { startVendors } from '../../../src-main/demo/vendors.ts';
import type { Vendors } from '../../../src-main/demo/vendors.ts';
import { oneCertificate } from './certificates.ts';
import { fetchUrl, vendorsByHand, visit } from './support.ts';

const everything: readonly (readonly [VendorName, string])[] = [
  ...Object.values(demoProjects).map((id) => ['streampixel', `/projects/userStats/${id}`] as const),
  ['streampixel', '/projects/projects-status'],
  ['storm', '/api/streams'],
  ['storm', '/api/viewers?rowsPerPage=50'],
  ['storm', `/api/viewers/${demoViewer}`],
  ['storm', '/api/server/status'],
  ['fastpix', '/live/streams?limit=50'],
];

async function allBodies(vendors: Vendors): Promise<string[]> {
  const answers = await Promise.all(everything.map(([vendor, path]) => visit(vendors, vendor, path)));
  return answers.map(({ text }) => text);
}

test('the same seed on the same clock gives the same bodies, however often one has looked before', async () => {
  const { vendors: one, clock: first } = await vendorsByHand({ seed: 7, speed: 4 });
  const { vendors: other, clock: second } = await vendorsByHand({ seed: 7, speed: 4 });
  for (let step = 0; step < 50; step += 1) {
    first.turnTo(step * 3);
    await visit(one, 'storm', '/api/streams');
    one.streampixel.counts(demoProjects.showroom);
  }
  first.turnTo(333);
  second.turnTo(333);
  expect(await allBodies(one)).toEqual(await allBodies(other));
});

test('another seed gives another show', async () => {
  const { vendors: one, clock: first } = await vendorsByHand({ seed: 7 });
  const { vendors: other, clock: second } = await vendorsByHand({ seed: 8 });
  first.turnTo(333);
  second.turnTo(333);
  expect(await allBodies(one)).not.toEqual(await allBodies(other));
});

test('a clock set back holds the show', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turnTo(200);
  const before = vendors.streampixel.counts(demoProjects.showroom);
  clock.turnTo(100);
  expect(vendors.streampixel.counts(demoProjects.showroom)).toEqual(before);
});

test('still shows do not move, but a stream that is on goes on', async () => {
  const { vendors, clock } = await vendorsByHand({ shows: 'still' });
  const counts = vendors.streampixel.counts(demoProjects.showroom);
  const before = vendors.storm.stream('edge', 'f1');
  clock.turn(3600);
  expect(vendors.streampixel.counts(demoProjects.showroom)).toEqual(counts);
  const after = vendors.storm.stream('edge', 'f1');
  expect(after).toMatchObject({ viewerCount: before?.viewerCount, healthScore: before?.healthScore });
  expect(after?.inTotalBytes).toBe((before?.inTotalBytes ?? 0) + 3600 * (before?.inBandwidth ?? 0));
});

test('every request is logged with all it carried, and told to listeners before it is answered', async () => {
  const { vendors, clock } = await vendorsByHand();
  const told: string[] = [];
  const stop = vendors.onRequest(({ path }) => told.push(path));
  clock.turn(5);
  await visit(vendors, 'fastpix', '/live/streams/x?limit=3', { method: 'PATCH', body: { metadata: {} } });
  stop();
  await visit(vendors, 'storm', '/api/server/info');
  expect(vendors.requests()).toHaveLength(2);
  expect(vendors.requests()[0]).toMatchObject({
    at: clock.now(),
    vendor: 'fastpix',
    method: 'PATCH',
    path: '/v1/live/streams/x',
    query: { limit: '3' },
    body: '{"metadata":{}}',
    headers: { authorization: expect.stringMatching(/^Basic /) },
  });
  expect(told).toEqual(['/v1/live/streams/x']);
  vendors.clear();
  expect(vendors.requests()).toEqual([]);
});

test('the log keeps the newest only', async () => {
  const { vendors } = await vendorsByHand({ log: 3 });
  for (let round = 0; round < 8; round += 1) await visit(vendors, 'storm', `/api/streams/edge/${round}`);
  expect(vendors.requests().map(({ path }) => path.at(-1))).toEqual(['5', '6', '7']);
});

test('the configuration points at the vendors and every source of it answers', async () => {
  const { vendors } = await vendorsByHand();
  const { format, accounts, sources } = vendors.configuration;
  expect(format).toBe('tallylight/1');
  expect(accounts.map(({ id, provider, baseUrl }) => [id, provider, baseUrl])).toEqual([
    ['sp', 'streampixel', `${vendors.origin}/pixelStripeApi`],
    ['edge', 'storm', `${vendors.origin}/storm`],
    ['fp', 'fastpix', `${vendors.origin}/v1`],
  ]);
  expect(sources.map(({ label }) => label)).toContain('Showroom');
  for (const { kind, key } of sources) {
    const [vendor, path] = {
      project: ['streampixel', `/projects/userStats/${key['projectId']}`] as const,
      stream: ['storm', `/api/streams/${key['application']}/${key['streamKey']}`] as const,
      viewer: ['storm', `/api/viewers/${key['viewerId']}`] as const,
    }[kind];
    const { status } = await visit(vendors, vendor, path);
    expect(status, path).toBe(key['viewerId']?.startsWith('v_demopaddock') ? 404 : 200);
  }
});

test('a thousand projects are all configured and all answer', async () => {
  const { vendors, clock } = await vendorsByHand({ projects: 1000, accounts: ['streampixel'] });
  const { accounts, sources } = vendors.configuration;
  expect([accounts.length, sources.length, new Set(sources.map(({ id }) => id)).size]).toEqual([
    1, 1000, 1000,
  ]);
  clock.turn(600);
  const totals = sources.map(({ key }) => vendors.streampixel.counts(key['projectId'] ?? ''));
  expect(totals.reduce((sum, { live }) => sum + live, 0)).toBeGreaterThan(2000);
  expect(totals.filter(({ queue }) => queue > 0).length).toBeGreaterThan(50);
});

test('nobody else is told that reading is allowed', async () => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'storm', '/api/server/info', {
    headers: { origin: 'https://example.test' },
  });
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('it speaks https with a given certificate, also when it cuts the line', async () => {
  const { vendors } = await vendorsByHand({ tls: oneCertificate });
  expect(vendors.origin).toMatch(/^https:/);
  expect((await visit(vendors, 'storm', '/api/server/info')).status).toBe(200);
  vendors.faults.add({ kind: 'cut', where: 'before-headers' });
  await expect(visit(vendors, 'storm', '/api/server/info')).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('it takes the port it is given, and fails when that is taken', async () => {
  const { vendors } = await vendorsByHand();
  const port = Number(new URL(vendors.origin).port);
  await expect(startVendors({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await vendors.stop();
  const again = await startVendors({ port });
  expect(again.origin).toBe(vendors.origin);
  await again.stop();
});

const strange: readonly (readonly [string, string])[] = [
  ['GET', '/'],
  ['GET', '//'],
  ['OPTIONS', '*'],
  ['GET', '/storm'],
  ['GET', '/storm/api/streams/%ff/%'],
  ['GET', '/storm/api/viewers/%00'],
  ['GET', '/pixelStripeApi/projects/userStats/%E0%A4%A?userId=%&apikey=%ff'],
  ['GET', '/v1/live/streams/__proto__/viewer-count'],
  ['GET', '/v1/live/streams?limit=1e9&limit=2&offset=-1&orderBy='],
  ['DELETE', '/pixelStripeApi/projects'],
  ['PATCH', '/v1/live/streams/x'],
  ['HEAD', '/storm/api/server/info'],
];

test.each(strange)('%s %s gets an answer too, and an error', async (method, path) => {
  const { vendors } = await vendorsByHand();
  const status = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(vendors.origin);
    const sent = request({ hostname, port, method, path, agent: false }, ({ statusCode }) =>
      resolve(statusCode),
    );
    sent.on('error', reject).end();
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('stopping ends requests that hang', async () => {
  const vendors = await startVendors();
  vendors.faults.add({ kind: 'hang' });
  const asked = new Promise((resolve) => vendors.onRequest(resolve));
  const answer = fetchUrl(new URL(`${vendors.origin}/storm/api/server/info`));
  await asked;
  await Promise.all([expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' }), vendors.stop()]);
});
