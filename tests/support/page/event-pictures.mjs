/** Pictures of events: on the overview, on their page, and the form. */
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click();

async function filled(page) {
  await press('Add event')(page);
  await page.getByLabel('Event name').fill('Late show');
  await page.getByLabel('Find a source').fill('e');
  await page.getByRole('checkbox', { name: 'Keynote' }).check();
  await page.getByRole('checkbox', { name: 'Race feed' }).check();
}

export const eventPictures = [
  ...both({ name: 'event-overview', scenario: 'shows', height: 900 }),
  {
    name: 'event-overview-grouped',
    scenario: 'shows',
    height: 900,
    steps: async (page) => {
      await page.getByLabel('Group by').selectOption('event');
      await page.locator('[data-total=wait]').waitFor();
    },
  },
  { name: 'event-overview-narrow', scenario: 'shows', width: 420, height: 900 },
  { name: 'event-overview-failing', scenario: 'shows-failing', height: 900 },
  ...both({ name: 'event-overview-many', scenario: 'shows-many', height: 900, steps: press('Show 8 more') }),
  ...both({ name: 'event-page', scenario: 'shows', route: 'event/race', height: 1500 }),
  ...both({ name: 'event-page-missing', scenario: 'shows', route: 'event/evening', height: 1500 }),
  { name: 'event-page-failing', scenario: 'shows-failing', route: 'event/race', height: 1500 },
  { name: 'event-page-narrow', scenario: 'shows', route: 'event/race', width: 420, height: 1500 },
  { name: 'event-page-many', scenario: 'shows-many', route: 'event/all', height: 1500 },
  { name: 'event-page-unplanned', scenario: 'shows', route: 'event/foyer', height: 900 },
  { name: 'event-page-gone', scenario: 'shows', route: 'event/nobody' },
  {
    name: 'event-page-table',
    scenario: 'shows',
    route: 'event/race',
    height: 1500,
    steps: press('Show as table'),
  },
  ...both({ name: 'event-form', scenario: 'shows', height: 900, steps: filled }),
  {
    name: 'event-form-wrong',
    scenario: 'shows-many',
    height: 900,
    dark: true,
    steps: async (page) => {
      await press('Add event')(page);
      await page.getByLabel('Until').fill('2020-01-01T00:00');
      await press('Save')(page);
    },
  },
  { name: 'event-form-narrow', scenario: 'shows', width: 420, height: 800, steps: filled },
  {
    name: 'event-palette',
    scenario: 'shows',
    steps: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('ev');
    },
  },
];
