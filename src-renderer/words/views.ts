/** The names of the views, as navigation shows them, and the words around them. */
import { formatNumber } from '../format/numbers.ts';

export const viewNames = {
  overview: 'Overview',
  incidents: 'Incidents',
  rules: 'Rules',
  accounts: 'Accounts',
  settings: 'Settings',
} as const;

export const shellWords = {
  product: 'Tallylight',
  skip: 'Skip to content',
  navigation: 'Views',
  demo: 'demo',
  demoHint: 'Simulated vendors: nothing here is real.',
  connecting: 'Reading the state of your sources…',
  disconnected:
    'The window cannot reach the rest of Tallylight. Polling and alerts may still be running. Trying again.',
  noData: 'no data',
  learning: 'learning',
  live: 'live',
  viewers: 'viewers',
  queue: 'queue',
  wait: 'wait',
  openIncidents: (count: number) => `${formatNumber(count)} open`,
  dismiss: 'Dismiss',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  vanished: 'This source is no longer here.',
  backToOverview: 'Back to the overview',
};
