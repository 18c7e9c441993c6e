/** Pictures of quiet: turned on by hand, and at set hours. */
const press = (name) => (page) =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 4000 });
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];

/** Quiet hours from an hour ago for nine hours. */
const quietHours = (bypass) => async (page) => {
  const time = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
  const hours = { days: [0, 1, 2, 3, 4, 5, 6], from: time(-1), until: time(8), timeZone: 'UTC', bypass };
  await page.evaluate((quietHours) => window.api.changePreferences({ quietHours }), {
    enabled: true,
    ...hours,
  });
  await page.waitForSelector('[data-quiet-until]');
};

export const quietPictures = [
  ...both({ name: 'quiet-menu', steps: press('Quiet') }),
  ...both({
    name: 'quiet-on',
    steps: async (page) => {
      await press('Quiet')(page);
      await press('For 4 hours')(page);
    },
  }),
  {
    name: 'quiet-on-narrow',
    width: 560,
    height: 700,
    steps: async (page) => {
      await press('Quiet')(page);
      await press('For 1 hour')(page);
    },
  },
  ...both({ name: 'quiet-hours', steps: quietHours('critical') }),
  {
    name: 'quiet-hours-longer',
    width: 900,
    steps: (page) => quietHours('warning')(page).then(() => press('Longer')(page)),
  },
  { name: 'quiet-hours-zoomed', width: 590, height: 380, steps: quietHours('critical') },
  {
    name: 'quiet-on-900',
    width: 900,
    steps: (page) => press('Quiet')(page).then(() => press('For 1 hour')(page)),
  },
  {
    name: 'quiet-nothing',
    dark: true,
    steps: async (page) => {
      await quietHours('none')(page);
      await press('Longer')(page);
      await press('Until')(page);
    },
  },
  { name: 'quiet-menu-narrow', width: 420, height: 700, steps: press('Quiet') },
];
