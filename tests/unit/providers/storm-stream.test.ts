import { describe, expect, it } from 'vitest';
import { canaries, context, failureIn, fixture, outcomeOf, sampleIn, stream, streamPath } from './support.ts';
import { ARRIVAL, html, json, tableAccount, type Reply } from './table-account.ts';

const asking = context('storm', [stream]);
const look = (reply: Reply) => outcomeOf('storm', asking, tableAccount({ [streamPath]: reply }));
const body = (name: string) => fixture(`storm/${name}`);

/** The seed's stream with other fields. */
function changed(fields: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
  const seed = body('seed-stream.200') as { data: Record<string, unknown> };
  return json({ ...seed, data: { ...seed.data, ...fields }, ...more });
}

describe('A look at a Storm stream', () => {
  it('reads every field of the seed', async () => {
    expect(await look(json(body('seed-stream.200')))).toEqual({
      at: ARRIVAL,
      ok: true,
      presence: 'live',
      readings: {
        viewers: 0,
        systemClients: 0,
        inBandwidth: 463_973,
        outBandwidth: 0,
        inTotalBytes: 33_490_425_639,
        outTotalBytes: 754_730_859,
        health: 15.379520309919055,
      },
      facts: {
        state: 'PUBLISHED',
        type: 'NATIVE_STREAM',
        serverId: 'f1',
        startedAt: 1_764_683_374_353,
        healthGrade: 'Bad',
        allowedToPublish: true,
        isAutoRemovable: true,
        canRecord: false,
        isRecording: false,
        subStreams: ['native (f1)'],
      },
      clock: { generatedAt: 1_764_756_428_623, startedAt: 1_764_683_374_353, duration: 73_054_270 },
    });
  });

  it('shows thumbnail and sub-streams when there are some', async () => {
    const { facts } = sampleIn(await look(json(body('synthetic-stream.200.good'))));
    expect(facts).toMatchObject({
      thumbnailPath: '/thumbnails/live/show1.jpg',
      thumbnailAt: 1_764_999_995_000,
      subStreams: ['native (show1)', '720p (show1_720p)', '360p (show1_360p)'],
    });
  });

  it('has the same facts as long as only time passes', async () => {
    const first = sampleIn(await look(changed({ duration: 1_000 })));
    const second = sampleIn(await look(changed({ duration: 6_000 })));
    expect(second.facts).toEqual(first.facts);
  });

  it.each([
    ['PUBLISHED', 'live'],
    ['AWAITING', 'preparing'],
    ['INITIALIZED', 'preparing'],
    ['UNPUBLISHED', 'offline'],
    ['CLOSED', 'offline'],
    ['SOME_FUTURE_STATE', 'offline'],
  ])('in state %s is %s', async (state, presence) => {
    const sample = sampleIn(await look(changed({ state })));
    expect(sample.presence).toBe(presence);
    expect(sample.facts['state']).toBe(state);
  });

  it('takes a score with the grade "No Data" for no reading, not for the worst', async () => {
    const sample = sampleIn(await look(json(body('synthetic-stream.200.no-data'))));
    expect(sample.readings).not.toHaveProperty('health');
    expect(sample.readings).toMatchObject({ viewers: 0 });
    expect(sample.facts['healthGrade']).toBe('No Data');
  });

  it.each([
    ['healthScore', 100.5, 'health'],
    ['healthScore', -1, 'health'],
    ['viewerCount', 1.5, 'viewers'],
    ['viewerCount', '12', 'viewers'],
    ['viewerCount', -1, 'viewers'],
    ['inBandwidth', null, 'inBandwidth'],
    ['inTotalBytes', Infinity, 'inTotalBytes'],
  ])('leaves %s of %j out and keeps the rest', async (field, value, metric) => {
    const { readings } = sampleIn(await look(changed({ [field]: value })));
    expect(readings).not.toHaveProperty(metric);
    expect(Object.keys(readings)).toHaveLength(6);
  });

  it('takes the clock from "metadata" too, and does without', async () => {
    const stamp = { executionTime: 1, generatedAt: 1_764_756_428_623 };
    const renamed = sampleIn(await look(changed({}, { meta: undefined, metadata: stamp })));
    expect(renamed.clock?.generatedAt).toBe(1_764_756_428_623);
    expect(sampleIn(await look(changed({}, { meta: null })))).not.toHaveProperty('clock');
  });

  it('keeps an unknown word, but not a long one', async () => {
    const { facts } = sampleIn(
      await look(changed({ healthGrade: 'Some Future Grade', type: 'X'.repeat(99) })),
    );
    expect(facts['healthGrade']).toBe('Some Future Grade');
    expect(String(facts['type'])).toHaveLength(32);
  });

  it('leaves an empty text out', async () => {
    expect(sampleIn(await look(changed({ thumbnailPath: '' }))).facts).not.toHaveProperty('thumbnailPath');
  });

  it('without a state is not understood', async () => {
    expect(failureIn(await look(changed({ state: 7 }))).message).toContain('“data.state”');
  });
});

