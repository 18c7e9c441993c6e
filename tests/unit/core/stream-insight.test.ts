/** What is found out about streams and viewers, in a whole core over HTTP from a table. */
import { describe, expect, it } from 'vitest';
import type { Source } from '#contract/configuration';
import type { History, HistoryEntry } from '../../../src-main/core/ports.ts';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import { done } from '../../../src-preload/contract/failure.ts';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { tableHttp, type Reply } from '../../support/table-http.ts';
import { account, snapshotOf } from './watched-projects.ts';

const SECOND = 1_000;
const edge = account('edge', {
  provider: 'storm',
  config: { auth: 'bearer' },
  baseUrl: 'http://127.0.0.1:1/api',
});
const studio = account('fp', {
  provider: 'fastpix',
  config: { accessTokenId: 't', watch: '' },
  baseUrl: 'http://127.0.0.1:1/v1',
});
const secrets = { edge: { token: 't' }, fp: { secretKey: 's' } };
const source = (of: string, kind: string, key: Record<string, string>): Source => ({
  id: 'one',
  account: of,
  kind,
  key,
  label: 'Race feed',
  interval: of === 'fp' ? 15_000 : 5_000,
});
const feed = source('edge', 'stream', { application: 'a', streamKey: 'k' });

/** A stream whose encoder sends `rate` bytes a second and whose viewers draw `each`; both may be changed. */
function stormRun(
  show: { rate: number; each: number; late: number; state: string },
  watched = feed,
): CoreRun {
  return coreRun(
    (clock) => {
      const begun = clock.now() - 60_000;
      let total = 9_000_000;
      let last = begun;
      return tableHttp(clock, () => {
        const generatedAt = clock.now() - show.late;
        total += (show.rate * Math.max(0, generatedAt - last)) / SECOND;
        last = generatedAt;
        const data = {
          state: show.state,
          startTime: begun,
          duration: generatedAt - begun,
          viewerCount: 8,
          inBandwidth: 500_000,
          outBandwidth: 8 * show.each,
          inTotalBytes: Math.round(total),
          outTotalBytes: 1,
        };
        return { status: 200, body: { data, meta: { generatedAt } } };
      });
    },
    configurationOf({ accounts: [edge], sources: [watched] }),
    secrets,
  );
}

const seen = (one: CoreRun) => snapshotOf(one).sources[0];
const titles = (one: CoreRun) => one.notices.map(({ title }) => title);

describe('a stream whose ingest stalls', () => {
  it('is told before the state flips, with its proof, and is over when bytes come again', async () => {
    const show = { rate: 500_000, each: 250_000, late: 0, state: 'PUBLISHED' };
    const one = stormRun(show);
    await one.core.start();
    await one.clock.advance(120 * SECOND);
    expect(titles(one)).toEqual([]);
    show.rate = 2_000;
    await one.clock.advance(10 * SECOND);
    expect(titles(one)).toEqual(['Ingest stalled: Race feed']);
    expect(one.notices[0]?.body).toBe('Next to nothing comes in');
    expect(seen(one)).toMatchObject({ condition: 'fresh', tone: 'warning', facts: { state: 'PUBLISHED' } });
    expect(seen(one)?.sentence).toContain('next to nothing comes in');
    expect(seen(one)?.insight?.stalledSince).toBeDefined();
    const [incident] = snapshotOf(one).incidents;
    const detail = await one.core.handlers.readIncident({ id: incident?.id ?? '' });
    expect(detail.ok && detail.value.why?.trace.predicates).toEqual([
      { asked: 'what comes in is below 10 % of the usual', found: '0 % of it', outcome: 'yes' },
    ]);
    show.rate = 500_000;
    await one.clock.advance(20 * SECOND);
    expect(seen(one)?.insight?.stalledSince).toBeUndefined();
    expect(titles(one)).toEqual(['Ingest stalled: Race feed', 'Recovered: Race feed']);
    one.core.stop();
  });

  it('is one cause with the stream going down after it', async () => {
    const show = { rate: 500_000, each: 250_000, late: 0, state: 'PUBLISHED' };
    const one = stormRun(show);
    await one.core.start();
    await one.clock.advance(120 * SECOND);
    Object.assign(show, { rate: 0 });
    await one.clock.advance(15 * SECOND);
    Object.assign(show, { state: 'UNPUBLISHED' });
    await one.clock.advance(60 * SECOND);
    expect(titles(one)).toEqual(['Ingest stalled: Race feed', 'Stream down: Race feed']);
    one.core.stop();
  });
});

