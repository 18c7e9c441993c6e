/** Who watches a stream, and one viewer until he leaves: seen on screen, kept nowhere. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { demoViewer } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

function contentsBelow(folder: string): readonly Buffer[] {
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return names
    .filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile() === true)
    .map((name) => readFileSync(name));
}

test('the viewers of a stream are listed without addresses until somebody asks, and can be watched', async ({
  launch,
  vendors,
}) => {
  const { page: open } = await launch({
    configuration: exampleConfiguration(vendors, { without: ['sp', 'fp'] }),
  });
  const page = await open();
  await page.getByRole('link', { name: 'Race feed' }).click();
  const list = page.getByRole('table', { name: 'Viewers of the stream' });
  const told = vendors.storm.viewers('edge', 'f1');
  await expect(list.getByRole('row')).toHaveCount(Math.min(50, told.length) + 1);
  await expect(list.locator('[data-column="address"]')).toHaveCount(0);
  await page.getByLabel('Show addresses').check();
  await expect(list.locator('[data-column="address"]').first()).not.toBeEmpty();

  const other = told.find(({ id }) => id !== demoViewer);
  await page.getByLabel('Find a viewer').fill(other?.id ?? '');
  await expect(list.getByRole('row')).toHaveCount(2);
  await list.getByRole('button', { name: 'Watch this viewer' }).click();
  await expect(list.getByText('watched', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('row', { name: `Viewer ${other?.id}` })).toHaveAttribute(
    'data-condition',
    'fresh',
  );

  await page.getByRole('link', { name: 'Race feed' }).click();
  await expect(list.locator('[data-column="address"]')).toHaveCount(0);
});

test('a server without a list of viewers shows none, and is asked once', async ({ launch, vendors }) => {
  vendors.storm.setUp({ hasViewerList: false });
  const { page: open } = await launch({
    configuration: exampleConfiguration(vendors, { without: ['sp', 'fp'] }),
  });
  const page = await open();
  const asked = () => vendors.requests().filter(({ path }) => path.endsWith('/viewers')).length;
  for (const _visit of [1, 2]) {
    await page.getByRole('link', { name: 'Race feed' }).click();
    await expect(page.getByRole('heading', { name: 'Race feed' })).toBeVisible();
    await expect.poll(asked).toBe(1);
    await expect(page.locator('[data-viewers]')).toHaveCount(0);
    await page.getByRole('link', { name: 'Overview' }).click();
  }
  expect(asked()).toBe(1);
});

test('a viewer who leaves ends quietly, his last values stay on screen, and nothing that tells who he is is kept', async ({
  launch,
  vendors,
  profile,
}) => {
  const personal = { cityName: 'Canaryville', postalCode: 'CNRY 7', latitude: 12.34567, longitude: 65.43219 };
  vendors.storm.setViewer(demoViewer, {
    connectionData: { remoteAddress: '198.51.100.77' },
    geoData: personal,
    healthData: { latency: 412, latencyGrade: 'Bad' },
  });
  const {
    page: open,
    printed,
    quit,
  } = await launch({
    configuration: exampleConfiguration(vendors, { without: ['sp', 'fp'] }),
  });
  const page = await open();
  await page.getByRole('link', { name: 'VIP box' }).click();
  const grades = page.getByRole('region', { name: 'Quality, the worst first' }).getByRole('listitem');
  await expect(grades.first()).toHaveText(/Latency\s*412 ms\s*Bad/);
  const shown = page.locator('main');
  for (const text of ['198.51.100.77', 'Canaryville', 'CNRY 7', '12.34567'])
    await expect(shown.getByText(text)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show IP address' }).click();
  await expect(shown.getByText('198.51.100.77')).toBeVisible();
  await page.getByRole('button', { name: 'Show where exactly' }).click();
  await expect(page.locator('[data-place="exact"]')).toContainText('Canaryville');

  vendors.storm.removeViewer(demoViewer);
  await expect(page.locator('[data-ended]')).toBeVisible();
  await expect(page.locator('[data-metric="latency"]').first()).toHaveAttribute('data-value', '412');
  await expect(grades.first()).toHaveText(/Latency\s*412 ms\s*Bad/);
  await expect(page.locator('[data-source-id="v1"]').first()).toHaveAttribute('data-condition', 'offline');

  // Longer than the rule on streams that went down holds.
  const polls = () => vendors.requests().filter(({ path }) => path.endsWith(demoViewer)).length;
  const before = polls();
  await expect.poll(polls, { timeout: 30_000 }).toBeGreaterThan(before + 13);
  const incidents = await page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    return snapshot.ok ? snapshot.value.incidents : undefined;
  });
  expect(incidents).toEqual([]);
  await quit();
  const kept = [...contentsBelow(profile), Buffer.from(printed.out + printed.err)];
  for (const text of ['198.51.100.77', 'Canaryville', 'CNRY 7', '12.34567', '65.43219'])
    expect(kept.some((content) => content.includes(text))).toBe(false);
});
