/** Which pictures are taken: a scenario, a place, and what is done there. */
import { actionPictures } from './action-pictures.mjs';
import { foundPictures } from './found-pictures.mjs';
import { eventPictures } from './event-pictures.mjs';
import { chartPictures } from './chart-pictures.mjs';
import { destinationPictures } from './destination-pictures.mjs';
import { longPictures } from './long-pictures.mjs';
import { quietPictures } from './quiet-pictures.mjs';
import { rulePictures } from './rule-pictures.mjs';

const press = (name) => (page) =>
  page
    .getByRole('button', { name, exact: true })
    .first()
    .click({ timeout: 4000 })
    .catch(() => console.error('no button', name));
const key = (keys) => (page) => page.keyboard.press(keys);

const both = (picture) => [picture, { ...picture, name: `${picture.name}-dark`, dark: true }];

/** Opens an incident's time and goes to what happened last in it. */
async function replaySteps(page) {
  await press('Details')(page);
  await press('Replay')(page);
  await page.getByRole('region', { name: 'Replay' }).waitFor();
  await press('Next event')(page);
  await press('Next event')(page);
  await page.waitForTimeout(600);
}

export const pictures = [
  ...both({ name: 'first', scenario: 'first' }),
  { name: 'empty', scenario: 'empty' },
  ...both({ name: 'overview' }),
  { name: 'overview-cards', steps: press('Cards') },
  { name: 'overview-cards-dark', dark: true, steps: press('Cards') },
  { name: 'overview-grouped', steps: (page) => page.getByLabel('Group by').selectOption('account') },
  { name: 'overview-nothing', steps: (page) => page.getByLabel('Search').fill('zzz') },
  ...both({ name: 'failing', scenario: 'failing' }),
  { name: 'failing-900', scenario: 'failing', width: 900 },
  {
    name: 'locked',
    scenario: 'locked',
    route: 'accounts',
    height: 900,
    steps: async (page) => {
      await press('Add account')(page);
      await page.getByLabel('Account name').fill('Second');
      await page.getByLabel('User ID').fill('u2');
      await page.getByLabel('API key').fill('k-2');
      await press('Save')(page);
    },
  },
  { name: 'notices', scenario: 'locked', dark: true },
  { name: 'strange', scenario: 'strange' },
  { name: 'strange-source', scenario: 'strange', route: 'source/x2' },
  ...both({ name: 'many', scenario: 'many' }),
  { name: 'narrow', width: 560, height: 700 },
  { name: 'narrow-cards', width: 420, height: 700, steps: press('Cards') },
  { name: 'zoomed', width: 590, height: 380 },
  ...both({ name: 'source', route: 'source/showroom', height: 1400 }),
  { name: 'source-stream', route: 'source/rally', height: 1600 },
  { name: 'source-viewer', route: 'source/vip', height: 1700 },
  { name: 'source-list', route: 'source/keynote', height: 1200 },
  { name: 'source-failing', scenario: 'failing', route: 'source/showroom', height: 1200 },
  { name: 'source-narrow', route: 'source/showroom', width: 420, height: 1200 },
  {
    name: 'source-log',
    scenario: 'failing',
    route: 'source/f1',
    height: 1900,
    steps: (page) => page.getByText('Poll log').click(),
  },
  { name: 'source-gone', route: 'source/nobody' },
  ...both({ name: 'incidents', route: 'incidents' }),
  { name: 'incidents-snooze', route: 'incidents', steps: press('Snooze') },
  ...quietPictures,
  ...both({
    name: 'self-check',
    route: 'settings',
    height: 1900,
    steps: (page) => press('Run self-check')(page),
  }),
  { name: 'source-snooze-narrow', route: 'source/showroom', width: 420, height: 700, steps: press('Snooze') },
  ...both({
    name: 'incidents-detail',
    route: 'incidents',
    height: 1100,
    steps: async (page) => {
      await press('Details')(page);
      await page.getByLabel('Note').fill('A school class came at once.');
      await page.getByText('As data').first().click();
    },
  }),
  {
    name: 'incidents-snoozed',
    route: 'incidents',
    steps: async (page) => {
      await press('Snooze')(page);
      await press('until recovered')(page);
      await page.getByText('End snooze').first().waitFor();
    },
  },
  { name: 'incidents-narrow', route: 'incidents', width: 480, height: 900, steps: press('Details') },
  ...both({ name: 'replay', route: 'incidents', height: 860, steps: replaySteps }),
  {
    name: 'replay-source',
    route: 'incidents',
    height: 1000,
    steps: async (page) => {
      await replaySteps(page);
      await page.locator('.source').first().click();
      await page.waitForTimeout(1200);
    },
  },
  { name: 'replay-narrow', route: 'incidents', width: 420, height: 900, steps: replaySteps },
  { name: 'incidents-none', scenario: 'first', route: 'incidents' },
  ...rulePictures,
  ...both({ name: 'accounts', route: 'accounts' }),
  { name: 'accounts-failing', scenario: 'failing', route: 'accounts' },
  { name: 'accounts-none', scenario: 'first', route: 'accounts' },
  ...both({ name: 'add-account', route: 'accounts', steps: press('Add account') }),
  {
    name: 'add-account-problems',
    route: 'accounts',
    steps: async (page) => {
      await press('Add account')(page);
      await page.getByLabel('Provider').selectOption({ index: 1 });
      await page.getByLabel('API base URL').fill('http://192.168.1.7');
      await press('Save')(page);
    },
  },
  ...both({ name: 'add-source', route: 'accounts', steps: press('Add source') }),
  { name: 'replace-secret', route: 'accounts', steps: press('Replace secret') },
  { name: 'remove-account', route: 'accounts', steps: press('Remove') },
  { name: 'edit-source', route: 'source/showroom', steps: press('Edit') },
  ...both({ name: 'settings', route: 'settings', height: 1500 }),
  {
    name: 'settings-used',
    route: 'settings',
    height: 1700,
    steps: async (page) => {
      await page.getByLabel('Keep quiet at set hours').click();
      await press('Run self-check')(page);
      await press('Send test notification')(page);
      await press('Export')(page);
    },
  },
  ...destinationPictures,
  { name: 'import', route: 'settings', height: 1300, steps: press('Import') },
  ...both({ name: 'palette', steps: key('Control+k') }),
  { name: 'shortcuts', steps: key('?') },
  ...chartPictures,
  ...actionPictures,
  ...foundPictures,
  ...eventPictures,
  ...longPictures,
];
