/** A day of watching, as the app lives through it: what happens, what the operator does, and a restart in the middle. */
import type { Configuration } from '../../../src-preload/contract/configuration.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import type { AlertNotice } from '../../../src-main/core/sinks.ts';
import { play, START, type BuiltThread, type Played } from '../long-show/play.ts';
import { dayCast, HOUR, within } from './cast.ts';
import { slowly } from './reach.ts';

const MINUTE = 60_000;
const DAY = 24 * HOUR;
const KEPT = { keepFull: 3 * DAY, keepMinutes: 90 * DAY, keepHours: 730 * DAY };
/** The app is off for so long, in the midst of a raid. */
const OFF = 4 * MINUTE;

/** The operator's own network is down for four minutes, twice; two things cannot be reached from before the restart to after it. */
const isDown = (at: number, id: string) =>
  [5.5, 16.2].some((hour) => within(at - START, hour * HOUR, 4 * MINUTE)) ||
  (id === 'project-1' && within(at - START, 13.8 * HOUR, 10 * MINUTE)) ||
  (id === 'stream-1' && within(at - START, 13.83 * HOUR - 14_000, 6 * MINUTE));

type Deed = (played: Played) => unknown;

const openAt = ({ run }: Played): readonly string[] => {
  const snapshot = run().core.handlers.takeSnapshot();
  return snapshot.ok ? snapshot.value.incidents.filter((one) => !one.closedAt).map(({ id }) => id) : [];
};

/** Hours after the beginning, and what is done then. */
const DEEDS: readonly (readonly [number, Deed])[] = [
  [0.9, ({ core }) => core().handlers.changePreferences({ quietHours })],
  [1.87, (played) => played.core().handlers.acknowledge({ incidents: openAt(played).slice(0, 1) })],
  [2.5, ({ core, clock }) => core().handlers.snooze({ sources: ['project-1'], until: clock.now() + HOUR })],
  [4.85, ({ core }) => core().handlers.snooze({ sources: ['raided'], until: 'recovered' })],
  [6, ({ core }) => core().handlers.pauseSource({ id: 'stream-1' })],
  [6.4, ({ core }) => core().handlers.resumeSource({ id: 'stream-1' })],
  [7.81, ({ core }) => core().pauseAll(undefined)],
  [7.9, ({ core }) => core().resumeAll()],
  [9, ({ core }) => core().handlers.saveRule({ rule: edited })],
  [10.86, ({ core, clock }) => core().handlers.snooze({ until: clock.now() + 20 * MINUTE })],
  [11, ({ core }) => core().handlers.endSnooze({})],
  [12, ({ core }) => core().handlers.removeSource({ id: 'viewer-0' })],
  [13.83, (played) => played.restart(OFF)],
  [14.4, (played) => sleep(played)],
  [15, ({ core }) => core().handlers.switchRule({ id: 'blind', enabled: false })],
  [15.5, ({ core }) => core().handlers.switchRule({ id: 'blind', enabled: true })],
];

const quietHours = {
  enabled: true,
  days: [0, 1, 2, 3, 4, 5, 6] as const,
  from: '01:00',
  until: '06:00',
  timeZone: 'Europe/Berlin',
  bypass: 'none' as const,
};

const edited = {
  ...starterRules[1],
  condition: { type: 'above', metric: 'queue', value: 14 },
  for: 20_000,
} as (typeof starterRules)[number];

/** The machine sleeps for half an hour. */
function sleep({ core, clock }: Played): void {
  const from = clock.now();
  clock.sleep(30 * MINUTE);
  core().wake('resume', from);
}

export interface RecordedDay {
  /** As the app has left it. */
  readonly configuration: Configuration;
  /** Everything that the operator was told. */
  readonly notices: readonly AlertNotice[];
  readonly until: number;
}

/** Plays the day into the history in `folder`, and ends the app. */
export async function recordDay(thread: BuiltThread, folder: string): Promise<RecordedDay> {
  const played = await play(thread, folder, {
    cast: dayCast(),
    kept: KEPT,
    most: DAY,
    reach: (http, clock) => slowly(http, clock, isDown),
  });
  const runs = [played.run()];
  for (const [hour, deed] of DEEDS) {
    await played.advance(START + hour * HOUR - played.clock.now());
    await deed(played);
    if (!runs.includes(played.run())) runs.push(played.run());
  }
  await played.advance(START + DAY - played.clock.now());
  const until = played.clock.now();
  await played.close();
  return { until, notices: runs.flatMap((run) => run.notices), configuration: played.run().saved() };
}
