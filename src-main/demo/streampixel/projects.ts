import type { ShowClock } from '../clock.ts';
import { seedOf } from '../random.ts';
import { startAudience } from '../shows/audience.ts';
import type { Audience } from '../shows/audience.ts';
import type { AudiencePlan } from '../shows/people.ts';

/** The two counts of seed 000. */
export interface Counts {
  readonly live: number;
  readonly queue: number;
}

/** A project before the show begins. Without a `plan` it stays empty. */
export interface ProjectSetting {
  readonly id: string;
  readonly name: string;
  readonly plan: AudiencePlan;
  /** Shown when nothing moves (`shows: 'still'`). */
  readonly still: Counts;
  /** Not of the demo's user: 403. */
  readonly foreign?: true;
  readonly status?: boolean;
  readonly subscriptionStatus?: string;
}

export interface Project {
  readonly setting: ProjectSetting;
  readonly audience: Audience;
  /** Counts held by hand; absent while the show decides. */
  held?: Counts;
}

/** How long one simulated person waited. Epoch ms of the vendors' clock; absent means not (yet). */
export interface Wait {
  readonly arrivedAt: number;
  readonly startedAt?: number;
  readonly gaveUpAt?: number;
}

/** A project with its audience at the beginning of the show. */
export function openProject(setting: ProjectSetting, seed: number): Project {
  return { setting, audience: startAudience(setting.plan, seedOf(seed, setting.id)) };
}

/** The counts now: those held by hand, else the audience's. */
export function countsOf(project: Project, clock: ShowClock): Counts {
  if (project.held) return project.held;
  project.audience.playTo(clock.seconds());
  return { live: project.audience.live(), queue: project.audience.queue() };
}

/** True waits on the vendors' clock, oldest first; whoever still waits comes last. */
export function waitsOf(project: Project, clock: ShowClock): readonly Wait[] {
  project.audience.playTo(clock.seconds());
  return project.audience.waits().map(({ arrivedAt, startedAt, leftAt }) => ({
    arrivedAt: clock.at(arrivedAt),
    ...(startedAt === undefined ? {} : { startedAt: clock.at(startedAt) }),
    ...(startedAt === undefined && leftAt !== undefined ? { gaveUpAt: clock.at(leftAt) } : {}),
  }));
}
