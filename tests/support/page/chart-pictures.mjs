/** Pictures of charts: every range, what can be done with them, and what stands around them. */
const button = (name) => (page) =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 4000 });
const field = (page, index = 0) => page.getByRole('application').nth(index);

/** Moves the pointer over a chart; shares of its width and height. */
async function over(page, across, index = 0) {
  const box = await field(page, index).boundingBox();
  await page.mouse.move(box.x + box.width * across, box.y + box.height * 0.45);
  return box;
}
const range = (label) => async (page) => {
  await button(label)(page);
  await page.waitForTimeout(700);
  await over(page, 0.62);
};
const inTurn =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page);
  };
const compare = (...texts) =>
  inTurn(
    ...texts.map((text) => async (page) => {
      await button('Compare with…')(page);
      await page.getByLabel('Find a source or a reading').fill(text);
      await page.locator('dialog li button').first().click();
    }),
  );
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const on = (name, steps, more = {}) => ({
  name: `charts-${name}`,
  route: 'source/showroom',
  height: 1250,
  steps,
  ...more,
});

/** As if the window had last been looked at two hours ago. */
const away = async (page) => {
  await page.evaluate(() => localStorage.setItem('looked-at', String(Date.now() - 7_200_000)));
  await page.reload();
  await page.getByText('Since you left').waitFor();
};

export const chartPictures = [
  on('15m', (page) => over(page, 0.6)),
  on('1h', range('1 h')),
  on('6h', range('6 h')),
  ...both(on('24h', range('24 h'))),
  on('7d', range('7 d')),
  ...both(on('30d', range('30 d'))),
  on(
    'gap',
    inTurn(range('6 h'), (page) => over(page, 0.645)),
  ),
  on(
    'band',
    inTurn(range('1 h'), (page) => over(page, 0.33)),
  ),
  on(
    'drag',
    inTurn(range('6 h'), async (page) => {
      const box = await over(page, 0.3);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
    }),
  ),
  on(
    'zoomed',
    inTurn(range('6 h'), async (page) => {
      const box = await over(page, 0.3);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
      await page.mouse.up();
      await page.waitForTimeout(500);
      await over(page, 0.5);
    }),
  ),
  on(
    'wheel',
    inTurn(range('24 h'), async (page) => {
      await page.mouse.wheel(0, -600);
      await page.waitForTimeout(500);
      await page.mouse.click(500, 420);
    }),
  ),
  on(
    'keys',
    inTurn(button('1 h'), async (page) => {
      await field(page).focus();
      for (const key of ['+', 'ArrowLeft', 'Shift+ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    }),
  ),
  ...both(
    on(
      'compared',
      inTurn(button('24 h'), compare('castle queue', 'race viewers', 'race feed health'), (page) =>
        over(page, 0.62),
      ),
    ),
  ),
  ...both(
    on('ghost', async (page) => {
      await button('24 h')(page);
      await page.getByLabel('Same time').selectOption('day');
      await page.waitForTimeout(700);
      await over(page, 0.62);
    }),
  ),
  on('table', inTurn(button('6 h'), button('Show as table'))),
  on('stream', range('24 h'), { route: 'source/rally', height: 1500 }),
  on('viewer', range('1 h'), { route: 'source/vip', height: 1900 }),
  ...both(on('export', inTurn(button('6 h'), button('Export')))),
  on(
    'exporting',
    inTurn(button('Export'), (page) =>
      page.locator('dialog').getByRole('button', { name: 'Export', exact: true }).click(),
    ),
  ),
  on(
    'export-picture',
    inTurn(button('Export'), button('Picture of the charts (PNG)'), (page) =>
      page.locator('dialog').getByRole('button', { name: 'Export', exact: true }).click(),
    ),
  ),
  ...both(on('since-left', away, { route: '', height: 760 })),
  on('since-left-narrow', away, { route: '', width: 420, height: 900 }),
  ...both(
    on('settings', (page) => page.getByText('On disk').scrollIntoViewIfNeeded(), {
      route: 'settings',
      height: 1900,
    }),
  ),
  on('forget', button('Forget everything'), { route: 'settings' }),
  on('narrow', range('24 h'), { width: 420 }),
  on('narrow-compared', inTurn(compare('race health'), range('24 h')), { width: 420, height: 1500 }),
  on('failing', range('1 h'), { scenario: 'failing' }),
  on('paused', (page) => over(page, 0.6), { route: 'source/held', height: 900 }),
  on('table-dark', inTurn(button('24 h'), button('Show as table')), { dark: true, height: 900 }),
  ...both(on('compare-many', button('Compare with…'), { scenario: 'many', route: 'source/s0', height: 900 })),
];
