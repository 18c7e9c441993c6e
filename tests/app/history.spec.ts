import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ElectronApplication, Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { diskHistory } from '../support/disk-history.ts';
import { exampleConfiguration } from '../support/example.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const METRICS = ['live', 'queue', 'wait', 'waitLow', 'waitHigh', 'arrivals', 'departures'];

/** More people each day, so that every day has a value of its own: the oldest of 32 days has 101. */
const queueAt = (at: number, now: number) => 132 - Math.floor(now / DAY) + Math.floor(at / DAY);

/** A month of a source, a sample each five minutes and each ten seconds in the last two hours, up to ten minutes ago. */
async function storeMonth(profile: string, now: number): Promise<readonly number[]> {
  mkdirSync(profile, { recursive: true });
  const history = diskHistory(join(profile, 'history.sqlite'));
  history.describe([{ source: 'showroom', metrics: METRICS, chief: 'queue' }]);
  const times: number[] = [];
  const end = now - 10 * MINUTE;
  for (let at = now - 31 * DAY; at < end; at += at < now - 2 * HOUR ? 5 * MINUTE : 10_000) times.push(at);
  for (const at of times) {
    const values = [50, queueAt(at, now), ...METRICS.slice(2).map(() => NaN)];
    history.append({ type: 'sample', source: 'showroom', at, values, presence: 'live' });
  }
  await history.close();
  return times;
}

/** Looked at as seldom as the month was, so that its samples are no gaps. */
const configurationOf = (vendors: Vendors) => exampleConfiguration(vendors, { interval: 2 * MINUTE });

const openShowroom = async (page: Page) => {
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/source/showroom'));
  await expect(page.getByRole('heading', { name: 'Charts' })).toBeVisible();
};
const wholeMinute = (at: number) => Math.floor(at / MINUTE) * MINUTE;

/** The save dialog answers this path. */
const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

/** `2026-11-23T17:05`, as a field for local times has it. */
const toField = (at: number) =>
  new Date(at - new Date(at).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);

test.describe('a stored month', () => {
  for (const range of ['1 h', '6 h', '24 h', '7 d', '30 d']) {
    test(`opens over ${range} with the values that were stored`, async ({ launch, profile, vendors }) => {
      const now = wholeMinute(Date.now());
      await storeMonth(profile, now);
      const page = await (await launch({ configuration: configurationOf(vendors) })).page();
      await openShowroom(page);
      await page.getByRole('button', { name: range, exact: true }).click();
      const chart = page.getByRole('application').first();
      await chart.focus();
      await expect(page.locator('[data-chart] [data-series="Queue"]')).toHaveText(/\d/);
      for (const share of [0.2, 0.45, 0.7]) {
        const box = await chart.boundingBox();
        if (box === null) throw new Error('the chart has no place');
        await page.mouse.move(box.x + 72 + (box.width - 84) * share, box.y + 60);
        const readout = page.locator('[data-readout-at]');
        await expect(readout).toBeVisible();
        const at = Number(await readout.getAttribute('data-readout-at'));
        const near = [at - HOUR, at, at + HOUR].map((one) => String(queueAt(one, now)));
        const shown = await page.locator('[data-chart] [data-series="Queue"]').textContent();
        expect(near).toContain(shown);
      }
    });
  }

  test('is exported sample by sample', async ({ launch, profile, vendors, folder }) => {
    const now = wholeMinute(Date.now());
    const stored = await storeMonth(profile, now);
    const { app, page: open } = await launch({ configuration: configurationOf(vendors) });
    const page = await open();
    await openShowroom(page);
    const file = join(folder, 'readings.csv');
    await saveTo(app, file);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill(toField(now - 6 * HOUR));
    await dialog.getByLabel('Until').fill(toField(now - HOUR));
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(dialog.getByText('Saved as readings.csv')).toBeVisible();
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
    const expected = stored.filter((at) => at >= now - 6 * HOUR && at < now - HOUR);
    expect(rows.map((row) => Date.parse(row['time'] ?? ''))).toEqual(expected);
    expect(rows.map((row) => Number(row['queue']))).toEqual(expected.map((at) => queueAt(at, now)));
  });

  test('is saved as a picture', async ({ launch, profile, vendors, folder }) => {
    await storeMonth(profile, wholeMinute(Date.now()));
    const { app, page: open } = await launch({ configuration: configurationOf(vendors) });
    const page = await open();
    await openShowroom(page);
    const file = join(folder, 'chart.png');
    await saveTo(app, file);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Picture of the charts (PNG)' }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(dialog.getByText('Saved as chart.png')).toBeVisible();
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  });

  test('tells what peaked since the window was last looked at', async ({ launch, profile, vendors }) => {
    const now = wholeMinute(Date.now());
    await storeMonth(profile, now);
    const page = await (await launch({ configuration: configurationOf(vendors) })).page();
    await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
    await page.evaluate((since) => localStorage.setItem('looked-at', String(since)), now - 30 * HOUR);
    await page.reload();
    const since = page.getByRole('region', { name: 'Since you left' });
    await expect(since.getByText(`Showroom: Queue ${queueAt(now - 10 * MINUTE, now)}`)).toBeVisible();
    await since.getByRole('button', { name: 'Dismiss' }).click();
    await expect(since).toBeHidden();
  });
});
