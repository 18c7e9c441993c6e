/** Pictures of the main views with names as customers write them. */
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const press = (name) => (page) =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 4000 });
const scenario = 'long';

export const longPictures = [
  ...both({ name: 'long-overview', scenario }),
  ...both({ name: 'long-cards', scenario, steps: press('Cards') }),
  { name: 'long-overview-900', scenario, width: 900 },
  { name: 'long-overview-420', scenario, width: 420 },
  ...both({ name: 'long-source', scenario, route: 'source/showroom', height: 1500 }),
  { name: 'long-source-stream', scenario, route: 'source/quiet', width: 900, height: 1200 },
  ...both({
    name: 'long-rules',
    scenario,
    route: 'rules',
    height: 700,
    steps: (page) => page.locator('[data-rule-id=right-to-left]').scrollIntoViewIfNeeded(),
  }),
  ...both({
    name: 'long-incidents',
    scenario,
    route: 'incidents',
    height: 1100,
    steps: async (page) => {
      await page.getByPlaceholder('Source, rule or words').fill('autumn');
      await press('Details')(page);
    },
  }),
  { name: 'long-incidents-420', scenario, route: 'incidents', width: 420, height: 1100 },
  ...both({ name: 'long-accounts', scenario, route: 'accounts', height: 900 }),
  ...both({
    name: 'long-settings',
    scenario,
    route: 'settings',
    height: 1500,
    steps: (page) => page.getByLabel('Keep quiet at set hours').click(),
  }),
  {
    name: 'long-palette',
    scenario,
    steps: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('hall');
    },
  },
];
