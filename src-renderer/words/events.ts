import { formatNumber } from '../format/numbers.ts';

export const eventWords = {
  events: 'Events',
  add: 'Add event',
  addTitle: 'Add an event',
  editTitle: 'Edit the event',
  edit: 'Edit',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: 'Its alerts end with it. Its sources stay and are watched as before.',
  goneTitle: 'This event is no longer here.',
  showMore: (rest: number) => `Show ${formatNumber(rest)} more`,
  showFewer: 'Show fewer',
  watching: 'Watching',
  waiting: 'Waiting',
  live: 'Live',
  views: 'Views',
  unseen: (count: number) =>
    count === 1
      ? 'Without 1 source that cannot be seen.'
      : `Without ${formatNumber(count)} sources that cannot be seen.`,
  worst: 'Worst:',
  sources: (count: number) => (count === 1 ? '1 source' : `${formatNumber(count)} sources`),
  funnel: 'People of the event',
  members: 'Sources',
  source: 'Source',
  state: 'State',
  expected: 'Expected',
  notListed: "not in its account's list",
  readings: 'Readings',
  planned: 'Planned times',
  noPlanned: 'Nothing is planned. Edit the event to be told when a source is not live in time.',
  now: 'now',
  next: 'next',
  past: 'over',
  chart: 'Over time',
  window: 'Whole event',
  leadLag: 'Lead and lag',
  noLeadLag:
    'Shown here when the queue clearly follows the viewers: after an hour together, with a correlation above 0.5.',
  rule: 'What it alerts about',
  incidents: 'Incidents',
  noIncidents: 'None of this event.',
  inEvents: 'In',
  leaves: (names: string) => `It also leaves ${names}.`,
  noEvent: 'No event',
};

export const expectationWords: Readonly<Record<'missing' | 'live' | 'unseen' | 'paused' | 'none', string>> = {
  missing: 'should be live',
  live: 'live, as planned',
  unseen: 'cannot be told',
  paused: 'paused',
  none: 'nothing now',
};

export const whenWords = {
  startsIn: (span: string) => `starts in ${span}`,
  starts: (moment: string) => `starts ${moment}`,
  onSince: (moment: string) => `on since ${moment}`,
  overSince: (moment: string) => `over since ${moment}`,
  unplanned: 'nothing planned',
};

export const eventFormWords = {
  name: 'Event name',
  nameHelp: 'What you call the show, for example Evening show.',
  sources: 'Event sources',
  search: 'Find a source',
  chosen: (count: number) => (count === 1 ? '1 chosen' : `${formatNumber(count)} chosen`),
  more: (count: number) => `${formatNumber(count)} more. Type a name to find them.`,
  nothingFits: 'No source fits.',
  onlyChosen: 'Only chosen',
  help: 'From five minutes before until the end, a source that is not live raises an alert.',
  nameMissing: 'Enter a name.',
  sourcesMissing: 'Choose one source at least.',
  noBeginning: 'Enter when it begins.',
  noEnd: 'Enter when it ends.',
  endFirst: 'The end lies after the beginning.',
};