describe('A 404 of Storm', () => {
  it('in the documented words is a stream that is offline, with no readings at all', async () => {
    expect(await look(json(body('seed-stream.404'), 404))).toEqual({
      at: ARRIVAL,
      ok: true,
      presence: 'offline',
      readings: {},
      facts: {},
    });
  });

  it('in other words of the server is a failure', async () => {
    const failure = failureIn(await look(json({ message: 'No such route' }, 404)));
    expect(failure.kind).toBe('not-found');
    expect(failure.message).toContain('No such route');
  });

  it('of another shape is a wrong address', async () => {
    const failure = failureIn(await look(json({ status: 404, error: 'Stream not found' }, 404)));
    expect(failure.kind).toBe('not-found');
    expect(failure.message).toContain('Check the API base URL');
  });

  it('decides by its status too', async () => {
    expect(failureIn(await look(json(body('seed-stream.404')))).kind).toBe('unexpected-response');
  });

  it('as a web page is told as such', async () => {
    expect(failureIn(await look(html(404)))).toMatchObject({ kind: 'unexpected-response', foreign: true });
  });
});

describe('Errors of Storm', () => {
  it.each([
    ['synthetic-error.401', 401, 'unauthorized', 'Check the Bearer token'],
    ['synthetic-error.429', 429, 'rate-limited', 'fewer requests'],
    ['synthetic-error.500', 500, 'server', 'fault of its own'],
    ['seed-error.shape', 400, 'rejected', 'Check Application'],
    ['seed-error.shape', 403, 'forbidden', 'token'],
  ])('%s is told in words', async (name, status, kind, words) => {
    const failure = failureIn(await look(json(body(name), status)));
    expect(failure).toMatchObject({ kind, status });
    expect(failure.message).toContain(words);
  });
});

describe('A request to a Storm server', () => {
  const token = canaries.storm.token;
  const gone = json(body('seed-stream.404'), 404);

  it('carries a Bearer token as in the seed', async () => {
    const http = tableAccount({ '*': gone });
    await outcomeOf('storm', asking, http);
    expect(http.asked).toEqual([
      {
        method: 'GET',
        path: streamPath,
        headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
      },
    ]);
  });

  it('carries the token as X-Api-Key when the account says so', async () => {
    const http = tableAccount({ '*': gone });
    await outcomeOf('storm', context('storm', [stream], { config: { auth: 'api-key' } }), http);
    expect(http.asked[0]?.headers).toEqual({ Accept: 'application/json', 'X-Api-Key': token });
  });

  it.each([
    ['https://edge.example.test', 'api/streams/edge/f1'],
    ['http://127.0.0.1:8080/storm', 'api/streams/edge/f1'],
    ['https://edge.example.test/api', 'streams/edge/f1'],
    ['https://edge.example.test/api/', 'streams/edge/f1'],
    ['https://edge.example.test/x/api/v1', 'streams/edge/f1'],
    ['https://api', 'api/streams/edge/f1'],
    ['https://edge.example.test/rapi', 'api/streams/edge/f1'],
  ])('below %s goes to %s', async (baseUrl, path) => {
    const http = tableAccount({ '*': gone });
    await outcomeOf('storm', context('storm', [stream], { baseUrl }), http);
    expect(http.asked[0]?.path).toBe(path);
  });
});
