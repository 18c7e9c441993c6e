import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { letWait, openShowroom } from '../support/showroom.ts';

test.beforeEach(({ vendors }) => letWait(vendors, 2));

test('a rule is written, tried on the past as its numbers are moved, saved, and fires', async ({
  launch,
  vendors,
  desktop,
}) => {
  const { window: page } = await openShowroom({ launch, vendors, desktop });
  await page.getByRole('link', { name: /^Rules/ }).click();
  await page.getByRole('button', { name: 'Add rule' }).click();
  const editor = page.getByRole('form', { name: 'Add rule' });
  await editor.getByLabel('Value', { exact: true }).fill('2');
  await editor.getByLabel('Hold for').fill('0 s');
  await expect(editor.getByText(/when the queue is 2 or more, until/)).toBeVisible();
  await expect(editor.locator('[data-count="1"][aria-busy="false"]')).toBeVisible();
  await expect(editor.locator('[data-chart="queue"]')).toContainText('Showroom, Queue');
  const line = editor.locator('[data-chart="queue"] [data-threshold]');
  await expect(line).toHaveAttribute('data-threshold', '2');
  const strip = editor.locator('[data-tried] [data-firings]');
  await expect(strip).toHaveAttribute('data-firings', '1');
  await editor.getByLabel('Value', { exact: true }).fill('3');
  await expect(editor.locator('[data-count="0"][aria-busy="false"]')).toBeVisible();
  await expect(line).toHaveAttribute('data-threshold', '3');
  await expect(strip).toHaveAttribute('data-firings', '0');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(editor.getByText('Give the rule a name.')).toBeVisible();
  await editor.getByLabel('Name', { exact: true }).fill('Three wait');
  await editor.getByRole('button', { name: 'Save' }).click();
  const item = page.getByRole('listitem', { name: 'Three wait' });
  await expect(item).toBeVisible();
  letWait(vendors, 3);
  await expect(item).toHaveAttribute('data-firing', '1');
  const notice = await desktop.notifications.until(({ title }) => title.startsWith('Three wait'));
  expect(notice.title).toBe('Three wait: Showroom');
});

test('a starter rule is changed and restored, and what was set outlives a restart', async ({
  launch,
  vendors,
}) => {
  const first = await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const page = await first.page();
  // The import is over when its sources are there: what is changed before may be taken back by it.
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await page.getByRole('link', { name: /^Rules/ }).click();
  const item = page.getByRole('listitem', { name: 'Queue long' });
  await item.getByRole('switch').click();
  await expect(item.getByRole('switch')).not.toBeChecked();
  await expect(item.getByRole('button', { name: 'Restore' })).toBeVisible();
  await first.quit();
  const second = await launch();
  const again = await second.page();
  await again.getByRole('link', { name: /^Rules/ }).click();
  const kept = again.getByRole('listitem', { name: 'Queue long' });
  await expect(kept.getByRole('switch')).not.toBeChecked();
  await kept.getByRole('button', { name: 'Restore' }).click();
  await expect(kept.getByRole('switch')).toBeChecked();
});
