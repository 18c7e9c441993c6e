import { curve } from '../shows/curve.ts';
import type { ProjectSetting } from './projects.ts';

const MINUTE = 60;

/** The `index`-th (from 0) of many projects for benches and two-week runs: light loads that differ from one to the next. */
export function manySetting(index: number): ProjectSetting {
  const capacity = 2 + (index % 9);
  const mean = (3 + (index % 5)) * MINUTE;
  const load = 0.6 + (index % 7) * 0.08;
  const calm = (60 / mean) * capacity * load;
  return {
    id: `66${index.toString(16).padStart(22, '0')}`,
    name: `Project ${String(index + 1).padStart(4, '0')}`,
    plan: {
      capacity,
      arrivals: curve(30 * MINUTE, [
        [0, calm],
        [(index % 20) * MINUTE, calm],
        [(6 + (index % 20)) * MINUTE, calm * 1.5],
        [(10 + (index % 20)) * MINUTE, calm * 0.7],
      ]),
      session: { kind: 'exponential', mean },
      initial: Math.round(capacity * load),
    },
    still: { live: index % 7, queue: index % 3 },
  };
}
