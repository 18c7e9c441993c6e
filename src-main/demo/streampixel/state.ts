import type { ShowClock } from '../clock.ts';
import { demoCredentials } from '../names.ts';
import type { VendorSite } from '../server/exchange.ts';
import { openProject } from './projects.ts';
import type { Project, ProjectSetting } from './projects.ts';
import { answer, failure } from './routes.ts';

export interface StreampixelState {
  readonly clock: ShowClock;
  readonly projects: Map<string, Project>;
  readonly userId: string;
  apiKey: string;
}

/** The simulated Streampixel at the beginning of its show. */
export function openStreampixel(
  clock: ShowClock,
  seed: number,
  settings: readonly ProjectSetting[],
  still: boolean,
): { site: VendorSite; state: StreampixelState } {
  const projects = new Map(settings.map((setting) => [setting.id, openProject(setting, seed)]));
  if (still) for (const project of projects.values()) project.held = project.setting.still;
  const state: StreampixelState = { clock, projects, ...demoCredentials.streampixel };
  const site: VendorSite = {
    name: 'streampixel',
    contentType: 'application/json; charset=utf-8',
    answer: (ask) => answer(state, ask),
    failure,
  };
  return { site, state };
}
