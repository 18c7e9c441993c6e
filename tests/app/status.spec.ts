import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { runToEnd } from '../support/electron.ts';
import { exampleConfiguration } from '../support/example.ts';

/** Runs `--status` on a fresh profile with the example, and reads what it prints. */
test.beforeEach(({ vendors, folder }) => {
  writeFileSync(join(folder, 'example.json'), JSON.stringify(exampleConfiguration(vendors)));
});

const status = (folder: string, ...more: readonly string[]) =>
  runToEnd(['--user-data-dir', join(folder, 'profile'), '--status', ...more]);

const withExample = (folder: string) => status(folder, '--import', join(folder, 'example.json'));

test('--status prints one JSON document and nothing else, and ends with 0 when all is well', async ({
  folder,
}) => {
  const { code, out, err } = await withExample(folder);
  const document = JSON.parse(out) as { overall: string; sources: { id: string; readings: object }[] };
  expect(code).toBe(0);
  expect(err).toContain('Stores the secret of Main in the keychain.');
  expect(document.overall).toBe('ok');
  expect(document.sources.find(({ id }) => id === 'showroom')?.readings).toMatchObject({ live: 7, queue: 2 });
});

test('--status ends with 1 when there is a warning', async ({ vendors, folder }) => {
  vendors.storm.set('edge', 'f1', { healthScore: 20 });
  const { code, out } = await withExample(folder);
  expect([code, (JSON.parse(out) as { overall: string }).overall]).toEqual([1, 'warning']);
});

test('--status ends with 2 when something is critical', async ({ vendors, folder }) => {
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 14 });
  const { code, out } = await withExample(folder);
  expect([code, (JSON.parse(out) as { overall: string }).overall]).toEqual([2, 'critical']);
});

test('--status ends with 3 when it cannot see', async ({ vendors, folder }) => {
  vendors.streampixel.rotateKey('another-key');
  const { code, out } = await withExample(folder);
  const document = JSON.parse(out) as { overall: string; sources: { id: string; failure?: string }[] };
  expect([code, document.overall]).toEqual([3, 'blind']);
  expect(document.sources.find(({ id }) => id === 'showroom')?.failure).toBe('unauthorized');
});

test('--status remembers what was imported before, secrets from the keychain included', async ({
  folder,
}) => {
  await withExample(folder);
  const { code, out } = await status(folder);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { sources: unknown[] }).sources.length).toBeGreaterThan(3);
});

test('--status with a file that is refused names each wrong field and ends with 65', async ({ folder }) => {
  const file = join(folder, 'wrong.json');
  const account = { id: 'x', provider: 'nobody', name: 'X', baseUrl: 'ftp://example.test', config: {} };
  writeFileSync(
    file,
    JSON.stringify({ format: 'tallylight/1', accounts: [account], sources: [], rules: [], settings: {} }),
  );
  const { code, out, err } = await status(folder, '--import', file);
  expect([code, out]).toEqual([65, '']);
  expect(err).toContain('accounts.0.provider');
  expect(err).toContain('accounts.0.baseUrl');
});

test('--snapshot writes the overview as a picture that only its owner can read', async ({ folder }) => {
  const file = join(folder, 'overview.png');
  const flags = ['--user-data-dir', join(folder, 'profile'), '--import', join(folder, 'example.json')];
  const { code } = await runToEnd([...flags, '--snapshot', file]);
  expect(code).toBe(0);
  const picture = readFileSync(file);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1280, 800]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
