/** Words around changing things at a provider. What will happen and what did is told by main. */
import type { ActionOutcome, ActionPhase } from '#contract/channels/actions';
import { formatNumber } from '../format/numbers.ts';

export const actionWords = {
  section: 'Actions',
  snoozeHour: 'Snooze for 1 h',
  snoozeRecovered: 'Snooze until recovered',
  nothingOpen: 'Nothing is open here.',
  looking: 'Looking at how things stand…',
  lookAgain: 'Look again',
  lookedAgain: 'This had stood here for two minutes, so it was looked at again.',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  review: 'Review changes',
  send: 'Send changes',
  identity: 'ID',
  status: 'Status',
  views: 'Views',
  viewsWithAge: (views: string, age: string) => `${views}, ${age} old`,
  viewsNow: (views: string) => `${views}, just read`,
  skipped: 'left out',
  items: 'What will happen to each',
  typeLabel: (label: string) => `Type “${label}” to confirm`,
  waits: (span: string) => `After that it waits ${span}, with Cancel, before anything is sent.`,
  wrongLabel: (label: string) => `This is not “${label}”.`,
  off: (account: string) => `Changes are switched off for ${account}`,
  offText: (account: string) =>
    `Tallylight only reads from ${account}. With “Allow changes” on, its streams can be changed from here; each change is shown first and must be confirmed.`,
  offLine: (account: string) => `Changes are switched off for ${account}: Tallylight only reads.`,
  allow: 'Allow changes',
  allowHelp: 'Its streams can be changed from here. Each change is shown first and must be confirmed.',
  notWhile: (states: string, status: string) => `Possible while it is ${states}. It is ${status}.`,
  unknownStatus: 'not known yet',
  or: ' or ',
  busy: 'An action is under way for this stream.',
  progress: 'Progress',
  inTurn: 'Waits for its turn.',
  countdown: (seconds: number) => `${seconds} s`,
  soon: 'Three seconds left.',
  underWay: 'Actions under way',
  cancelOf: (label: string) => `Cancel: ${label}`,
  /** `Stream key` becomes `stream key`, `SRT secret` stays. */
  copy: (what: string) => `Copy ${what.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLocaleLowerCase())}`,
  copyOf: (what: string, label: string) => `${actionWords.copy(what)} of ${label}`,
  clearsIn: (seconds: number) => `Copied, cleared in ${seconds} s.`,
  cleared: 'The clipboard was cleared.',
  copyEntry: 'Copy',
  copyEntryName: (entry: string) => `Copy ${entry}`,
  entryCopied: 'Copied.',
  actionOf: (action: string, label: string) => `${action} ${label}`,
  menu: (label: string) => `What can be done to ${label}`,
  menuOfSeveral: (count: number) => `What can be done to ${formatNumber(count)} sources`,
  open: 'Open',
  select: 'Select',
  deselect: 'Take out of the selection',
  selected: (count: number) => (count === 1 ? '1 selected' : `${formatNumber(count)} selected`),
  selectedWord: 'selected',
  selection: 'Selection',
  clearSelection: 'Clear selection',
  severalOf: (action: string, count: number) => `${action} ${formatNumber(count)}…`,
  noneHas: 'Nothing can be done to several of these at once.',
  withoutAction: (count: number) =>
    count === 1
      ? '1 selected source has no such action and is left out.'
      : `${formatNumber(count)} selected sources have no such action and are left out.`,
  tooMany: 'At most 50 at once.',
  dots: (label: string) => `${label}…`,
};

export const formWords = {
  add: 'Add entry',
  remove: 'Remove',
  removeEntry: (place: number) => `Remove entry ${place}`,
  name: 'Name',
  value: 'Value',
  nameOf: (place: number) => `Name ${place}`,
  valueOf: (place: number) => `Value ${place}`,
  entries: (count: number, most: number) => `${formatNumber(count)} of ${formatNumber(most)} entries`,
  none: 'No entries.',
  length: (length: number, most: number) => `${formatNumber(length)} of ${formatNumber(most)}`,
  hidden: 'Hidden: it looks like a secret. It stays as it is unless you replace it.',
  replace: 'Replace',
  unit: { s: 'seconds' } as Readonly<Record<string, string>>,
  enterName: 'Enter a name.',
  twin: 'There is an entry of this name already.',
  longName: (most: number) => `A name has at most ${formatNumber(most)} characters.`,
  longValue: (most: number) => `A value has at most ${formatNumber(most)} characters.`,
  whole: (least: number, most: number, unit: string) =>
    `Enter a whole number from ${least} to ${most} ${unit}.`,
  tooMany: (most: number) => `At most ${formatNumber(most)} entries are possible.`,
  problem: (field: string, problem: string) => `${field}: ${problem}`,
  readAt: 'Read from the provider',
  unchanged: 'Everything is as it was: there is nothing to send.',
};

export const differenceWords = {
  title: 'What changes',
  field: 'Entry',
  before: 'Now',
  after: 'Then',
  none: 'none',
  withUnit: (label: string, unit: string) => (unit === '' ? label : `${label} (${unit})`),
  marks: { added: '+', removed: '−', changed: '~', same: '' },
  words: { added: 'added', removed: 'removed', changed: 'changed', same: 'as it is' },
  same: (count: number) =>
    count === 1 ? '1 entry stays as it is.' : `${formatNumber(count)} entries stay as they are.`,
} as const;

export const phaseWords: Readonly<Record<ActionPhase, string>> = {
  waiting: 'waiting',
  checking: 'checking',
  sending: 'sending',
  reading: 're-reading',
  ended: 'ended',
};

export const outcomeWords: Readonly<Record<ActionOutcome | 'unfinished' | 'copied', string>> = {
  confirmed: 'confirmed',
  unconfirmed: 'unconfirmed',
  refused: 'refused',
  changed: 'not sent',
  'not-sent': 'not sent',
  cancelled: 'cancelled',
  unfinished: 'unfinished',
  copied: 'copied',
};