describe('viewers who get too little', () => {
  it('are told of after a minute below half of the usual, not before', async () => {
    const show = { rate: 500_000, each: 250_000, late: 0, state: 'PUBLISHED' };
    const one = stormRun(show);
    await one.core.start();
    await one.clock.advance(180 * SECOND);
    show.each = 90_000;
    await one.clock.advance(50 * SECOND);
    expect(titles(one)).toEqual([]);
    await one.clock.advance(30 * SECOND);
    expect(one.notices.map(({ title, body }) => [title, body])).toEqual([
      ['Delivery low: Race feed', '36 % of the usual reaches each viewer for 1 min'],
    ]);
    expect(seen(one)?.insight?.underservedSince).toBeDefined();
    expect(seen(one)?.sentence).toContain('less than half of the usual');
    one.core.stop();
  });
});

describe('the age of the figures', () => {
  it('is what comes on top of the usual delay', async () => {
    const show = { rate: 500_000, each: 250_000, late: 400, state: 'PUBLISHED' };
    const one = stormRun(show);
    await one.core.start();
    await one.clock.advance(60 * SECOND);
    expect(seen(one)?.readings['dataAge']).toBe(0);
    show.late = 3_400;
    await one.clock.advance(20 * SECOND);
    expect(seen(one)?.readings['dataAge']).toBe(3);
    one.core.stop();
  });
});

describe('a viewer', () => {
  it('has its worst figure named, not those without data', async () => {
    const watched = source('edge', 'viewer', { viewerId: 'v' });
    const one = coreRun(
      (clock) =>
        tableHttp(clock, () => {
          const healthData = {
            latency: 40,
            latencyGrade: 'Good',
            bufferDeviation: 4.2,
            bufferDeviationGrade: 'Bad',
            queuePressure: -1,
            queuePressureGrade: 'Bad',
            droppedFramesRatio: 0,
            droppedFramesGrade: 'No Data',
          };
          const body = { data: { state: 'PUBLISHED', healthData }, meta: { generatedAt: clock.now() } };
          return { status: 200, body };
        }),
      configurationOf({ accounts: [edge], sources: [watched] }),
      secrets,
    );
    await one.core.start();
    await one.clock.advance(6 * SECOND);
    expect(seen(one)?.insight?.worst).toEqual({ metric: 'bufferDeviation', grade: 'Bad' });
    expect(seen(one)?.sentence).toBe('Answering normally. Worst of its figures: buffer deviation, Bad.');
    one.core.stop();
  });
});

/** A FastPix stream; `views` by the how-many-eth look. */
function fastpixRun(
  show: { status: string; maxDuration: number },
  views: (nth: number) => number,
  history?: History,
): CoreRun {
  const table = (path: string, nth: number): Reply => {
    if (path.includes('viewer-count'))
      return { status: 200, body: { success: true, data: { views: views(nth) } } };
    return { status: 200, body: { success: true, data: { streamId: 's', ...show } } };
  };
  return coreRun(
    (clock) => tableHttp(clock, table),
    configurationOf({ accounts: [studio], sources: [source('fp', 'stream', { streamId: 's' })] }),
    secrets,
    history ? { history } : {},
  );
}

