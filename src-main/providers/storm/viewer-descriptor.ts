import type { MetricDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import { GRADES } from './health.ts';
import { age, traffic } from './traffic.ts';
import { viewerFactDescriptors } from './viewer-facts.ts';

const quality: readonly MetricDescriptor[] = [
  { id: 'latency', label: 'Latency', unit: 'ms', kind: 'gauge', bad: 'high', gradeFact: 'latencyGrade' },
  {
    id: 'bufferDeviation',
    label: 'Buffer deviation',
    unit: 'none',
    kind: 'gauge',
    bad: 'high',
    gradeFact: 'bufferDeviationGrade',
    help: 'The vendor states no unit.',
  },
  {
    id: 'queuePressure',
    label: 'Queue pressure',
    unit: 'none',
    kind: 'gauge',
    bad: 'high',
    gradeFact: 'queuePressureGrade',
    help: 'The vendor states no unit.',
  },
  {
    id: 'droppedFrames',
    label: 'Dropped frames',
    unit: 'ratio',
    kind: 'gauge',
    bad: 'high',
    gradeFact: 'droppedFramesGrade',
  },
];

const packets: readonly MetricDescriptor[] = [
  { id: 'videoPackets', label: 'Video packets', unit: 'packets', kind: 'counter', bad: 'neither' },
  { id: 'audioPackets', label: 'Audio packets', unit: 'packets', kind: 'counter', bad: 'neither' },
  { id: 'dataPackets', label: 'Data packets', unit: 'packets', kind: 'counter', bad: 'neither' },
];

/** One viewer's session (seed 002). */
export const viewerKind: SourceKindDescriptor = {
  kind: 'viewer',
  label: 'Viewer',
  fields: [
    {
      id: 'viewerId',
      label: 'Viewer ID',
      kind: 'text',
      required: true,
      placeholder: 'v_xxxxxxxxxxxxxxx',
      help: 'Of one session; a viewer who comes back has a new one.',
    },
  ],
  metrics: [
    ...quality,
    ...traffic,
    ...packets,
    {
      id: 'health',
      label: 'Health',
      unit: 'score',
      kind: 'gauge',
      bad: 'low',
      role: 'health',
      gradeFact: 'healthGrade',
    },
    age,
  ],
  facts: viewerFactDescriptors,
  insight: { factors: quality.map(({ id }) => ({ metric: id, grade: `${id}Grade` })), age: age.id },
  defaultInterval: 5_000,
  floorInterval: 5_000,
  hasCapacity: false,
  grades: GRADES,
  placeFacts: ['city', 'country', 'continent'],
  listed: {
    facts: ['device', 'system', 'browser', 'startedAt', 'address'],
    metrics: ['outBandwidth', 'health'],
  },
  endsForGood: true,
  offlineWords: 'Not connected',
};
