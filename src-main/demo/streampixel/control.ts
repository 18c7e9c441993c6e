import { countsOf, openProject, waitsOf } from './projects.ts';
import type { Counts, Project, ProjectSetting, Wait } from './projects.ts';
import { emptyPlan } from './shows.ts';
import type { StreampixelState } from './state.ts';

/** What tests may do to the simulated Streampixel. An unknown project id throws: it is a slip in the test. */
export interface StreampixelControl {
  /** Holds the counts of a project by hand, whatever its show does; what is left out stays as it is now. */
  set(projectId: string, counts: Partial<Counts>): void;
  /** Gives a held project back to its show. */
  release(projectId: string): void;
  /** Adds a project; without a plan it stays empty until `set`. `foreign` makes it answer 403. */
  add(setting: Pick<ProjectSetting, 'id' | 'name'> & Partial<ProjectSetting>): void;
  /** Takes a project away: 404 from now on. */
  remove(projectId: string): void;
  /** Moves the simulated capacity of a project's show. */
  setCapacity(projectId: string, capacity: number): void;
  /** What a poll of this project would read now. */
  counts(projectId: string): Counts;
  /** The true waits of the simulated audience, to hold an estimate against. */
  waits(projectId: string): readonly Wait[];
  /** A new key: the old one is refused from now on, as a rotated key is (reference/providers.md 1.1). */
  rotateKey(apiKey: string): void;
}

/** The controls of one simulated Streampixel. */
export function toStreampixelControl(state: StreampixelState, seed: number): StreampixelControl {
  const find = (projectId: string): Project => {
    const project = state.projects.get(projectId);
    if (!project) throw new Error(`The simulated Streampixel has no project ${projectId}.`);
    return project;
  };
  return {
    set: (projectId, counts) => {
      const project = find(projectId);
      project.held = { ...countsOf(project, state.clock), ...counts };
    },
    release: (projectId) => void delete find(projectId).held,
    add: (setting) => {
      const whole = { plan: emptyPlan, still: { live: 0, queue: 0 }, ...setting };
      state.projects.set(setting.id, openProject(whole, seed));
    },
    remove: (projectId) => void state.projects.delete(find(projectId).setting.id),
    setCapacity: (projectId, capacity) => {
      const { audience } = find(projectId);
      audience.playTo(state.clock.seconds());
      audience.setCapacity(capacity);
    },
    counts: (projectId) => countsOf(find(projectId), state.clock),
    waits: (projectId) => waitsOf(find(projectId), state.clock),
    rotateKey: (apiKey) => void (state.apiKey = apiKey),
  };
}
