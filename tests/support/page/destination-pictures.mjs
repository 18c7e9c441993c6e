/** Destinations in every state: told, refused, tried again, being made, edited and taken away. */
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click();
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];

export const destinationPictures = [
  ...both({ name: 'destinations', scenario: 'told', route: 'settings', height: 1700 }),
  {
    name: 'destination-add',
    route: 'settings',
    height: 900,
    steps: press('Add destination'),
  },
  ...both({
    name: 'destination-problems',
    route: 'settings',
    height: 900,
    steps: async (page) => {
      await press('Add destination')(page);
      await page.getByLabel('Kind').selectOption('ntfy');
      await page.getByLabel('Webhook address').fill('https://ntfy.sh/');
      await page.getByRole('dialog').getByLabel('Name').fill('Phone');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    },
  }),
  {
    name: 'destination-test',
    scenario: 'told',
    route: 'settings',
    height: 1700,
    steps: async (page) => {
      for (const name of ['Slack #ops', 'Night shift'])
        await page.getByRole('listitem', { name }).getByRole('button', { name: 'Send test' }).click();
    },
  },
  {
    name: 'destination-edit',
    scenario: 'told',
    route: 'settings',
    height: 900,
    steps: (page) =>
      page
        .getByRole('listitem', { name: /^Pager/ })
        .getByRole('button', { name: 'Edit' })
        .click(),
  },
  {
    name: 'destination-remove',
    scenario: 'told',
    route: 'settings',
    height: 900,
    steps: (page) =>
      page
        .getByRole('listitem', { name: /^Pager/ })
        .getByRole('button', { name: 'Remove' })
        .click(),
  },
  ...both({
    name: 'rules-told',
    scenario: 'told',
    route: 'rules',
    height: 1200,
    steps: (page) => page.getByRole('button', { name: 'Edit', exact: true }).nth(1).click(),
  }),
  {
    name: 'incidents-told',
    scenario: 'told',
    route: 'incidents',
    height: 1100,
    steps: press('Details'),
  },
];