describe('a count of views', () => {
  it('is all views so far when it only rose and stands after the end, and then tells views a minute', async () => {
    const show = { status: 'active', maxDuration: 0 };
    let views = 0;
    const one = fastpixRun(show, () => (views += show.status === 'active' ? 5 : 0));
    await one.core.start();
    await one.clock.advance(15 * 60 * SECOND);
    expect(seen(one)?.insight?.count?.meaning).toBe('unknown');
    expect(seen(one)?.readings['viewsPerMinute']).toBeUndefined();
    show.status = 'idle';
    await one.clock.advance(90 * SECOND);
    expect(seen(one)?.insight?.count?.meaning).toBe('so-far');
    show.status = 'active';
    await one.clock.advance(120 * SECOND);
    expect(seen(one)?.readings['viewsPerMinute']).toBeCloseTo(20, -1);
    one.core.stop();
  });

  it('is people now when it falls, and is never part of a total', async () => {
    const one = fastpixRun({ status: 'active', maxDuration: 0 }, (nth) =>
      Math.round(40 + 10 * Math.sin(nth)),
    );
    await one.core.start();
    await one.clock.advance(14 * 60 * SECOND);
    expect(seen(one)?.insight?.count?.meaning).toBe('now');
    expect(snapshotOf(one).overall.viewers).toBeUndefined();
    one.core.stop();
  });

  it('is not learnt anew after a restart', async () => {
    const kept = new Map<string, string>();
    const first = fastpixRun({ status: 'active', maxDuration: 0 }, (nth) => nth * 5, remembering(kept));
    await first.core.start();
    await first.clock.advance(5 * 60 * SECOND);
    first.core.stop();
    const looks = seen(first)?.insight?.count?.looks ?? 0;
    expect(looks).toBeGreaterThan(15);
    const second = fastpixRun({ status: 'active', maxDuration: 0 }, (nth) => 500 + nth, remembering(kept));
    await second.core.start();
    await second.clock.advance(16 * SECOND);
    expect(seen(second)?.insight?.count?.looks).toBeGreaterThan(looks);
    second.core.stop();
  });
});

/** A history that keeps what is to be remembered from run to run in `kept`. */
function remembering(kept: Map<string, string>): History {
  const memory = createMemoryHistory();
  const append = (entry: HistoryEntry) => {
    memory.append(entry);
    if (entry.type !== 'alerts') return;
    for (const [name, text] of entry.parts) if (text !== undefined) kept.set(name, text);
  };
  const ask = (async (name, question) =>
    name === 'remembered'
      ? done({ incidents: [], alerts: kept })
      : memory.ask(name, question)) as History['ask'];
  return { ...memory, append, ask };
}

describe('the end of a stream with a longest duration', () => {
  it('is told at the latest when it was live before it was first seen, exactly when it was seen to begin', async () => {
    const show = { status: 'active', maxDuration: 3600 };
    const one = fastpixRun(show, () => 5);
    await one.core.start();
    const begun = one.clock.now();
    await one.clock.advance(20 * SECOND);
    expect(seen(one)?.insight?.ends?.atTheLatest).toBe(true);
    expect(Math.abs((seen(one)?.insight?.ends?.at ?? 0) - begun - 3_600_000)).toBeLessThan(20_000);
    show.status = 'idle';
    await one.clock.advance(30 * SECOND);
    expect(seen(one)?.insight?.ends).toBeUndefined();
    show.status = 'active';
    await one.clock.advance(30 * SECOND);
    expect(seen(one)?.insight?.ends?.atTheLatest).toBe(false);
    one.core.stop();
  });

  it('is not told of an unlimited stream', async () => {
    const one = fastpixRun({ status: 'active', maxDuration: 0 }, () => 5);
    await one.core.start();
    await one.clock.advance(20 * SECOND);
    expect(seen(one)?.insight?.ends).toBeUndefined();
    one.core.stop();
  });
});
