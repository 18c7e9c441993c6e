import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { chooseFile } from '../support/file-dialogs.ts';

test('a first launch offers three ways, and the demo starts in this window without leaving a trace', async ({
  launch,
}) => {
  const first = await launch();
  const page = await first.page();
  await expect(page.getByRole('button', { name: 'Add account' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
  await expect(page.getByRole('row', { name: /^Keynote/ })).toBeVisible();
  expect(await first.quit()).toBe(0);
  const again = await (await launch()).page();
  await expect(again.getByRole('button', { name: 'Try the demo' })).toBeVisible();
});

test('a file chosen in the window is shown first, then imported', async ({ launch, vendors, folder }) => {
  const file = join(folder, 'mine.json');
  writeFileSync(file, JSON.stringify(exampleConfiguration(vendors)));
  const { app, page: open } = await launch();
  const page = await open();
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Showroom/).first()).toBeVisible();
  expect(vendors.requests()).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
});

test('what is exported and imported into an empty profile is the same again', async ({
  launch,
  vendors,
  folder,
}) => {
  const first = await launch({ configuration: exampleConfiguration(vendors) });
  const page = await first.page();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  const file = join(folder, 'export.json');
  await chooseFile(first.app, file);
  const exportAs = () => page.evaluate(() => window.api.exportConfiguration(undefined));
  expect(await exportAs()).toEqual({ ok: true, value: { file: 'export.json' } });
  await first.quit();

  const { app, page: open } = await launch({ profile: join(folder, 'another'), args: ['--import', file] });
  const other = await open();
  await expect(other.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  const second = join(folder, 'again.json');
  await chooseFile(app, second);
  await other.evaluate(() => window.api.exportConfiguration(undefined));
  expect(JSON.parse(readFileSync(second, 'utf8'))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
