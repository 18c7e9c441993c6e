import { describe, expect, it } from 'vitest';
import { active, answered, byId, fixtureOf } from './fastpix-support.ts';
import { canaries, context, failureIn, liveStream, outcomeOf, sampleIn, STREAM_ID } from './support.ts';
import { ARRIVAL, empty, html, json, tableAccount, tooSlow } from './table-account.ts';

const asking = context('fastpix', [liveStream]);

describe('A look at one FastPix stream', () => {
  it('reads every field of the seed', async () => {
    const http = tableAccount({ [byId]: json(fixtureOf('seed-stream-by-id.200')) });
    expect(await outcomeOf('fastpix', asking, http)).toEqual({
      at: ARRIVAL,
      ok: true,
      presence: 'offline',
      readings: {},
      facts: {
        status: 'idle',
        trial: false,
        maxResolution: '1080p',
        maxDuration: 28_800,
        createdAt: Date.parse('2025-11-27T06:23:55.650Z'),
        reconnectWindow: 60,
        enableRecording: true,
        enableDvrMode: false,
        lowLatency: false,
        closedCaptions: false,
        mediaPolicy: 'public',
        metadata: [],
        playbackIds: ['251601ff-ec1a-47aa-97d2-f29f09c71536 (public)'],
        playbackLinks: ['https://stream.fastpix.io/251601ff-ec1a-47aa-97d2-f29f09c71536.m3u8'],
      },
    });
  });

  it('asks with Basic auth as the seed does, and for no views of an idle stream', async () => {
    const http = tableAccount({ [byId]: json(fixtureOf('seed-stream-by-id.200')) });
    await outcomeOf('fastpix', asking, http);
    const credentials = Buffer.from(`token-id-1:${canaries.fastpix.secretKey}`).toString('base64');
    expect(http.asked).toEqual([
      {
        method: 'GET',
        path: byId,
        headers: { Accept: 'application/json', Authorization: `Basic ${credentials}` },
      },
    ]);
  });

  it.each([
    ['active', 'live', 1],
    ['preparing', 'preparing', 1],
    ['idle', 'offline', 0],
    ['disabled', 'offline', 0],
    ['some_future_status', 'offline', 0],
  ])('in status %s is %s and asks for views %d times', async (status, presence, times) => {
    const http = tableAccount({
      [byId]: json({ success: true, data: { ...active, status } }),
      [`${byId}/viewer-count`]: json(fixtureOf('seed-viewer-count.200')),
    });
    const sample = sampleIn(await outcomeOf('fastpix', asking, http));
    expect(sample.presence).toBe(presence);
    expect(sample.facts['status']).toBe(status);
    expect(http.asked).toHaveLength(1 + times);
    expect(sample.readings).toEqual(times === 1 ? { views: 20 } : {});
  });

  it.each([
    ['zero, which is a figure', json(fixtureOf('synthetic-viewer-count.200.zero')), { views: 0 }],
    ['a 404, which is none', json(fixtureOf('recorded-error.404.viewer-count'), 404), {}],
    ['a fault', json(fixtureOf('synthetic-error.500'), 500), {}],
    ['a gateway’s page', html(524), {}],
    ['a timeout', tooSlow, {}],
    ['a negative number', json({ success: true, data: { views: -1 } }), {}],
    ['text', json({ success: true, data: { views: '20' } }), {}],
    ['no success', json({ success: false, data: { views: 3 } }), {}],
    ['nothing', empty(204), {}],
  ])('stays fresh when the views are %s', async (_what, views, readings) => {
    const sample = sampleIn(await answered(active, views));
    expect(sample.presence).toBe('live');
    expect(sample.readings).toEqual(readings);
  });

  it.each([
    ['documented-error.401', 401, 'unauthorized'],
    ['documented-error.401', 429, 'rate-limited'],
  ])('fails as a whole when the views say %s with %d', async (name, status, kind) => {
    const failure = failureIn(await answered(active, json(fixtureOf(name), status)));
    expect(failure).toMatchObject({ kind, reach: 'account' });
  });

  it('does without every field but ID and status', async () => {
    const bare = {
      streamId: STREAM_ID,
      status: 'idle',
      metadata: null,
      playbackIds: null,
      maxDuration: 'long',
    };
    expect(sampleIn(await answered(bare)).facts).toEqual({ status: 'idle', metadata: [] });
  });

  it('without a status is not understood', async () => {
    expect(failureIn(await answered({ streamId: STREAM_ID })).message).toContain('“data.status”');
  });
});
