import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

test('after SIGKILL everything is there again and polling resumes', async ({ launch, vendors }) => {
  const first = await launch({ configuration: exampleConfiguration(vendors) });
  const page = await first.page();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
  const preferences = await page.evaluate(() => window.api.changePreferences({ theme: 'dark' }));
  expect(preferences.ok).toBe(true);
  const sources = await page.locator('[data-source-id]').count();
  await first.kill();
  vendors.clear();

  const again = await (await launch()).page();
  await expect(again.locator('[data-source-id]')).toHaveCount(sources);
  for (const label of ['Showroom', 'Race feed', 'VIP box']) {
    const row = again.getByRole('row', { name: new RegExp(`^${label}`) });
    await expect(row).toHaveAttribute('data-condition', 'fresh');
  }
  expect(new Set(vendors.requests().map(({ vendor }) => vendor))).toEqual(
    new Set(['streampixel', 'storm', 'fastpix']),
  );
  const kept = await again.evaluate(() => window.api.readPreferences(undefined));
  expect(kept).toMatchObject({ ok: true, value: { theme: 'dark' } });
});

test('twenty kills at random moments leave a profile that opens', async ({ launch, vendors }) => {
  test.setTimeout(300_000);
  const first = await launch({ configuration: exampleConfiguration(vendors) });
  await expect((await first.page()).getByRole('row', { name: /^Showroom/ })).toHaveAttribute(
    'data-condition',
    'fresh',
  );
  await first.kill();
  for (let round = 0; round < 20; round += 1) {
    const { page: open, kill } = await launch();
    const page = await open();
    await page.evaluate((width) => window.api.changePreferences({ requestCeiling: width }), round + 1);
    await kill();
  }
  const page = await (await launch()).page();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
  await expect(page.getByText('set aside')).toHaveCount(0);
});
