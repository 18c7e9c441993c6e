import { demoCredentials, demoProjects, demoViewer, paddockViewer, prefixes } from './names.ts';
import type { DemoAccount, DemoConfiguration, DemoEvent, DemoSource } from './configuration-file.ts';
import type { VendorName } from './names.ts';
import type { ProjectSetting } from './streampixel/projects.ts';

const QUICK = 2000;

/** Accounts `sp`, `edge` and `fp` at an origin, and the sources of the first two; FastPix's streams are all watched. */
export function demoConfiguration(
  origin: string,
  accounts: readonly VendorName[],
  projects: readonly ProjectSetting[],
  events: readonly DemoEvent[] = [],
): DemoConfiguration {
  const isWanted = (provider: VendorName) => accounts.includes(provider);
  return {
    format: 'tallylight/1',
    accounts: demoAccounts(origin).filter(({ provider }) => isWanted(provider)),
    sources: [
      ...(isWanted('streampixel') ? projectSources(projects) : []),
      ...(isWanted('storm') ? stormSources : []),
    ],
    rules: [],
    events,
    settings: {},
  };
}

const MINUTE = 60_000;

/** One show across all three vendors that begins soon after the demo does. `stage` is the FastPix stream's id. */
export function demoEvents(now: number, stage: string): readonly DemoEvent[] {
  const from = Math.ceil(now / MINUTE) * MINUTE + 8 * MINUTE;
  const sources = ['showroom', 'race', `fp:${stage}`];
  return [{ id: 'evening', name: 'Evening show', sources, windows: [{ from, until: from + 120 * MINUTE }] }];
}

function demoAccounts(origin: string): readonly DemoAccount[] {
  const { streampixel, storm, fastpix } = demoCredentials;
  const { userId, apiKey } = streampixel;
  const { accessTokenId, secretKey } = fastpix;
  return [
    account('sp', 'streampixel', 'Interactive', origin, { userId }, { apiKey }),
    account('edge', 'storm', 'Edge server', origin, { auth: 'bearer' }, { token: storm.token }),
    {
      ...account('fp', 'fastpix', 'Studio', origin, { accessTokenId, watch: 'all' }, { secretKey }),
      allowChanges: true,
    },
  ];
}

function account(
  id: string,
  provider: VendorName,
  name: string,
  origin: string,
  config: Readonly<Record<string, string>>,
  secret: Readonly<Record<string, string>>,
): DemoAccount {
  return { id, provider, name, baseUrl: `${origin}${prefixes[provider]}`, config, secret };
}

/** Short ids for the demo's own projects, `p1`, `p2`... for generated ones. */
function projectSources(projects: readonly ProjectSetting[]): readonly DemoSource[] {
  const short = new Map(Object.entries(demoProjects).map(([name, id]) => [id as string, name]));
  return projects
    .filter((project) => !project.foreign && project.status !== false)
    .map((project, index) => ({
      id: short.get(project.id) ?? `p${index + 1}`,
      account: 'sp',
      kind: 'project',
      key: { projectId: project.id },
      label: project.name,
      ...(short.has(project.id) ? { interval: QUICK } : { interval: 5000 }),
      capacity: project.plan.capacity,
    }));
}

const stormSources: readonly DemoSource[] = [
  stream('race', 'edge', 'f1', 'Race feed'),
  stream('paddock', 'edge', 'paddock', 'Paddock camera'),
  stream('stage', 'live', 'stage', 'Main stage'),
  viewer('vip', demoViewer, 'VIP box'),
  viewer('monitor', paddockViewer, 'Paddock monitor'),
];

function viewer(id: string, viewerId: string, label: string): DemoSource {
  return { id, account: 'edge', kind: 'viewer', key: { viewerId }, label, interval: QUICK };
}

function stream(id: string, application: string, streamKey: string, label: string): DemoSource {
  return { id, account: 'edge', kind: 'stream', key: { application, streamKey }, label, interval: QUICK };
}
