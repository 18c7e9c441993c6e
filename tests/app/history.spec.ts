import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from '../support/app.ts';
import {
  HOUR,
  MINUTE,
  monthConfiguration,
  openShowroom,
  pointAt,
  queueAt,
  saveTo,
  storeMonth,
  wholeMinute,
} from '../support/stored-month.ts';

/** `2026-11-23T17:05`, as a field for local times has it. */
const toField = (at: number) =>
  new Date(at - new Date(at).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);

test.describe('a stored month', () => {
  for (const range of ['1 h', '6 h', '24 h', '7 d', '30 d']) {
    test(`opens over ${range} with the values that were stored`, async ({ launch, profile, vendors }) => {
      const now = wholeMinute(Date.now());
      await storeMonth(profile, now);
      const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
      await openShowroom(page);
      await page.getByRole('button', { name: range, exact: true }).click();
      const chart = page.getByRole('application').first();
      await chart.focus();
      await expect(page.locator('[data-chart] [data-series="Queue"]')).toHaveText(/\d/);
      for (const share of [0.2, 0.45, 0.7]) {
        const at = await pointAt(page, share);
        const near = [at - HOUR, at, at + HOUR].map((one) => String(queueAt(one, now)));
        const shown = await page.locator('[data-chart] [data-series="Queue"]').textContent();
        expect(near).toContain(shown);
      }
    });
  }

  test('is exported sample by sample', async ({ launch, profile, vendors, folder }) => {
    const now = wholeMinute(Date.now());
    const stored = await storeMonth(profile, now);
    const { app, page: open } = await launch({ configuration: monthConfiguration(vendors) });
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
    const { app, page: open } = await launch({ configuration: monthConfiguration(vendors) });
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
    const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
    await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
    await page.evaluate((since) => localStorage.setItem('looked-at', String(since)), now - 30 * HOUR);
    await page.reload();
    const since = page.getByRole('region', { name: 'Since you left' });
    await expect(since.getByText(`Showroom: Queue ${queueAt(now - 10 * MINUTE, now)}`)).toBeVisible();
    await since.getByRole('button', { name: 'Dismiss' }).click();
    await expect(since).toBeHidden();
  });
});
