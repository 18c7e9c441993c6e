/** Pictures of everything around changing streams: dialogs in each stage, menus, the selection, the list of changes. */
const button = (name) => (page) =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 4000 });
const inTurn =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page);
  };
const row = (label) => (page) => page.getByRole('row', { name: new RegExp(`^${label}`) });
const menu = (label) => (page) => row(label)(page).click({ button: 'right' });
const select =
  (...labels) =>
  async (page) => {
    for (const label of labels) await row(label)(page).click({ modifiers: ['Control'] });
  };
const confirm = (name) => (page) =>
  page.locator('dialog').getByRole('button', { name, exact: true }).click({ timeout: 4000 });
const type = (text) => (page) => page.locator('dialog').getByRole('textbox').last().fill(text);
const pause = (ms) => (page) => page.waitForTimeout(ms);

const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const on = (name, route, steps, more = {}) =>
  both({ name: `actions-${name}`, scenario: 'studio', route, steps, ...more });

const edited = async (page) => {
  await button('Update…')(page);
  await page.getByLabel('Value 2').fill('Hall 4');
  await button('Remove entry 3')(page);
  await button('Add entry')(page);
  const rows = page.locator('dialog li.pair');
  const count = await rows.count();
  await page.getByLabel(`Name ${count}`).fill('language');
  await page.getByLabel(`Value ${count}`).fill('de');
  await page.getByLabel('Reconnect window').fill('240');
};

export const actionPictures = [
  ...on('source', 'source/keynote', undefined, { height: 1900 }),
  ...on('off-source', 'source/keynote', undefined, { scenario: 'studio-off', height: 900 }),
  ...on('off', 'source/keynote', button('Disable…'), { scenario: 'studio-off' }),
  ...on('editor', 'source/side', button('Update…'), { height: 860 }),
  ...on(
    'editor-problems',
    'source/side',
    inTurn(button('Update…'), async (page) => {
      await page.getByLabel('Name 2').fill('livestream_name');
      await page.getByLabel('Value 3').fill('x'.repeat(256));
      await page.getByLabel('Reconnect window').fill('45');
    }),
    { height: 860 },
  ),
  ...on('differences', 'source/side', inTurn(edited, confirm('Review changes')), { height: 860 }),
  ...on(
    'update-sent',
    'source/side',
    inTurn(edited, confirm('Review changes'), confirm('Send changes'), pause(300)),
  ),
  ...on('confirm', 'source/keynote', button('Disable…')),
  ...on('confirm-wrong', 'source/keynote', inTurn(button('Disable…'), type('Keynotf'))),
  ...on('refused', 'source/keynote', inTurn(button('Finish…'), confirm('Finish'), pause(900))),
  ...on(
    'confirmed',
    'source/keynote',
    inTurn(button('Disable…'), type('Keynote'), confirm('Disable'), pause(2500)),
  ),
  ...on('delete', 'source/idle', button('Delete…')),
  ...on(
    'waiting',
    'source/idle',
    inTurn(button('Delete…'), type('Yesterday'), confirm('Delete'), pause(1200)),
  ),
  ...on(
    'waiting-elsewhere',
    'source/idle',
    inTurn(
      button('Delete…'),
      type('Yesterday'),
      confirm('Delete'),
      async (page) => {
        await page.keyboard.press('Control+k');
        await page.keyboard.press('Escape');
      },
      pause(1500),
    ),
  ),
  ...on('unconfirmed', 'source/backstage', inTurn(button('Enable…'), confirm('Enable'), pause(2500))),
  ...on('menu', '', menu('Keynote')),
  ...on('menu-several', '', inTurn(select('Keynote', 'Side stage', 'Backstage'), menu('Keynote'))),
  ...on('selection', '', select('Keynote', 'Side stage', 'Backstage', 'Showroom')),
  ...on(
    'several',
    '',
    inTurn(select('Keynote', 'Side stage', 'Backstage', 'Showroom'), button('Disable 3…')),
  ),
  ...on(
    'several-sent',
    '',
    inTurn(
      select('Keynote', 'Side stage'),
      button('Disable 2…'),
      type('Disable 2'),
      confirm('Disable 2'),
      pause(2500),
    ),
  ),
  ...on('copied', 'source/keynote', inTurn(button('Copy stream key'), pause(1200))),
  ...on('audit', 'audit', undefined, { height: 1000 }),
  ...on('audit-none', 'audit', (page) => page.getByLabel('Search').fill('zzz')),
  ...on('audit-span', 'audit', button('From, until')),
  ...on('audit-empty', 'audit', undefined, { scenario: 'studio-off' }),
  { name: 'actions-audit-narrow', scenario: 'studio', route: 'audit', width: 480, height: 1000 },
  { name: 'actions-menu-cards', scenario: 'studio', steps: inTurn(button('Cards'), pause(300)) },
  ...on('accounts', 'accounts', undefined, { height: 900 }),
  {
    name: 'actions-narrow',
    scenario: 'studio',
    route: 'source/side',
    width: 420,
    height: 860,
    steps: button('Update…'),
  },
];
