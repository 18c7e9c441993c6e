import { describe, expect, it } from 'vitest';
import type { ListedViewer } from '#contract/channels/close-up';
import type { SourceKindDescriptor } from '#contract/descriptor';
import { fingerprintLines } from '../../../src-renderer/format/fingerprints.ts';
import { followingText } from '../../../src-renderer/accounts/following.ts';
import { columnsOf } from '../../../src-renderer/viewers/columns.ts';
import { worstFirst } from '../../../src-renderer/viewers/grades.ts';
import { viewerKind as kind } from '../../../src-main/providers/storm/viewer-descriptor.ts';
import { toKindShape } from '../../../src-renderer/state/kind-shape.ts';

const graded = (readings: Readonly<Record<string, number>>, facts: Readonly<Record<string, string>>) =>
  worstFirst({ shape: toKindShape({ name: 'x' }, kind), facts, reading: (id) => readings[id] }).map(
    ({ metric, grade }) => `${metric.id}: ${grade}`,
  );

describe('The graded figures of a viewer', () => {
  it('come with the worst first, equals in their order, an unknown word near the worst', () => {
    const readings = { latency: 900, bufferDeviation: 0.1, queuePressure: 0, droppedFrames: 0.2 };
    const facts = {
      latencyGrade: 'Good',
      bufferDeviationGrade: 'Fair',
      queuePressureGrade: 'Very Good',
      droppedFramesGrade: 'Bad',
    };
    expect(graded(readings, facts)).toEqual([
      'droppedFrames: Bad',
      'bufferDeviation: Fair',
      'latency: Good',
      'queuePressure: Very Good',
    ]);
  });

  it('leave out what has no data', () => {
    expect(graded({ latency: 20 }, { latencyGrade: 'Good', droppedFramesGrade: 'No Data' })).toEqual([
      'latency: Good',
    ]);
  });
});

describe('The columns of a list of viewers', () => {
  const viewer: ListedViewer = {
    kind: 'viewer',
    key: { viewerId: 'v1' },
    watched: false,
    facts: { device: 'DESKTOP', address: '203.0.113.8', healthGrade: 'Good' },
    readings: { health: 71 },
  };
  const texts = (shows: boolean, of: SourceKindDescriptor = kind) =>
    Object.fromEntries(columnsOf(of, shows, 0).map(({ id, text }) => [id, text(viewer)]));

  it('hold no address until it is asked for', () => {
    expect(texts(false)).not.toHaveProperty('address');
    expect(texts(true)).toMatchObject({ address: '203.0.113.8', health: '71 Good', outBandwidth: 'no data' });
  });
});

describe('A fingerprint', () => {
  it('is shown in lines of eight pairs, however it was written', () => {
    const bare = 'ab'.repeat(32);
    const lines = fingerprintLines(bare);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('AB:AB:AB:AB:AB:AB:AB:AB');
    expect(fingerprintLines(lines.join(':'))).toEqual(lines);
  });
});

describe('How an account follows its list', () => {
  it.each([
    [{ listed: 5, followed: 5, excluded: 0, overCap: 0 }, 'Following all 5 streams'],
    [
      { listed: 1_137, followed: 1_120, excluded: 17, overCap: 0 },
      'Following 1,120 of 1,137 streams; 17 left out by your pattern',
    ],
    [
      { listed: 2_300, followed: 2_000, excluded: 0, overCap: 300 },
      'Following 2,000 of 2,300 streams; 300 beyond your limit',
    ],
  ])('%j is told', (following, text) => expect(followingText(following)).toBe(text));
});
