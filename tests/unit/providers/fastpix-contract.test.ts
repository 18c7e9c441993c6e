/** The FastPix client against FastPix's document, served by Prism: every request valid, every documented error understood. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failure, FailureKind, Result } from '#contract/failure';
import type { ActionValues } from '#contract/channels/actions';
import type { AccountHttp, ActionKit, TaskContext } from '../../../src-main/core/provider.ts';
import type { ClosableHttp } from '../../../src-main/platform/http.ts';
import { definitions } from '../../../src-main/providers/fastpix/actions.ts';
import { openLine } from '../../../src-main/providers/fastpix/line.ts';
import { readViews } from '../../../src-main/providers/fastpix/views.ts';
import { startPrism, type Prism } from './prism.ts';
import { openHttp, realAccount } from './real-account.ts';
import { context, liveStream, sampleIn, STREAM_ID, vendor } from './support.ts';

const DERIVED = 'fastpix-live-derived.yaml';
const OFFICIAL = 'fastpix-live-official-subset.yaml';
const KEY = { streamId: STREAM_ID };
const asked: Readonly<Record<string, ActionValues>> = {
  update: { metadata: [{ name: 'livestream_name', value: 'Keynote' }], reconnectWindow: 120 },
};

interface Seen {
  readonly request: string;
  readonly status: number;
  readonly violations: string;
}

/** An account at Prism that writes down what came back; `code` asks for that documented status. */
function opened(prism: Prism, http: ClosableHttp, code?: number) {
  const asking: TaskContext = context('fastpix', [], {
    baseUrl: prism.origin,
    allowChanges: true,
    config: { accessTokenId: 'token-id-1', watch: 'all' },
  });
  const real = realAccount(http, asking.account, asking.secret);
  const seen: Seen[] = [];
  const note = async (method: string, path: readonly string[], answer: ReturnType<AccountHttp['get']>) => {
    const result = await answer;
    if (result.ok) {
      const { status, headers } = result.value;
      const request = `${method} /${path.join('/').replace(STREAM_ID, '{streamId}')}`;
      seen.push({ request, status, violations: headers['sl-violations'] ?? '' });
    }
    return result;
  };
  const prefer = code === undefined ? {} : { Prefer: `code=${code}` };
  const account: AccountHttp = {
    now: real.now,
    get: (path, more) =>
      note('GET', path, real.get(path, { ...more, headers: { ...more?.headers, ...prefer } })),
    send: (method, path, more) =>
      note(method, path, real.send(method, path, { ...more, headers: { ...more?.headers, ...prefer } })),
  };
  return { asking, account, seen };
}

const provider = vendor('fastpix');

function kit(): ActionKit {
  if (!provider.actions) throw new Error('no actions');
  return provider.actions;
}

/** Everything the client ever asks for, by endpoint. */
const endpoints: Readonly<
  Record<string, (asking: TaskContext, http: AccountHttp) => Promise<Result<unknown>>>
> = {
  'GET /live/streams': async (asking, http) => (await provider.discover?.(asking, http)) ?? gone,
  'GET /live/streams/{streamId}': (asking, http) => kit().read(asking, http, KEY, false),
  'GET /live/streams/{streamId}/viewer-count': (asking, http) =>
    readViews(http, openLine(asking), [STREAM_ID]),
  ...Object.fromEntries(
    definitions.map((definition) => {
      const request = definition.request(KEY, asked[definition.descriptor.id] ?? {});
      const name = `${request.method} /${request.path.join('/').replace(STREAM_ID, '{streamId}')}`;
      return [name, (asking: TaskContext, http: AccountHttp) => kit().send(asking, http, request)];
    }),
  ),
};

const gone: Result<never> = { ok: false, failure: { kind: 'internal', message: 'There is no discovery.' } };

const kinds: Readonly<Record<number, FailureKind>> = {
  400: 'rejected',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  422: 'rejected',
  500: 'server',
};

/** The error statuses a document describes for our endpoints. Read by indentation: it is written by a machine. */
function documentedErrors(name: string): readonly (readonly [string, number])[] {
  const text = readFileSync(new URL(`../../fixtures/openapi/${name}`, import.meta.url), 'utf8');
  let [path, method] = ['', ''];
  return text.split('\n').flatMap((line): readonly (readonly [string, number])[] => {
    path = /^ {2}(\/\S+):$/.exec(line)?.[1] ?? path;
    method = /^ {4}(get|put|post|patch|delete):$/.exec(line)?.[1]?.toUpperCase() ?? method;
    const status = Number(/^ {8}'([45]\d\d)':$/.exec(line)?.[1]);
    const endpoint = `${method} ${path}`;
    return status && endpoint in endpoints ? [[endpoint, status]] : [];
  });
}

