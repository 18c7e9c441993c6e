import { expect, test } from '../support/app.ts';

test('the demo shows moving numbers of all three vendors, without an account', async ({ launch }) => {
  const { page: open } = await launch({ args: ['--demo'] });
  const page = await open();
  for (const label of ['Showroom', 'Race feed', 'Side stage']) {
    const shown = page
      .getByRole('row', { name: new RegExp(`^${label}`) })
      .locator('[data-value]')
      .first();
    await expect(shown).toBeVisible();
  }
  const live = page.locator('[data-source-id="race"] [data-value]').first();
  const before = await live.getAttribute('data-value');
  await expect.poll(() => live.getAttribute('data-value')).not.toBe(before);
});
