/** How actions end when the vendor says no, does nothing, or its answer never comes; and after a kill in between. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import {
  auditLine,
  changesAt,
  confirm,
  dialogOf,
  openStream,
  outcome,
  rowOf,
  studioConfiguration,
} from '../support/studio-account.ts';
import { chooseFile } from '../support/file-dialogs.ts';

async function begin(
  page: Page,
  vendors: Vendors,
  action: string,
  name: string,
  typed?: string,
): Promise<void> {
  await openStream(page, vendors, name);
  await page.getByRole('button', { name: `${action}…` }).click();
  await confirm(page, action, typed);
}

test('refused, unconfirmed and lost are told apart, and the list of changes tells each truly', async ({
  launch,
  vendors,
  folder,
}) => {
  const { app, page: open } = await launch({ configuration: studioConfiguration(vendors) });
  const page = await open();
  await expect(rowOf(page, 'Side stage')).toBeVisible();
  const { faults, fastpix } = vendors;

  // Unconfirmed: the vendor says yes and does nothing. It goes on behind a closed dialog.
  faults.add({
    kind: 'status',
    status: 200,
    body: { success: true },
    path: fastpix.find('Backstage'),
    method: 'PUT',
  });
  await begin(page, vendors, 'Enable', 'Backstage');
  await expect(dialogOf(page).locator('[data-phase="reading"]')).toBeVisible();
  await page.keyboard.press('Escape');

  // Refused: somebody has finished it in the very moment.
  faults.add({
    kind: 'status',
    status: 400,
    message: 'stream cannot be completed',
    method: 'PUT',
    path: '/finish',
    times: 1,
  });
  await begin(page, vendors, 'Finish', 'Side stage');
  await expect(outcome(page, 'refused')).toContainText('stream cannot be completed');
  await page.keyboard.press('Escape');

  // The connection breaks after the vendor has done it.
  faults.add({ kind: 'lose-answer', method: 'PUT', path: '/finish', times: 1 });
  await begin(page, vendors, 'Finish', 'Side stage');
  await expect(outcome(page, 'confirmed')).toContainText('The answer was lost');
  await page.keyboard.press('Escape');

  // The vendor has done it and never answers.
  faults.add({ kind: 'hold-answer', method: 'PUT', path: fastpix.find('Workshop') });
  await begin(page, vendors, 'Disable', 'Workshop', 'Workshop');
  await expect(outcome(page, 'confirmed')).toContainText('The answer was lost');
  await page.keyboard.press('Escape');

  await expect(page.locator('.note', { hasText: 'whether it was done is not confirmed' })).toBeVisible({
    timeout: 60_000,
  });
  expect(changesAt(vendors)).toEqual(['PUT live-enable', 'PUT finish', 'PUT finish', 'PUT live-disable']);

  await expect(await auditLine(page, 'enable')).toHaveAttribute('data-outcome', 'unconfirmed');
  await expect(await auditLine(page, 'disable')).toHaveAttribute('data-outcome', 'confirmed');
  const finished = page.locator('[data-audit="finish"]');
  await expect(finished.nth(0)).toContainText(
    'The answer was lost, but a look shows that Side stage is off air.',
  );
  await expect(finished.nth(1)).toHaveAttribute('data-outcome', 'refused');
  await page.getByRole('searchbox', { name: 'Search' }).fill('workshop');
  await expect(page.locator('[data-audit]')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await expect(page.locator('[data-audit]')).toHaveCount(4);

  const file = join(folder, 'changes.csv');
  await chooseFile(app, file);
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  await expect(page.getByText('Written to changes.csv: 4 changes.')).toBeVisible();
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
  expect(rows.map(({ action, outcome: end, by }) => [action, end, by])).toEqual([
    ['disable', 'confirmed', 'window'],
    ['finish', 'confirmed', 'window'],
    ['finish', 'refused', 'window'],
    ['enable', 'unconfirmed', 'window'],
  ]);
});

test('killed between sending and answer, the next start finds out what became of it and sends nothing', async ({
  launch,
  vendors,
}) => {
  const { faults, fastpix } = vendors;
  const first = await launch({ configuration: studioConfiguration(vendors) });
  const page = await first.page();
  await expect(rowOf(page, 'Side stage')).toBeVisible();
  // One has been done when the app dies, the other has not.
  faults.add({ kind: 'hold-answer', method: 'PUT', path: fastpix.find('Side stage') });
  faults.add({ kind: 'hang', method: 'PUT', path: fastpix.find('Backstage') });
  await begin(page, vendors, 'Finish', 'Side stage');
  await page.keyboard.press('Escape');
  await begin(page, vendors, 'Enable', 'Backstage');
  await expect.poll(() => changesAt(vendors)).toEqual(['PUT finish', 'PUT live-enable']);
  await first.kill();
  vendors.clear();
  faults.clear();

  const again = await (await launch()).page();
  await expect(await auditLine(again, 'finish')).toHaveAttribute('data-outcome', 'confirmed');
  await expect(await auditLine(again, 'finish')).toContainText('The answer was lost, but a look shows');
  const lost = await auditLine(again, 'enable');
  await expect(lost).toHaveAttribute('data-outcome', 'unconfirmed', { timeout: 60_000 });
  await expect(lost).toContainText('Tallylight ended before the answer came.');
  await expect(again.locator('[data-audit]')).toHaveCount(2);
  expect(changesAt(vendors)).toEqual([]);
  expect(fastpix.standing(fastpix.find('Backstage')).status).toBe('disabled');
});
