import { curve, level, together, unrest } from '../shows/curve.ts';
import type { Curve } from '../shows/curve.ts';
import { blankBody } from './blank.ts';
import { uuidOf } from './identity.ts';
import type { Phase, StreamSetting } from './streams.ts';
import type { StreamBody } from './wire.ts';

interface Role {
  readonly more: Partial<StreamBody>;
  readonly phases: readonly Phase[];
  readonly views: Curve;
}

const PERIOD = 600;

/** Idle, preparing, active and idle again, every ten minutes. */
const keynote: Role = {
  more: { metadata: { livestream_name: 'Keynote' }, maxDuration: 0, enableDvrMode: true },
  phases: [
    { from: 0, status: 'idle' },
    { from: 25, status: 'preparing' },
    { from: 40, status: 'active' },
    { from: 480, status: 'idle' },
  ],
  views: together(
    curve(PERIOD, [
      [0, 0],
      [40, 3],
      [160, 410],
      [380, 520],
      [470, 60],
      [480, 0],
    ]),
    unrest(6, 19, 0.3),
  ),
};

const sideStage: Role = {
  more: {
    metadata: { name: 'Side stage', room: 'B2' },
    simulcastResponses: [
      {
        simulcastId: '000000000000000000000000000000d5',
        url: 'rtmp://ingest.example.test/app/',
        streamKey: 'EXAMPLE-third-party-stream-key',
        isEnabled: true,
      },
    ],
    mediaIds: [uuidOf('side stage recording')],
  },
  phases: [{ from: 0, status: 'active' }],
  views: together(level(74), unrest(30, 140, 0.8), unrest(5, 17, 0.1)),
};

const backstage: Role = {
  more: { metadata: { livestream_name: 'Backstage' }, mediaPolicy: 'private', enableRecording: false },
  phases: [{ from: 0, status: 'disabled' }],
  views: level(0),
};

/** No metadata at all, hence no name (seed 003, get by id). */
const nameless: Role = { more: {}, phases: [{ from: 0, status: 'idle' }], views: level(0) };

const workshop: Role = {
  more: {
    metadata: { title: 'Workshop' },
    maxDuration: 3600,
    maxResolution: '720p',
    reconnectWindow: 300,
    lowLatency: true,
  },
  phases: [
    { from: 0, status: 'active' },
    { from: 200, status: 'idle' },
    { from: 330, status: 'preparing' },
    { from: 345, status: 'active' },
  ],
  views: together(level(22), unrest(9, 70, 0.6)),
};

const roles: readonly Role[] = [keynote, sideStage, backstage, nameless, workshop];

/** The place of the one that is always live. */
export const SIDE_STAGE = roles.indexOf(sideStage);

/** How many streams the demo has when nothing else is asked for. */
export const DEMO_STREAMS = roles.length;

/** `count` streams, the newest first created last: the demo's five, then plain ones of which every 40th is active. */
export function streamSettings(count: number, seed: number, now: number): readonly StreamSetting[] {
  return Array.from({ length: count }, (_, index) => {
    const role = roles[index] ?? extra(index);
    const body = { ...blankBody(index, seed, now), ...role.more };
    return { body, period: PERIOD, phases: role.phases, views: role.views };
  });
}

function extra(index: number): Role {
  return {
    more: { metadata: { livestream_name: `Stream ${String(index + 1).padStart(4, '0')}` } },
    phases: [{ from: 0, status: index % 40 === 0 ? 'active' : 'idle' }],
    views: together(level(10 + (index % 90)), unrest(8, 60 + (index % 50), (index % 10) / 10)),
  };
}
