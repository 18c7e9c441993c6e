import { test } from '../support/app.ts';
test('look', async ({ launch, desktop }) => {
  test.setTimeout(400_000);
  void desktop;
  const { page: open } = await launch({ args: ['--demo'] });
  const page = await open();
  await page.waitForTimeout(200_000);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/shots/readme.png' });
  await page
    .getByRole('row', { name: /^Showroom/ })
    .first()
    .click();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(2000);
  await page.screenshot({ path: '/tmp/shots/readme-source.png' });
});
