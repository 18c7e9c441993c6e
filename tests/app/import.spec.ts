import { writeFileSync } from 'node:fs';
import type { SeenRequest } from '../../src-main/demo/server/exchange.ts';
import { demoProjects, demoViewer } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { runToEnd } from '../support/electron.ts';
import { exampleConfiguration } from '../support/example.ts';

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
/** Method and path of a request, as the vendors' documents write it. */
const line = ({ method, path }: SeenRequest) => `${method} ${path}`;

test('an imported configuration shows each source with what the vendors told', async ({
  launch,
  vendors,
}) => {
  const { page: open } = await launch({ configuration: exampleConfiguration(vendors) });
  const page = await open();
  const reading = (id: string, metric: string) =>
    page.locator(`[data-source-id="${id}"] [data-metric="${metric}"]`).first();
  await expect(reading('showroom', 'live')).toHaveAttribute('data-value', '7');
  await expect(reading('showroom', 'queue')).toHaveAttribute('data-value', '2');
  const viewers = vendors.storm.stream('edge', 'f1')?.viewerCount;
  await expect(reading('f1', 'viewers')).toHaveAttribute('data-value', String(viewers));
  await expect(page.getByRole('row', { name: /^VIP box/ })).toHaveAttribute('data-condition', 'fresh');
  await expect(page.getByRole('row', { name: /^Keynote/ })).toBeVisible();
});

test('the vendors receive exactly the documented requests', async ({ launch, vendors }) => {
  const { streampixel, storm, fastpix } = vendors.credentials;
  const documented = {
    stats: `GET /pixelStripeApi/projects/userStats/${demoProjects.showroom}`,
    stream: 'GET /storm/api/streams/edge/f1',
    viewer: `GET /storm/api/viewers/${demoViewer}`,
    list: 'GET /v1/live/streams',
  };
  await launch({ configuration: exampleConfiguration(vendors) });
  const lines = () => [...new Set(vendors.requests().map(line))];
  await expect.poll(lines).toEqual(expect.arrayContaining(Object.values(documented)));
  const first = (wanted: string) => vendors.requests().find((request) => line(request) === wanted);
  expect(first(documented.stats)?.query).toEqual({ userId: streampixel.userId, apikey: streampixel.apiKey });
  expect(first(documented.stream)?.headers['authorization']).toBe(`Bearer ${storm.token}`);
  expect(first(documented.viewer)?.headers['authorization']).toBe(`Bearer ${storm.token}`);
  const { accessTokenId, secretKey } = fastpix;
  expect(first(documented.list)?.headers['authorization']).toBe(basic(accessTokenId, secretKey));
  const others = lines().filter((one) => !Object.values(documented).includes(one));
  for (const one of others) expect(one).toMatch(/^GET \/v1\/live\/streams\/[\w-]+\/viewer-count$/);
  for (const request of vendors.requests()) {
    expect(request.headers['accept-encoding'] ?? 'identity').toBe('identity');
    expect(request.body).toBe('');
  }
});

test('the interval is kept within ten percent', async ({ launch, vendors }) => {
  const interval = 1_000;
  const looks = 12;
  await launch({ configuration: exampleConfiguration(vendors, { interval, without: ['edge', 'fp'] }) });
  const times = () => vendors.requests().map(({ at }) => at);
  await expect.poll(() => times().length, { timeout: 40_000 }).toBeGreaterThan(looks);
  const [first = 0] = times();
  const mean = ((times()[looks] ?? 0) - first) / looks;
  expect(mean).toBeGreaterThan(interval * 0.9);
  expect(mean).toBeLessThan(interval * 1.1);
});

test('a refused file is told in the window with the path of each wrong field, and changes nothing', async ({
  launch,
  vendors,
}) => {
  const right = exampleConfiguration(vendors);
  const wrong = { ...right, sources: right.sources.map((source) => ({ ...source, account: 'nobody' })) };
  const { page: open } = await launch({ configuration: wrong });
  const page = await open();
  await expect(page.getByText('sources.0.account')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible();
  expect(vendors.requests()).toEqual([]);
});

test('a second start hands its file to the app that runs (P7)', async ({
  launch,
  vendors,
  folder,
  profile,
}) => {
  const { page: open } = await launch({ args: ['--demo', '--hidden'] });
  const file = `${folder}/late.json`;
  writeFileSync(file, JSON.stringify(exampleConfiguration(vendors, { without: ['fp', 'edge'] })));
  expect(await runToEnd(['--user-data-dir', profile, '--import', file])).toMatchObject({ code: 0 });
  await expect((await open()).getByText('Main', { exact: true }).first()).toBeVisible();
});
