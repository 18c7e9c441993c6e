import { demoViewer, paddockViewer } from '../names.ts';
import { curve, level, together, unrest } from '../shows/curve.ts';
import type { StreamSetting } from './stream-show.ts';

const MINUTE = 60;

const shared = {
  period: 10 * MINUTE,
  phases: [],
  guests: [],
  systemClients: 1,
  recording: false,
  subStreams: ['native'],
  thumbnail: false,
} as const;

/** Runs all the time; every eight minutes its health falls for a minute and a half and the ingest with it. */
const race: StreamSetting = {
  ...shared,
  application: 'edge',
  streamKey: 'f1',
  ranBefore: 30 * MINUTE,
  health: together(
    curve(8 * MINUTE, [
      [0, 94],
      [60, 94],
      [80, 26],
      [150, 22],
      [190, 94],
    ]),
    unrest(4, 47, 0.2),
  ),
  ingest: together(
    curve(8 * MINUTE, [
      [0, 760_000],
      [60, 760_000],
      [80, 240_000],
      [150, 220_000],
      [180, 760_000],
    ]),
    unrest(24_000, 31, 0.4),
  ),
  audience: {
    capacity: Infinity,
    arrivals: curve(20 * MINUTE, [
      [0, 22],
      [7 * MINUTE, 40],
      [12 * MINUTE, 30],
      [20 * MINUTE, 22],
    ]),
    session: { kind: 'lognormal', mean: 6 * MINUTE, longest: 60 * MINUTE },
    initial: 128,
  },
  guests: [demoViewer],
  perViewer: 371_000,
  recording: true,
  subStreams: ['native', '720p', '360p'],
};

/** Comes and goes: waiting for data, published, unpublished, closed, not there, and again. */
const paddock: StreamSetting = {
  ...shared,
  application: 'edge',
  streamKey: 'paddock',
  phases: [
    { from: 0, state: 'AWAITING', begins: true },
    { from: 8, state: 'PUBLISHED' },
    { from: 300, state: 'UNPUBLISHED' },
    { from: 330, state: 'CLOSED' },
    { from: 345, state: 'gone' },
    { from: 420, state: 'AWAITING', begins: true },
    { from: 428, state: 'PUBLISHED' },
    { from: 560, state: 'UNPUBLISHED' },
    { from: 590, state: 'gone' },
  ],
  ranBefore: 0,
  health: together(level(90), unrest(6, 61, 0.7)),
  ingest: together(level(410_000), unrest(15_000, 23, 0.1)),
  audience: {
    capacity: Infinity,
    arrivals: level(9),
    session: { kind: 'exponential', mean: 3 * MINUTE },
    initial: 0,
  },
  guests: [paddockViewer],
  perViewer: 201_000,
};

/** Steady, but its encoder restarts every seven minutes: start time and counters begin anew without a change of state. */
const stage: StreamSetting = {
  ...shared,
  application: 'live',
  streamKey: 'stage',
  period: 7 * MINUTE,
  phases: [{ from: 0, state: 'PUBLISHED', begins: true }],
  ranBefore: 0,
  health: together(level(76), unrest(9, 83, 0.5)),
  ingest: together(level(980_000), unrest(30_000, 41, 0.9)),
  audience: {
    capacity: Infinity,
    arrivals: curve(7 * MINUTE, [
      [0, 14],
      [3 * MINUTE, 20],
      [7 * MINUTE, 12],
    ]),
    session: { kind: 'lognormal', mean: 4 * MINUTE, longest: 40 * MINUTE },
    initial: 46,
  },
  perViewer: 480_000,
  thumbnail: true,
};

/** The demo's streams, each with another kind of show. */
export const demoStreams: readonly StreamSetting[] = [race, paddock, stage];

/** A published stream on which nothing moves but its counters. */
export function stillSetting(application: string, streamKey: string): StreamSetting {
  const audience = { ...race.audience, arrivals: level(0), initial: 0 };
  return {
    ...shared,
    isMade: true,
    application,
    streamKey,
    ranBefore: 0,
    health: level(92),
    ingest: level(500_000),
    audience,
    perViewer: 0,
  };
}