let http: ClosableHttp;
let prism: Prism;
let official: Prism;

beforeAll(async () => {
  http = openHttp();
  [prism, official] = await Promise.all([startPrism(DERIVED, true), startPrism(OFFICIAL, false)]);
}, 60_000);
afterAll(async () => {
  http.close();
  await Promise.all([prism.stop(), official.stop()]);
});

describe('Requests of the FastPix client', () => {
  it.each(Object.keys(endpoints))('are valid and understood: %s', async (name) => {
    const { asking, account, seen } = opened(prism, http);
    const result = await endpoints[name]?.(asking, account);
    expect(seen.length).toBeGreaterThan(0);
    // Prism's list says that it has more pages, so there may be more than one request.
    for (const one of seen) expect(one).toEqual({ request: name, status: 200, violations: '' });
    expect(result).toMatchObject({ ok: true });
  });

  it.each(Object.keys(endpoints))('are valid by the official document: %s', async (name) => {
    const { asking, account, seen } = opened(official, http);
    await endpoints[name]?.(asking, account);
    expect(seen.length).toBeGreaterThan(0);
    for (const { request, status, violations } of seen) {
      expect([request, status]).toEqual([name, 200]);
      const found = JSON.parse(violations || '[]') as { location: readonly string[] }[];
      expect(found.filter(({ location }) => location[0] === 'request')).toEqual([]);
    }
  });

  it('are all five actions and all three reads of the seed', () => {
    expect(Object.keys(endpoints)).toHaveLength(8);
  });

  it('yield a sample for every stream that Prism lists', async () => {
    const { asking, account } = opened(prism, http);
    const [task] = provider.tasks({ ...asking, sources: [liveStream] });
    const { outcomes = new Map() } = (await task?.run(account)) ?? {};
    expect(outcomes.size).toBeGreaterThan(0);
    for (const [id, outcome] of outcomes) if (id !== 's1') sampleIn(outcome);
  });

  it('pass the test of the connection', async () => {
    const { asking, account, seen } = opened(prism, http);
    expect(await provider.test(asking, account)).toMatchObject({ ok: true });
    expect(seen.map((one) => one.status)).toEqual([200]);
  });
});

describe('Prism itself', () => {
  it('refuses what the document does not allow, so that these tests can fail', async () => {
    const { asking, account } = opened(prism, http);
    const headers = openLine(asking).request.headers ?? {};
    const statusOf = async (answer: ReturnType<AccountHttp['get']>) => {
      const result = await answer;
      return result.ok ? result.value.status : 0;
    };
    const list = ['live', 'streams'];
    expect(await statusOf(account.get(list, { headers, query: { limit: '51' } }))).toBe(422);
    expect(await statusOf(account.get(list, {}))).toBe(401);
    const patch = { headers, json: { reconnectWindow: 'long' } };
    expect(await statusOf(account.send('PATCH', [...list, STREAM_ID], patch))).toBe(422);
  });
});

describe('Errors that the document describes', () => {
  const errors = documentedErrors(DERIVED);

  it('are found for every endpoint', () => {
    expect(new Set(errors.map(([endpoint]) => endpoint))).toEqual(new Set(Object.keys(endpoints)));
    expect(errors.length).toBeGreaterThanOrEqual(35);
  });

  it.each(errors)('are understood: %s with %i', async (name, status) => {
    const { asking, account, seen } = opened(prism, http, status);
    const result = await endpoints[name]?.(asking, account);
    expect(seen.map((one) => one.status)).toEqual([status]);
    // A figure that is not told says nothing about the stream, and gone is something seen (providers.md 3.6, faults A5).
    const isNoFailure =
      (name.endsWith('viewer-count') && status !== 401) ||
      (name === 'GET /live/streams/{streamId}' && status === 404);
    if (isNoFailure) return expect(result).toMatchObject({ ok: true });
    const failure: Failure | undefined = result?.ok === false ? result.failure : undefined;
    expect(failure).toMatchObject({ kind: kinds[status], status });
    expect(failure).not.toHaveProperty('foreign');
  });
});
