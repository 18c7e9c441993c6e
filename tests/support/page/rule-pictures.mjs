/** Pictures of the rules: the list, the editor, and the editor with each condition there is. */
const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** What is written for each condition; fields left out keep what the editor offers. */
const conditions = {
  above: { Value: '10', 'Lets go at': '4' },
  below: { Value: '1' },
  grows: { 'Grows by at least': '3', Within: '2 min' },
  'grows-unusually': { 'Growth score': '3' },
  'wait-above': { 'Wait of at least': '5 min', 'Lets go at': '3 min' },
  'forecast-above': {
    'People in the queue': '20',
    'Within the next': '10 min',
    'With a chance of at least': '70',
  },
  'state-becomes': { State: 'CLOSD' },
  'state-is-not': { State: 'PUBLISHED' },
  'grade-is': { 'Health grade': 'Bad' },
  'no-data': { 'For at least': '30 s' },
  failing: { 'For at least': '1 min' },
  frozen: { 'For at least': '1 min' },
  'not-live': { 'Live ahead by': '5 min' },
  'stream-down': {},
  'ingest-stalled': {},
  'delivery-low': {},
};

const write = (type, fields) => async (page) => {
  await button(page, 'Add rule').click();
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.getByLabel('Fires when').selectOption(type);
  if (type === 'not-live') await button(page, 'Add a time').click();
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(text);
};

export const rulePictures = [
  ...both({ name: 'rules', route: 'rules' }),
  ...both({
    name: 'rules-editor',
    route: 'rules',
    height: 1000,
    steps: async (page) => {
      await button(page, 'Edit').nth(1).click();
      await page.getByLabel('Value').fill('4');
      await page.getByLabel('Lets go at').fill('2');
      await page.getByText('would have fired').waitFor();
      await page.getByText('When', { exact: true }).click();
      await page.locator('[aria-busy=false]').first().waitFor();
    },
  }),
  {
    name: 'rules-problems',
    route: 'rules',
    height: 1000,
    steps: async (page) => {
      await button(page, 'Add rule').click();
      await page.getByLabel('Fires when').selectOption('not-live');
      await button(page, 'Add a time').click();
      await page.getByLabel('Hold for').fill('soon');
      await button(page, 'Save').click();
    },
  },
  {
    name: 'rules-narrow',
    route: 'rules',
    width: 480,
    height: 1100,
    steps: (page) => button(page, 'Edit').first().click(),
  },
  ...Object.entries(conditions).flatMap(([type, fields]) =>
    both({ name: `rule-of-${type}`, route: 'rules', height: 900, steps: write(type, fields) }),
  ),
];
