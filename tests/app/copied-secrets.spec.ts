/** A stream key is put on the clipboard on demand: never shown, soon gone, and it leaves no trace but an audit line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { openStream, rowOf, studioConfiguration } from '../support/studio-account.ts';
import { filesBelow, found, heapOf, streamSecrets } from '../support/traces.ts';
import { chooseFile } from '../support/file-dialogs.ts';

test('a copied key is on the clipboard for half a minute, and otherwise nowhere', async ({
  launch,
  vendors,
  profile,
  folder,
}) => {
  const { app, page: open, printed, quit } = await launch({ configuration: studioConfiguration(vendors) });
  const page = await open();
  const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
  await expect(rowOf(page, 'Side stage')).toBeVisible();
  const { streamKey, srtSecret } = vendors.fastpix.stream(vendors.fastpix.find('Side stage'));
  const all = streamSecrets(vendors);
  expect(all).toContain(streamKey);

  await openStream(page, vendors, 'Side stage');
  await page.getByRole('button', { name: 'Copy SRT secret' }).click();
  await expect(page.getByText(/^Copied, cleared in \d+ s\.$/)).toBeVisible();
  expect(await clipboard()).toBe(srtSecret);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('copy stream key of side stage');
  await page.keyboard.press('Enter');
  await expect.poll(clipboard).toBe(streamKey);

  // The label is there, so the search is one that finds.
  expect(found(await heapOf(page), [...all, 'Side stage'])).toEqual(['Side stage']);
  expect(found(Buffer.from(await page.content()), all)).toEqual([]);
  await expect(page.getByText('The clipboard was cleared.')).toBeVisible({ timeout: 45_000 });
  expect(await clipboard()).toBe('');

  await page.getByRole('button', { name: 'Copy stream key' }).click();
  await expect.poll(clipboard).toBe(streamKey);

  await page.evaluate(() => (location.hash = '#/audit'));
  const lines = page.locator('[data-audit="copy-streamKey"]');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('from the window');
  await expect(lines.nth(1)).toContainText('from the palette');
  const file = join(folder, 'changes.json');
  await chooseFile(app, file);
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  await expect(page.getByText('Written to changes.json: 3 changes.')).toBeVisible();
  expect(found(await heapOf(page), all)).toEqual([]);
  await quit();
  expect(found(readFileSync(file), all)).toEqual([]);
  expect(found(Buffer.from(printed.out + printed.err), all)).toEqual([]);
  const files = filesBelow(profile);
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((one) => found(readFileSync(one), all).length > 0)).toEqual([]);
  expect(vendors.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});
