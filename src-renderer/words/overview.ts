export const overviewWords = {
  search: 'Search',
  searchHint: 'Search  /',
  list: 'Sources',
  allProviders: 'All',
  provider: 'Show only',
  state: 'Show state',
  allStates: 'All states',
  attention: 'Needs attention',
  sort: 'Sort by',
  group: 'Group by',
  layout: 'Show as',
  table: 'Table',
  cards: 'Cards',
  ascending: 'ascending',
  descending: 'descending',
  shown: (shown: string, all: string) => (shown === all ? `${all} sources` : `${shown} of ${all} sources`),
  nothingFits: 'No source fits.',
  showAll: 'Show all sources',
  addSource: 'Add source',
  addAccount: 'Add account',
  noSources: 'Your accounts are ready. Add the first thing to watch: its numbers appear within seconds.',
  noAccounts: 'Nothing is watched yet. Add an account to see its streams here.',
  lastMinutes: (label: string) => `${label}, last 15 minutes`,
};

export const columnWords = {
  state: 'State',
  label: 'Source',
  account: 'Account',
  live: 'Live',
  queue: 'Queue',
  wait: 'Wait',
  health: 'Health',
  trend: '15 min',
  age: 'Age',
};

export const groupWords = { none: 'Nothing', account: 'Account', provider: 'Provider', state: 'State' };
