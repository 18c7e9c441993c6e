import type { ProviderDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import { actionDescriptors, copyDescriptors } from './actions-descriptor.ts';
import { factDescriptors } from './facts.ts';

/** One live stream (seed 003). */
export const streamKind: SourceKindDescriptor = {
  kind: 'stream',
  label: 'Live stream',
  fields: [
    {
      id: 'streamId',
      label: 'Stream ID',
      kind: 'text',
      required: true,
      help: '32 letters and digits, shown in the FastPix dashboard.',
    },
  ],
  metrics: [
    {
      id: 'views',
      label: 'Views',
      unit: 'views',
      kind: 'gauge',
      bad: 'neither',
      role: 'views',
      help:
        'The vendor’s pages disagree: viewers right now, or all views so far. ' +
        'So this may fall, and is never added to viewers of others.',
    },
    {
      id: 'viewsPerMinute',
      label: 'Views a minute',
      unit: 'per-minute',
      kind: 'gauge',
      bad: 'neither',
      derived: true,
      help: 'How fast the views rise, once they are known to be all views so far.',
    },
  ],
  facts: factDescriptors,
  insight: { disputed: { count: 'views', perMinute: 'viewsPerMinute' }, longest: 'maxDuration' },
  defaultInterval: 15_000,
  floorInterval: 10_000,
  hasCapacity: false,
  states: ['idle', 'preparing', 'active', 'disabled'],
  offlineWords: 'Not live',
};

const COM = 'https://api.fastpix.com/v1';
const IO = 'https://api.fastpix.io/v1';

export const descriptor: ProviderDescriptor = {
  id: 'fastpix',
  name: 'FastPix',
  summary: 'Live streams: status, settings and views of every stream of a workspace.',
  baseUrl: {
    id: 'baseUrl',
    label: 'API base URL',
    kind: 'url',
    required: true,
    initial: COM,
    choices: [
      { value: COM, label: 'api.fastpix.com' },
      { value: IO, label: 'api.fastpix.io (older, to be retired)' },
    ],
  },
  config: [
    { id: 'accessTokenId', label: 'Access token ID', kind: 'text', required: true },
    {
      id: 'watch',
      label: 'Watch',
      kind: 'choice',
      required: false,
      initial: '',
      choices: [
        { value: '', label: 'Only streams that I add' },
        { value: 'all', label: 'Every stream of the account' },
      ],
    },
    {
      id: 'exclude',
      label: 'Leave out',
      kind: 'text',
      required: false,
      placeholder: 'test*, *rehearsal*',
      help: 'Names or stream IDs, separated by commas. * stands for anything, ? for one character.',
      onlyWith: { field: 'watch', value: 'all' },
    },
    {
      id: 'cap',
      label: 'At most',
      kind: 'text',
      required: false,
      placeholder: '2000',
      help: 'How many streams to follow, the newest first. 2,000 when empty, 10,000 at most.',
      onlyWith: { field: 'watch', value: 'all' },
    },
  ],
  secret: [
    {
      id: 'secretKey',
      label: 'Secret key',
      kind: 'secret',
      required: true,
      help: 'Reading rights are enough to watch.',
    },
  ],
  sourceKinds: [streamKind],
  discovers: true,
  watchesAll: true,
  actions: actionDescriptors,
  copies: copyDescriptors,
  budget: { perSecond: 2, inFlight: 3 },
};
