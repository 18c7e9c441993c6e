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
  shown: (shown: string, all: string) => (shown === all ? `${all} sources` : `${shown} of ${all} sources`),
  growing: 'queue growing fast',
  nothingFits: 'No source fits.',
  showAll: 'Show all sources',
  addSource: 'Add source',
  addAccount: 'Add account',
  noSources: 'Your accounts are ready. Add the first thing to watch: its numbers appear within seconds.',
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

export const groupWords = {
  none: 'Nothing',
  account: 'Account',
  provider: 'Provider',
  state: 'State',
  event: 'Event',
};
