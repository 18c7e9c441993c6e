/** Builders of what main tells, for the page's tests: a vendor of our own invention. */
import type { ProviderDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import type { AccountView, OverallView, Snapshot, SourceView, Update } from '#contract/model';

export const hall: SourceKindDescriptor = {
  kind: 'hall',
  label: 'Hall',
  fields: [{ id: 'hallId', label: 'Hall ID', kind: 'text', required: true }],
  metrics: [
    { id: 'live', label: 'Live', unit: 'people', kind: 'gauge', bad: 'neither', role: 'live' },
    { id: 'queue', label: 'Queue', unit: 'people', kind: 'gauge', bad: 'high', role: 'queue' },
    { id: 'wait', label: 'Wait', unit: 's', kind: 'gauge', bad: 'high', role: 'wait', derived: true },
    { id: 'waitLow', label: 'At best', unit: 's', kind: 'gauge', bad: 'high', derived: true },
    { id: 'waitHigh', label: 'At worst', unit: 's', kind: 'gauge', bad: 'high', derived: true },
  ],
  facts: [],
  defaultInterval: 5_000,
  floorInterval: 5_000,
  hasCapacity: true,
  offlineWords: 'Closed',
};

export const camera: SourceKindDescriptor = {
  ...hall,
  kind: 'camera',
  label: 'Camera',
  fields: [{ id: 'cameraId', label: 'Camera ID', kind: 'text', required: true }],
  metrics: [
    { id: 'watching', label: 'Viewers', unit: 'people', kind: 'gauge', bad: 'neither', role: 'viewers' },
    { id: 'in', label: 'Incoming', unit: 'bytes/s', kind: 'gauge', bad: 'neither' },
    { id: 'total', label: 'Total', unit: 'bytes', kind: 'counter', bad: 'neither' },
    { id: 'score', label: 'Health', unit: 'score', kind: 'gauge', bad: 'low', role: 'health' },
  ],
  hasCapacity: false,
};

export const venue: ProviderDescriptor = {
  id: 'venue',
  name: 'Venue',
  summary: 'Halls and cameras.',
  baseUrl: {
    id: 'baseUrl',
    label: 'API base URL',
    kind: 'url',
    required: true,
    initial: 'https://venue.test',
  },
  config: [
    { id: 'user', label: 'User ID', kind: 'text', required: true },
    {
      id: 'region',
      label: 'Region',
      kind: 'choice',
      required: false,
      choices: [
        { value: 'north', label: 'North' },
        { value: 'south', label: 'South' },
      ],
    },
  ],
  secret: [{ id: 'key', label: 'API key', kind: 'secret', required: true }],
  sourceKinds: [hall, camera],
  discovers: false,
  watchesAll: false,
  actions: [],
  budget: { perSecond: 2, inFlight: 3 },
};

export const account: AccountView = {
  id: 'a1',
  provider: 'venue',
  name: 'Main',
  baseUrl: 'https://venue.test',
  config: {},
  hasSecret: true,
  sessionOnly: false,
  allowHttp: false,
  allowChanges: false,
  encrypted: true,
  condition: 'ok',
  sentence: 'Answering normally.',
  sources: 1,
  wantedRate: 0.2,
  allowedRate: 2,
  stretch: 1,
};

export const overall: OverallView = {
  state: 'ok',
  sentence: 'ok: 0 of 1 need attention',
  attention: 0,
  sources: 1,
  networkDown: false,
};

let handles = 0;

/** A hall called `label`, fresh and ok unless `more` says otherwise. */
export function sourceView(label: string, more: Partial<SourceView> = {}): SourceView {
  return {
    id: label.toLowerCase(),
    handle: (handles += 1),
    account: 'a1',
    provider: 'venue',
    kind: 'hall',
    key: { hallId: label },
    label,
    interval: 5_000,
    condition: 'fresh',
    tone: 'ok',
    since: 0,
    sentence: 'Answering normally.',
    readings: {},
    facts: {},
    incidents: [],
    ...more,
  };
}

export function snapshot(
  revision: number,
  sources: readonly SourceView[],
  more: Partial<Snapshot> = {},
): Snapshot {
  return {
    revision,
    now: 0,
    version: '0',
    demo: false,
    firstLaunch: false,
    overall,
    accounts: [account],
    sources,
    incidents: [],
    events: [],
    notices: [],
    ...more,
  };
}

/** The update that follows revision `previous`. */
export const update = (previous: number, more: Partial<Update> = {}): Update => ({
  revision: previous + 1,
  previous,
  now: 0,
  ...more,
});
