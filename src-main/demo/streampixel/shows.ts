import { demoProjects } from '../names.ts';
import { curve, level } from '../shows/curve.ts';
import type { ProjectSetting } from './projects.ts';

const MINUTE = 60;

/**
 * A small hall that fills up: within two minutes of show a queue of some ten people, gone again after about ten,
 * the same every 15 minutes.
 */
const showroom: ProjectSetting = {
  id: demoProjects.showroom,
  name: 'Showroom',
  plan: {
    capacity: 12,
    arrivals: curve(15 * MINUTE, [
      [0, 3],
      [10, 3],
      [25, 14],
      [88, 14],
      [110, 0.4],
      [640, 0.4],
      [690, 2.8],
    ]),
    session: { kind: 'exponential', mean: 200 },
    initial: 12,
  },
  still: { live: 7, queue: 2 },
};

const lobby: ProjectSetting = {
  id: demoProjects.lobby,
  name: 'Lobby tour',
  plan: {
    capacity: 24,
    arrivals: curve(20 * MINUTE, [
      [0, 3.4],
      [10 * MINUTE, 4.4],
      [20 * MINUTE, 3.4],
    ]),
    session: { kind: 'lognormal', mean: 4 * MINUTE, longest: 30 * MINUTE },
    initial: 14,
  },
  still: { live: 14, queue: 0 },
};

/** A quiet launch page that is raided: some 25 people in half a minute, every 12 minutes. */
const launch: ProjectSetting = {
  id: demoProjects.launch,
  name: 'Launch day',
  plan: {
    capacity: 10,
    arrivals: curve(12 * MINUTE, [
      [0, 0.9],
      [200, 0.9],
      [200, 50],
      [230, 50],
      [230, 0.9],
    ]),
    session: { kind: 'exponential', mean: 3 * MINUTE },
    patience: 8 * MINUTE,
    initial: 3,
  },
  still: { live: 3, queue: 0 },
};

/** Nobody ever comes. */
export const emptyPlan = {
  capacity: 2,
  arrivals: level(0),
  session: { kind: 'fixed', mean: MINUTE },
  initial: 0,
} as const;

const rehearsal: ProjectSetting = {
  id: demoProjects.rehearsal,
  name: 'Rehearsal room',
  plan: emptyPlan,
  still: { live: 0, queue: 0 },
};

const archived: ProjectSetting = {
  id: demoProjects.archived,
  name: 'Archived tour',
  plan: emptyPlan,
  still: { live: 0, queue: 0 },
  status: false,
  subscriptionStatus: 'expired',
};

const foreign: ProjectSetting = {
  id: demoProjects.foreign,
  name: 'Somebody else',
  plan: emptyPlan,
  still: { live: 0, queue: 0 },
  foreign: true,
};

/** The demo's projects, each with another kind of show. */
export const demoSettings: readonly ProjectSetting[] = [
  showroom,
  lobby,
  launch,
  rehearsal,
  archived,
  foreign,
];
