import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import {
  DAY,
  ends,
  HOUR,
  MINUTE,
  monthConfiguration,
  openShowroom,
  placeOf,
  pointAt,
  queueAt,
  saveTo,
  storeMonth,
  viewersAt,
  wholeMinute,
} from '../support/stored-month.ts';

/** How far a moment may be off, as a share of the shown span: a pixel or two, and the live edge's step. */
const near = (one: number, other: number, span: number) => Math.abs(one - other) <= 0.02 * span;

async function spanOf(page: Page): Promise<number> {
  const [from, until] = await ends(page);
  return (until - from) / 0.98;
}

/** Presses at one share of the chart, lets go at another. */
async function drag(page: Page, from: number, until: number): Promise<void> {
  const [one, other] = [await placeOf(page, from), await placeOf(page, until)];
  await page.mouse.move(one.x, one.y);
  await page.mouse.down();
  await page.mouse.move(other.x, other.y, { steps: 5 });
  await page.mouse.up();
}

const range = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const legend = (page: Page, name: string) => page.locator(`[data-chart] [data-series="${name}"]`);

test.describe('the charts of a stored month', () => {
  test('are zoomed by drag and wheel, moved, and reset', async ({ launch, profile, vendors }) => {
    await storeMonth(profile, wholeMinute(Date.now()));
    const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
    await openShowroom(page);
    await range(page, '24 h');
    await expect.poll(async () => near(await spanOf(page), DAY, DAY)).toBe(true);
    const reset = page.getByRole('button', { name: 'Reset zoom' });
    await expect(reset).toBeHidden();

    const [from, until] = [await pointAt(page, 0.25), await pointAt(page, 0.5)];
    await drag(page, 0.25, 0.5);
    const framed = await ends(page);
    expect(near(framed[0], from, until - from)).toBe(true);
    expect(near(framed[1], until, until - from)).toBe(true);
    await expect(reset).toBeVisible();

    const under = await pointAt(page, 0.3);
    await page.mouse.wheel(0, -400);
    const closer = await spanOf(page);
    expect(closer).toBeLessThan(0.7 * (until - from));
    expect(near(await pointAt(page, 0.3), under, closer)).toBe(true);
    await page.mouse.wheel(0, 800);
    const wider = await spanOf(page);
    expect(wider).toBeGreaterThan(1.5 * closer);

    const held = await pointAt(page, 0.3);
    await page.keyboard.down('Shift');
    await drag(page, 0.3, 0.6);
    await page.keyboard.up('Shift');
    expect(near(await pointAt(page, 0.6), held, wider)).toBe(true);

    await reset.click();
    await expect(reset).toBeHidden();
    expect(near(await spanOf(page), DAY, DAY)).toBe(true);
  });

  test('are read and moved by keys, and read out', async ({ launch, profile, vendors }) => {
    const now = wholeMinute(Date.now());
    await storeMonth(profile, now);
    const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
    await openShowroom(page);
    await range(page, '24 h');
    const chart = page.getByRole('application').first();
    await expect(legend(page, 'Queue')).toHaveText(/\d/);
    await chart.focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowLeft');
    const cursor = page.locator('[data-crosshair]');
    const charts = await page.getByRole('application').count();
    await expect(cursor).toHaveCount(charts);
    const at = Number(await cursor.first().getAttribute('data-crosshair'));
    const spoken = page.locator('figure [aria-live=polite]').first();
    await expect(spoken).toContainText(`Queue ${queueAt(at, now)}`);
    await expect(spoken).toContainText('Live 50');
    await page.keyboard.press('ArrowLeft');
    const before = Number(await cursor.first().getAttribute('data-crosshair'));
    expect(before).toBeLessThan(at);
    await page.keyboard.press('+');
    await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
    expect(near(await spanOf(page), DAY / 2, DAY / 2)).toBe(true);
    await chart.focus();
    await page.keyboard.press('-');
    expect(near(await spanOf(page), DAY, DAY)).toBe(true);
    const [left] = await ends(page);
    await page.keyboard.press('PageUp');
    expect((await ends(page))[0]).toBeLessThan(left - DAY / 2);
    await page.keyboard.press('0');
    await expect(page.getByRole('button', { name: 'Reset zoom' })).toBeHidden();
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await expect(cursor).toHaveCount(0);
  });

  test('are a table for those who cannot see them', async ({ launch, profile, vendors }) => {
    const now = wholeMinute(Date.now());
    await storeMonth(profile, now);
    const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
    await openShowroom(page);
    await range(page, '24 h');
    await expect(legend(page, 'Queue')).toHaveText(/\d/);
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('table', { name: /^Readings/ });
    await expect(table.getByRole('columnheader')).toContainText(['Time', 'Live', 'Queue', 'Wait', 'Marks']);
    const queues = table.locator('tbody tr[aria-rowindex] td:nth-child(3)');
    await expect(queues.nth(3)).toHaveText(String(queueAt(now - 20 * MINUTE, now)));
    expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'Show as chart' }).click();
    await expect(page.getByRole('application').first()).toBeVisible();
  });

  test('lie over those of another vendor, and over those of yesterday', async ({
    launch,
    profile,
    vendors,
  }) => {
    const now = wholeMinute(Date.now());
    await storeMonth(profile, now);
    const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
    await openShowroom(page);
    await range(page, '7 d');
    await page.getByRole('button', { name: 'Compare with…' }).click();
    await page.getByLabel('Find a source or a reading').fill('race viewers');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Race feed/ })
      .click();
    await expect(legend(page, 'Race feed, Viewers')).toHaveText(/\d/);
    await page.getByLabel('Same time').selectOption('day');
    await expect
      .poll(async () => {
        const at = await pointAt(page, 0.4);
        return at - HOUR < 0 ? '' : page.locator('[data-readout-at] dl').innerText();
      })
      .toMatch(/Queue, yesterday\s+\d/);
    const at = await pointAt(page, 0.42);
    const days = [at - 2 * HOUR, at, at + 2 * HOUR];
    expect(days.map((one) => String(queueAt(one, now)))).toContain(await legend(page, 'Queue').innerText());
    expect(days.map((one) => String(viewersAt(one, now)))).toContain(
      await legend(page, 'Race feed, Viewers').innerText(),
    );
    const ghost = page.locator('[data-readout-at] dl dt', { hasText: 'Queue, yesterday' });
    const shown = await ghost.locator('xpath=following-sibling::dd[1]').innerText();
    expect(days.map((one) => String(queueAt(one - DAY, now)))).toContain(shown.trim().split(/\s/)[0]);
    await page.getByRole('button', { name: 'Stop comparing with Race feed, Viewers' }).click();
    await expect(legend(page, 'Race feed, Viewers')).toHaveCount(0);
  });

  test('are saved in vain when it is cancelled', async ({ launch, profile, vendors, folder }) => {
    await storeMonth(profile, wholeMinute(Date.now()));
    const { app, page: open } = await launch({ configuration: monthConfiguration(vendors) });
    const page = await open();
    await openShowroom(page);
    const file = join(folder, 'readings.csv');
    await saveTo(app, file);
    // A pipe in place of the file beside: the export stands still until somebody reads.
    const beside = `${file}.part-${app.process().pid ?? 0}`;
    execFileSync('mkfifo', [beside]);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(dialog.getByRole('progressbar', { name: 'Progress of the export' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel export' }).click();
    createReadStream(beside)
      .on('error', () => undefined)
      .resume();
    await expect(dialog.getByText('The export was cancelled; no file was left.')).toBeVisible();
    expect([existsSync(file), existsSync(beside)]).toEqual([false, false]);
  });
});
