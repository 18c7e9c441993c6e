import { formatNumber } from '../format/numbers.ts';

const count = (many: number, one: string, more: string) =>
  many === 1 ? `1 ${one}` : `${formatNumber(many)} ${more}`;
const sources = (many: number) => count(many, 'source', 'sources');

/** Finding what there is to watch in an account. */
export const discoveryWords = {
  title: (account: string) => `What ${account} has`,
  byHand: 'Or enter it yourself',
  byHandOnly: 'Enter it yourself',
  reading: 'Reading the list…',
  soFar: (found: number) => `Reading the list, ${formatNumber(found)} so far…`,
  stop: 'Stop',
  again: 'Read again',
  tryAgain: 'Try again',
  nothing: 'The account has nothing to watch yet.',
  noMatch: 'Nothing in the list matches.',
  search: 'Find in the list',
  found: (found: number, watched: number) =>
    `${formatNumber(found)} found${watched === 0 ? '' : `, ${formatNumber(watched)} watched already`}`,
  cut: 'The list is longer than can be read, or parts of it could not be read. Enter what is missing yourself.',
  follows:
    'This account follows its list by itself. A source added here keeps a name and an interval of its own.',
  list: 'Found in the account',
  all: (shown: number) => `Tick all ${formatNumber(shown)} shown`,
  watched: 'watched',
  live: 'live',
  tick: (label: string, detail: string) => (detail === '' ? label : `${label}, ${detail}`),
  name: (label: string) => `Name for ${label}`,
  add: (many: number) => (many === 0 ? 'Add ticked' : `Add ${sources(many)}`),
  ticked: (many: number) => `${formatNumber(many)} ticked`,
  load: (requests: number, span: string) => `Adds ${count(requests, 'request', 'requests')} every ${span}.`,
  stretches: (account: string, span: string) =>
    `That is more than the request budget of ${account} holds: its intervals will stretch to ${span}.`,
  added: (added: number, known: number) =>
    `Added ${sources(added)}${known === 0 ? '' : `; ${formatNumber(known)} were watched already`}.`,
};
