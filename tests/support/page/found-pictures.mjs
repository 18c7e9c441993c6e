/** Pictures of finding sources, of certificates, and of viewers. */
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const press = (name) => (page) =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 4000 });

const adding =
  (account, then = () => undefined) =>
  async (page) => {
    await press('Add source')(page);
    await page.locator('dialog').getByLabel('Account', { exact: true }).selectOption({ label: account });
    await page.locator('[data-discovery]:not([data-discovery="reading"])').waitFor({ timeout: 8000 });
    await then(page);
  };

const tickSome = async (page) => {
  await page.getByRole('checkbox', { name: /^cam2,/ }).check();
  await page.getByLabel('Name for cam2').fill('Main camera');
  await page.getByRole('checkbox', { name: /^cam4,/ }).check();
  await page.locator('[data-load]').getByText('Adds').waitFor();
};

export const foundPictures = [
  ...both({
    name: 'found-list',
    scenario: 'found',
    route: 'accounts',
    height: 900,
    steps: adding('Edge', tickSome),
  }),
  ...both({
    name: 'found-stretch',
    scenario: 'found',
    route: 'accounts',
    height: 900,
    steps: adding('Edge', async (page) => {
      await page.getByRole('checkbox', { name: /^Tick all/ }).check();
      await page.getByText('will stretch').waitFor();
    }),
  }),
  {
    name: 'found-many',
    scenario: 'found',
    route: 'accounts',
    height: 900,
    steps: adding('Showrooms', async (page) => {
      await page.getByRole('checkbox', { name: /^Tick all/ }).check();
      await page.getByLabel('Find in the list').fill('99');
    }),
  },
  {
    name: 'found-narrow',
    scenario: 'found',
    route: 'accounts',
    width: 420,
    height: 800,
    steps: adding('Edge', tickSome),
  },
  { name: 'found-absent', scenario: 'found', route: 'accounts', height: 800, steps: adding('Studio floor') },
  { name: 'found-failed', scenario: 'found', route: 'accounts', height: 800, steps: adding('Relay') },
  { name: 'found-followed', scenario: 'found', route: 'accounts', height: 900, steps: adding('Studio') },
  ...both({ name: 'found-accounts', scenario: 'found', route: 'accounts', height: 1100 }),
  {
    name: 'found-edit',
    scenario: 'found',
    route: 'accounts',
    height: 900,
    steps: async (page) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).last().click();
      await page.getByLabel('At most').fill('many');
      await press('Save')(page);
    },
  },
  { name: 'found-overview', scenario: 'found' },
  ...both({ name: 'certificates', scenario: 'secured', route: 'accounts', height: 1100 }),
  { name: 'certificates-narrow', scenario: 'secured', route: 'accounts', width: 420, height: 1500 },
  {
    name: 'certificates-form',
    scenario: 'secured',
    route: 'accounts',
    height: 1000,
    steps: async (page) => {
      await press('Add account')(page);
      await page.getByLabel('Provider').selectOption({ index: 1 });
      await page.getByLabel('Account name').fill('Studio');
      await page.getByLabel('API base URL').fill('https://storm.studio.lan');
      await page.getByLabel('Bearer token').fill('t');
      await page.locator('dialog').getByRole('button', { name: 'Test connection' }).click();
      await page.getByText('is not trusted').last().scrollIntoViewIfNeeded();
    },
  },
  ...both({ name: 'viewers-stream', scenario: 'found', route: 'source/cam1', height: 2400 }),
  { name: 'viewers-narrow', scenario: 'found', route: 'source/cam1', width: 420, height: 2600 },
  {
    name: 'viewers-addresses',
    scenario: 'found',
    route: 'source/cam1',
    height: 2400,
    steps: async (page) => {
      await page.getByLabel('Show addresses').check();
      await page.getByText('203.0.113.1', { exact: true }).waitFor();
    },
  },
  ...both({ name: 'viewers-single', scenario: 'found', route: 'source/vip', height: 1500 }),
  { name: 'viewers-left', scenario: 'left', route: 'source/vip', height: 1500 },
];
