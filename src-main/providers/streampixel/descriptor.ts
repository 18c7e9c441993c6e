import type { MetricDescriptor, ProviderDescriptor, SourceKindDescriptor } from '#contract/descriptor';

const metrics: readonly MetricDescriptor[] = [
  {
    id: 'live',
    label: 'Live',
    unit: 'people',
    kind: 'gauge',
    bad: 'neither',
    role: 'live',
    help: 'People in an active streaming session now.',
  },
  {
    id: 'queue',
    label: 'Queue',
    unit: 'people',
    kind: 'gauge',
    bad: 'high',
    role: 'queue',
    help: 'People who wait for a free worker.',
  },
  {
    id: 'wait',
    label: 'Wait',
    unit: 's',
    kind: 'gauge',
    bad: 'high',
    role: 'wait',
    derived: true,
    help: 'Estimated wait of the next person who joins the queue.',
  },
  { id: 'waitLow', label: 'Wait, at best', unit: 's', kind: 'gauge', bad: 'high', derived: true },
  { id: 'waitHigh', label: 'Wait, at worst', unit: 's', kind: 'gauge', bad: 'high', derived: true },
  { id: 'arrivals', label: 'Arrivals', unit: 'per-minute', kind: 'gauge', bad: 'neither', derived: true },
  { id: 'departures', label: 'Departures', unit: 'per-minute', kind: 'gauge', bad: 'neither', derived: true },
  {
    id: 'growth',
    label: 'Growth score',
    unit: 'none',
    kind: 'gauge',
    bad: 'high',
    derived: true,
    inner: true,
    help: 'How unusual the growth of the queue is, in standard deviations of chance.',
  },
];

/** Seed 000: "a few seconds between polls is plenty", and its sample asks every 5 s. */
export const project: SourceKindDescriptor = {
  kind: 'project',
  label: 'Project',
  fields: [
    {
      id: 'projectId',
      label: 'Project ID',
      kind: 'text',
      required: true,
      placeholder: '664f1a2b3c4d5e6f7a8b9c0d',
      help: 'Shown on the project’s page in the Streampixel dashboard.',
    },
  ],
  metrics,
  facts: [],
  defaultInterval: 5_000,
  floorInterval: 5_000,
  hasCapacity: true,
  offlineWords: 'Not there',
};

export const descriptor: ProviderDescriptor = {
  id: 'streampixel',
  name: 'Streampixel',
  summary: 'Interactive streaming: people live in each project, and the queue for a free worker.',
  baseUrl: {
    id: 'baseUrl',
    label: 'API base URL',
    kind: 'url',
    required: true,
    initial: 'https://api.streampixel.io/pixelStripeApi',
  },
  config: [
    {
      id: 'userId',
      label: 'User ID',
      kind: 'text',
      required: true,
      help: 'Of the account that owns the projects.',
    },
  ],
  secret: [
    {
      id: 'apiKey',
      label: 'API key',
      kind: 'secret',
      required: true,
      help: 'The key of that user. Asking for a new key ends the old one at once.',
    },
  ],
  sourceKinds: [project],
  discovers: true,
  watchesAll: false,
  actions: [],
  budget: { perSecond: 2, inFlight: 1 },
  // "Try again in 2 minutes." (seed 004)
  rateLimitFloor: 120_000,
};
