import { describe, expect, it } from 'vitest';
import { context, failureIn, fixture, outcomeOf, sampleIn, vendor, viewer, viewerPath } from './support.ts';
import { ARRIVAL, json, tableAccount, type Reply } from './table-account.ts';

const asking = context('storm', [viewer]);
const look = (reply: Reply) => outcomeOf('storm', asking, tableAccount({ [viewerPath]: reply }));
const body = (name: string) => fixture(`storm/${name}`);

describe('A look at a Storm viewer', () => {
  it('reads every field of the seed, and "No Data" as no data', async () => {
    expect(await look(json(body('seed-viewer.200')))).toEqual({
      at: ARRIVAL,
      ok: true,
      presence: 'live',
      readings: {
        latency: 19,
        bufferDeviation: 0.017260000000000005,
        queuePressure: 0,
        inBandwidth: 0,
        outBandwidth: 226_930,
        inTotalBytes: 1_428,
        outTotalBytes: 5_149_949,
        videoPackets: 660,
        audioPackets: 1_030,
        dataPackets: 0,
      },
      facts: {
        state: 'PUBLISHED',
        pipelineType: 'CLIENT_OUTPUT',
        harnessType: 'STORM_MSE_VIEWER',
        application: 'edge',
        streamKey: 'f1',
        startedAt: 1_764_750_453_996,
        device: 'DESKTOP',
        system: 'Windows 10/11 10.0',
        browser: 'Chrome 144.0.0.0',
        renderingEngine: 'WebKit',
        protocol: 'HTTP',
        healthGrade: 'No Data',
        latencyGrade: 'Very Good',
        bufferDeviationGrade: 'Good',
        queuePressureGrade: 'Very Good',
        droppedFramesGrade: 'No Data',
        continent: 'Europe',
        country: 'Poland (PL)',
        city: 'Torun',
        postalCode: '87-100',
        coordinates: '53.0176, 18.6202',
        address: '83.11.204.8',
      },
      clock: { generatedAt: 1_764_750_475_981, startedAt: 1_764_750_453_996, duration: 21_985 },
    });
  });

  it('has readings for all health figures when the server has them', async () => {
    const { readings } = sampleIn(await look(json(body('synthetic-viewer.200.hls-mobile'))));
    expect(readings).toMatchObject({ health: 88, latency: 74, queuePressure: 0.2, droppedFrames: 0.004 });
  });

  it('takes every -1 for no data', async () => {
    const { readings } = sampleIn(await look(json(body('synthetic-viewer.200.all-sentinels'))));
    for (const metric of ['health', 'latency', 'bufferDeviation', 'queuePressure', 'droppedFrames'])
      expect(readings).not.toHaveProperty(metric);
    expect(Object.keys(readings)).toHaveLength(7);
  });

  it('does without whole groups, missing or null', async () => {
    const seed = body('seed-viewer.200') as { data: Record<string, unknown> };
    const { connectionData: _gone, ...data } = seed.data;
    const sample = sampleIn(await look(json({ data: { ...data, geoData: null, userAgentData: null } })));
    expect(sample.readings).toMatchObject({ latency: 19 });
    expect(sample.facts).not.toHaveProperty('city');
    expect(sample).not.toHaveProperty('clock');
  });

  it('that has left is offline, with no readings', async () => {
    expect(await look(json(body('seed-viewer.404'), 404))).toEqual({
      at: ARRIVAL,
      ok: true,
      presence: 'offline',
      readings: {},
      facts: {},
    });
  });

  it('is a failure when the server speaks of something else', async () => {
    expect(failureIn(await look(json(body('seed-stream.404'), 404))).kind).toBe('not-found');
  });
});

describe('Facts that tell who or where a viewer is', () => {
  it('are marked as personal', () => {
    const kind = vendor('storm').descriptor.sourceKinds.find((one) => one.kind === 'viewer');
    const personal = kind?.facts.filter((fact) => fact.personal).map((fact) => fact.id);
    expect(personal).toEqual(['city', 'postalCode', 'coordinates', 'address']);
  });
});
