/** Accounts, sources and vendors' bodies for the tests of providers. */
import { readFileSync } from 'node:fs';
import type { Account, Source } from '#contract/configuration';
import type { Failure } from '#contract/failure';
import { findProvider } from '../../../src-main/providers/registry.ts';
import type {
  AccountHttp,
  Outcome,
  Provider,
  Sample,
  TaskContext,
  Yield,
} from '../../../src-main/core/provider.ts';

/** A vendor's body from tests/fixtures, e.g. `storm/seed-stream.200`. */
export function fixture(name: string): unknown {
  const file = new URL(`../../fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

/** Secrets that must turn up in requests and nowhere else. */
export const canaries = {
  streampixel: { apiKey: 'canary-sp-7f3a9c' },
  storm: { token: 'canary-storm/41+b8d2' },
  fastpix: { secretKey: 'canary-fp-c05e77' },
} as const;

const baseUrls = {
  streampixel: 'https://api.streampixel.io/pixelStripeApi',
  storm: 'https://edge.example.test',
  fastpix: 'https://api.fastpix.io/v1',
} as const;

const configs: Readonly<Record<VendorId, Readonly<Record<string, string>>>> = {
  streampixel: { userId: 'user-1' },
  storm: { auth: 'bearer' },
  fastpix: { accessTokenId: 'token-id-1' },
};

export type VendorId = keyof typeof baseUrls;
export const vendorIds: readonly VendorId[] = ['streampixel', 'storm', 'fastpix'];

export function vendor(id: VendorId): Provider {
  const provider = findProvider(id);
  if (!provider) throw new Error(`no provider ${id}`);
  return provider;
}

export function account(provider: VendorId, more: Partial<Account> = {}): Account {
  const rest = { name: 'Main', allowHttp: false, allowChanges: false };
  return { id: 'acc', provider, baseUrl: baseUrls[provider], config: configs[provider], ...rest, ...more };
}

export function context(
  provider: VendorId,
  sources: readonly Source[] = [],
  more: Partial<Account> = {},
): TaskContext {
  return { account: account(provider, more), secret: canaries[provider], sources };
}

export function source(
  kind: string,
  key: Readonly<Record<string, string>>,
  more: Partial<Source> = {},
): Source {
  return { id: 's1', account: 'acc', kind, key, label: 'Label', ...more };
}

/** One source of each kind, with the path at which its fixture is asked for. */
export const project = source('project', { projectId: 'project-1' });
export const projectPath = 'projects/userStats/project-1';
export const stream = source('stream', { application: 'edge', streamKey: 'f1' });
export const streamPath = 'api/streams/edge/f1';
export const viewer = source('viewer', { viewerId: 'v_1' });
export const viewerPath = 'api/viewers/v_1';
export const STREAM_ID = '847b8ec830da90e4cc2ac68a5ab4fcad';
export const liveStream = source('stream', { streamId: STREAM_ID });

/** Runs the first task once. */
export async function lookOnce(provider: VendorId, asking: TaskContext, http: AccountHttp): Promise<Yield> {
  const [task] = vendor(provider).tasks(asking);
  if (!task) throw new Error('no task');
  return task.run(http);
}

/** The outcome of source `s1` after one look. */
export async function outcomeOf(
  provider: VendorId,
  asking: TaskContext,
  http: AccountHttp,
): Promise<Outcome> {
  const outcome = (await lookOnce(provider, asking, http)).outcomes.get('s1');
  if (!outcome) throw new Error('no outcome for s1');
  return outcome;
}

export function sampleIn(outcome: Outcome | undefined): Sample {
  if (!outcome?.ok) throw new Error(`expected a sample, got ${JSON.stringify(outcome)}`);
  return outcome;
}

export function failureIn(outcome: Outcome | undefined): Failure {
  if (!outcome || outcome.ok) throw new Error(`expected a miss, got ${JSON.stringify(outcome)}`);
  return outcome.failure;
}
