/** What can be done to a FastPix stream, as data (seed 003, providers.md 3.2). */
import type { ActionDescriptor, ActionInput, CopyDescriptor } from '#contract/descriptor';

/** Seed 003 advises 30 to 60 s and 120 to 300 s; less than 60 s is not taken (providers.md 3.3). */
const reconnectWindow: ActionInput = {
  kind: 'number',
  id: 'reconnectWindow',
  label: 'Reconnect window',
  unit: 's',
  least: 60,
  most: 1_800,
  help: 'How long FastPix waits for the broadcaster to come back after a disconnect.',
  advice: [
    { upTo: 60, text: 'For stable networks: the stream ends quickly when something goes wrong.' },
    {
      upTo: 119,
      text: 'Between what FastPix advises for stable networks (60 s) and for unreliable ones (from 120 s).',
    },
    { upTo: 300, text: 'For unreliable networks, where short interruptions are to be expected.' },
    { text: 'Longer than FastPix advises (120 to 300 s): a broken-off stream stays open that long.' },
  ],
};

const metadata: ActionInput = {
  kind: 'pairs',
  id: 'metadata',
  label: 'Metadata',
  mostEntries: 10,
  longestName: 255,
  longestValue: 255,
  help: 'FastPix replaces all entries by these: what is left out is gone.',
};

const kind = 'stream';

export const update: ActionDescriptor = {
  id: 'update',
  label: 'Update',
  kind,
  consequence: 'Metadata is replaced as a whole, and the reconnect window is set.',
  destructive: false,
  states: ['idle', 'preparing', 'active'],
  inputs: [metadata, reconnectWindow],
};

export const disable: ActionDescriptor = {
  id: 'disable',
  label: 'Disable',
  kind,
  consequence: 'It takes no broadcast any more. One that is on air ends at once and all viewers are cut off.',
  destructive: true,
  states: ['idle', 'preparing', 'active'],
  several: true,
};

export const enable: ActionDescriptor = {
  id: 'enable',
  label: 'Enable',
  kind,
  consequence: 'It becomes idle and takes broadcasts again.',
  destructive: false,
  states: ['disabled'],
  several: true,
};

export const finish: ActionDescriptor = {
  id: 'finish',
  label: 'Finish',
  kind,
  consequence: 'The broadcast ends for everybody who watches, and its recording is finalised.',
  destructive: true,
  states: ['active'],
};

export const remove: ActionDescriptor = {
  id: 'delete',
  label: 'Delete',
  kind,
  consequence: 'It is deleted for good with its settings and keys. This cannot be undone.',
  destructive: true,
  states: ['disabled', 'idle'],
  waits: 8_000,
};

export const actionDescriptors: readonly ActionDescriptor[] = [update, disable, enable, finish, remove];

export const copyDescriptors: readonly CopyDescriptor[] = [
  { id: 'streamKey', label: 'Stream key', kind },
  { id: 'srtSecret', label: 'SRT secret', kind },
];
