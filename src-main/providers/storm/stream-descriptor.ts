import type { SourceKindDescriptor } from '#contract/descriptor';
import { GRADES } from './health.ts';
import { age, flow, traffic } from './traffic.ts';

/** PUBLISHED is in the vendor's own sample (seed 001); the rest are the player's words for the same server (providers.md 2.6). */
const STATES = [
  'PUBLISHED',
  'AWAITING',
  'INITIALIZED',
  'NOT_PUBLISHED',
  'UNPUBLISHED',
  'STOPPED',
  'CLOSING',
  'CLOSED',
];

/** One published stream (seed 001). No limits are published; it is the customer's own server, so every 5 s (providers.md 2.8). */
export const streamKind: SourceKindDescriptor = {
  kind: 'stream',
  label: 'Stream',
  fields: [
    { id: 'application', label: 'Application', kind: 'text', required: true, placeholder: 'live' },
    { id: 'streamKey', label: 'Stream key', kind: 'text', required: true, placeholder: 'show1' },
  ],
  metrics: [
    { id: 'viewers', label: 'Viewers', unit: 'people', kind: 'gauge', bad: 'neither', role: 'viewers' },
    {
      id: 'systemClients',
      label: 'System clients',
      unit: 'clients',
      kind: 'gauge',
      bad: 'neither',
      help: 'Connections of the server’s own parts: transcoder, recorder, cluster.',
    },
    ...traffic,
    {
      id: 'health',
      label: 'Health',
      unit: 'score',
      kind: 'gauge',
      bad: 'low',
      role: 'health',
      gradeFact: 'healthGrade',
      help: 'The server’s own score, 0 to 100.',
    },
    ...flow,
    age,
  ],
  facts: [
    { id: 'state', label: 'State', kind: 'text' },
    { id: 'type', label: 'Type', kind: 'text' },
    { id: 'serverId', label: 'ID on the server', kind: 'text' },
    { id: 'startedAt', label: 'Started', kind: 'time' },
    { id: 'healthGrade', label: 'Health grade', kind: 'text' },
    { id: 'allowedToPublish', label: 'May publish', kind: 'flag' },
    { id: 'isAutoRemovable', label: 'Removed by itself', kind: 'flag' },
    { id: 'canRecord', label: 'Can be recorded', kind: 'flag' },
    { id: 'isRecording', label: 'Recording', kind: 'flag' },
    { id: 'thumbnailPath', label: 'Thumbnail', kind: 'text' },
    { id: 'thumbnailAt', label: 'Thumbnail made', kind: 'time' },
    { id: 'subStreams', label: 'Sub-streams', kind: 'list' },
  ],
  insight: {
    ingest: { total: 'inTotalBytes', share: 'ingestShare' },
    delivery: {
      incoming: 'inBandwidth',
      outgoing: 'outBandwidth',
      people: 'viewers',
      share: 'deliveryShare',
    },
    age: age.id,
  },
  defaultInterval: 5_000,
  floorInterval: 5_000,
  hasCapacity: false,
  listsViewers: true,
  states: STATES,
  grades: GRADES,
  thumbnailFact: 'thumbnailPath',
  offlineWords: 'Not live',
};
