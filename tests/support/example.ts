/** The example of product.md section 9, pointed at the simulated vendors. */
import { demoProjects, demoViewer } from '../../src-main/demo/names.ts';
import type { Vendors } from '../../src-main/demo/vendors.ts';

/** Everything an app test changes about it. `interval` in ms, for all sources. */
export interface ExampleOptions {
  readonly interval?: number;
  /** Account ids to leave out, with their sources. */
  readonly without?: readonly string[];
}

export function exampleConfiguration({ origin, credentials }: Vendors, options: ExampleOptions = {}) {
  const { streampixel, storm, fastpix } = credentials;
  const { interval = 1_000, without = [] } = options;
  const accounts = [
    {
      id: 'sp',
      provider: 'streampixel',
      name: 'Main',
      baseUrl: `${origin}/pixelStripeApi`,
      config: { userId: streampixel.userId },
      secret: { apiKey: streampixel.apiKey as string },
    },
    {
      id: 'edge',
      provider: 'storm',
      name: 'Edge',
      baseUrl: `${origin}/storm`,
      config: { auth: 'bearer' },
      secret: { token: storm.token as string },
    },
    {
      id: 'fp',
      provider: 'fastpix',
      name: 'Studio',
      baseUrl: `${origin}/v1`,
      config: { accessTokenId: fastpix.accessTokenId, watch: 'all' },
      secret: { secretKey: fastpix.secretKey as string },
    },
  ];
  const sources = [
    {
      id: 'showroom',
      account: 'sp',
      kind: 'project',
      key: { projectId: demoProjects.showroom },
      label: 'Showroom',
    },
    {
      id: 'f1',
      account: 'edge',
      kind: 'stream',
      key: { application: 'edge', streamKey: 'f1' },
      label: 'Race feed',
    },
    { id: 'v1', account: 'edge', kind: 'viewer', key: { viewerId: demoViewer }, label: 'VIP box' },
  ].map((source) => ({ ...source, interval }));
  return {
    format: 'tallylight/1',
    accounts: accounts.filter(({ id }) => !without.includes(id)),
    sources: sources.filter(({ account }) => !without.includes(account)),
    rules: [],
    settings: {},
  };
}

/** Instead of the starter rule of this id: at once, and at more than the others tell of. */
export const queueLongAtOnce = {
  id: 'queue-long',
  name: 'Queue long',
  scope: { metric: 'queue' },
  condition: { type: 'above', metric: 'queue', value: 20 },
  for: 0,
  severity: 'critical',
} as const;
