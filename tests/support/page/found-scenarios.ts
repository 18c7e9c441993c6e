/** Accounts with much to find, a certificate that is refused, one that has changed, and a viewer who leaves. */
import type { Account, Source } from '#contract/configuration';
import type { CertificateFacts } from '#contract/failure';
import { streamBody, viewerBody } from './answers.ts';
import type { Answer, Scenario } from './scenarios.ts';
import type { StudioAsk } from './studio-show.ts';

const good = (body: unknown): Answer => ({ status: 200, body });
const account = (
  id: string,
  provider: string,
  name: string,
  baseUrl: string,
  more: Partial<Account> = {},
): Account => ({
  id,
  provider,
  name,
  baseUrl,
  config: {},
  allowHttp: false,
  allowChanges: false,
  ...more,
});

const accounts: readonly Account[] = [
  account('sp', 'streampixel', 'Showrooms', 'http://127.0.0.1:9/sp', { config: { userId: 'u1' } }),
  account('edge', 'storm', 'Edge', 'https://edge.example.test'),
  account('old', 'storm', 'Studio floor', 'http://192.168.1.7:8080', { allowHttp: true }),
  account('down', 'storm', 'Relay', 'https://relay.example.test'),
  account('fp', 'fastpix', 'Studio', 'http://127.0.0.1:9/fp', {
    config: { accessTokenId: 't1', watch: 'all', exclude: '*test*, backstage ?' },
  }),
];

const stream = (of: string, id: string, label: string, streamKey: string): Source => ({
  id,
  account: of,
  kind: 'stream',
  key: { application: 'live', streamKey },
  label,
});

const sources: readonly Source[] = [
  stream('edge', 'cam1', 'Camera 1', 'cam1'),
  stream('old', 'floor', 'Floor camera', 'floor'),
  { id: 'vip', account: 'edge', kind: 'viewer', key: { viewerId: 'v_123' }, label: 'VIP box' },
];

const projects = Array.from({ length: 10_000 }, (_, index) => ({
  _id: `65f${String(index).padStart(21, '0')}`,
  name:
    index === 3
      ? 'A showroom with a name that is far too long to fit beside what is known of it'
      : `Hall ${index + 1}`,
  status: index % 9 !== 4,
  subscriptionStatus: 'active',
}));

const listed = Array.from({ length: 48 }, (_, index) => ({
  application: 'live',
  streamKey: `cam${index + 1}`,
  state: index % 5 === 3 ? 'UNPUBLISHED' : 'PUBLISHED',
  viewerCount: (index * 37) % 210,
}));

const named = (index: number) => (index % 9 === 4 ? `Load test ${index}` : `Show ${index + 1}`);
const streams = Array.from({ length: 49 }, (_, index) => ({
  streamId: `s${index}`,
  status: index % 6 === 0 ? 'active' : 'idle',
  metadata: { livestream_name: named(index) },
}));

const listedViewer = (index: number, at: number) => ({
  id: `v_${String(index).padStart(4, '0')}`,
  state: 'PUBLISHED',
  harnessType: 'STORM_MSE_VIEWER',
  applicationName: 'live',
  streamKey: 'cam1',
  remoteAddress: `203.0.113.${index % 250}`,
  deviceType: ['DESKTOP', 'MOBILE', 'TABLET'][index % 3],
  osName: ['Windows 10/11', 'Android', 'macOS'][index % 3],
  browserName: ['Chrome', 'Firefox', 'Safari'][index % 3],
  startTime: at - (index + 1) * 61_000,
  outBandwidth: 190_000 + index * 900,
  healthScore: index % 7 === 2 ? 0 : 96 - index,
  healthGrade: index % 7 === 2 ? 'No Data' : index % 5 === 1 ? 'Bad' : 'Very Good',
});

function viewersPage(at: number): Answer {
  const list = Array.from({ length: 50 }, (_, index) => listedViewer(index, at));
  return good({ data: { totalItems: 312, totalPages: 7, list } });
}

function edgeAnswer(path: string, at: number, leavesAt: number): Answer {
  if (path === 'api/streams') return good({ data: { list: listed, hasNext: false } });
  if (path.endsWith('/viewers')) return viewersPage(at);
  if (path.includes('viewers/'))
    return at > leavesAt
      ? { status: 404, body: { message: 'Connection not found' } }
      : good(viewerBody('v_123', at));
  const show = { application: 'live', key: 'cam1', seed: 3, startedAt: at - 4_000_000, health: () => 71 };
  const { data, meta } = streamBody(show, at);
  return good({ data: { ...data, thumbnailPath: '/thumbnails/cam1.png', thumbnailTimestamp: at }, meta });
}

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAJklEQVR4nGNgYPiPBzFgl8OpCJcoDkWYojgU4RLFoQiXKA5FuEQB3m1LtT9bzOwAAAAASUVORK5CYII=';

const answerFor =
  (leavesAt: number) =>
  (path: string, at: number, { baseUrl }: StudioAsk): Answer => {
    if (path.startsWith('thumbnails')) return { status: 200, picture: PICTURE };
    if (path === 'projects/projects-status') return good({ projects });
    if (baseUrl.includes('edge')) return edgeAnswer(path, at, leavesAt);
    if (baseUrl.includes('relay')) return { fail: 'timeout' };
    if (path === 'live/streams')
      return good({ success: true, data: streams, pagination: { totalRecords: 49, offsetCount: 1 } });
    if (path.includes('viewer-count')) return good({ success: true, data: { views: 312 } });
    if (path === 'api/streams') return { status: 404, body: { message: 'Not found' } };
    return { status: 404, body: { message: 'Stream not found' } };
  };

const DAY = 86_400_000;
const loaded = Date.now();
const digits = (seed: number) =>
  Array.from({ length: 32 }, (_, index) => ((index * 37 + seed * 91) % 256).toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase();

const certificate: CertificateFacts = {
  fingerprint: digits(1),
  subject: 'storm.studio.lan',
  issuer: 'storm.studio.lan',
  validFrom: loaded - 40 * DAY,
  validUntil: loaded + 325 * DAY,
  reason: 'it is self-signed',
};

const secured: readonly Account[] = [
  account('new', 'storm', 'Studio', 'https://storm.studio.lan'),
  account('other', 'storm', 'Stage', 'https://stage.studio.lan:8443', {
    pinnedCertificate: digits(2),
    pinnedAt: loaded - 40 * DAY,
  }),
  account('well', 'storm', 'Foyer', 'https://foyer.studio.lan', {
    pinnedCertificate: digits(3),
    pinnedAt: loaded - 3 * DAY,
  }),
];

function securedAnswer(path: string, at: number, { baseUrl }: StudioAsk): Answer {
  if (baseUrl.includes('foyer')) return edgeAnswer(path, at, Infinity);
  if (baseUrl.includes('stage'))
    return { fail: 'rejected', certificate: { ...certificate, reason: 'it is not the one you accepted' } };
  return { fail: 'unreachable', certificate };
}

const MINUTE = 60_000;

export const foundScenarios: Readonly<Record<string, Scenario>> = {
  found: { accounts, sources, answer: answerFor(Infinity), before: 2 * MINUTE },
  left: { accounts, sources, answer: answerFor(loaded - MINUTE), before: 4 * MINUTE },
  secured: {
    accounts: secured,
    sources: secured.map(({ id }) => stream(id, `cam-${id}`, `Camera ${id}`, 'cam1')),
    answer: securedAnswer,
    before: 3 * MINUTE,
  },
};
