/** A hall so busy that its wait is known within seconds: two come and two go a second. */
import { level } from '../../src-main/demo/shows/curve.ts';
import type { Vendors } from '../../src-main/demo/vendors.ts';

export const BUSY_HALL = '000000000000000000000abc';
export const BUSY_CAPACITY = 120;
/** Mean session, seconds. */
const SESSION = 60;

/** It as a source, polled four times a second. */
export const busyHall = {
  id: 'hall',
  account: 'sp',
  kind: 'project',
  key: { projectId: BUSY_HALL },
  label: 'Great hall',
  interval: 250,
};

/** Opens the hall, full, with so many people waiting. */
export function openBusyHall({ streampixel }: Pick<Vendors, 'streampixel'>, waiting: number): void {
  streampixel.add({
    id: BUSY_HALL,
    name: 'Great hall',
    plan: {
      capacity: BUSY_CAPACITY,
      arrivals: level((BUSY_CAPACITY * 60) / SESSION),
      session: { kind: 'exponential', mean: SESSION },
      initial: BUSY_CAPACITY + waiting,
    },
  });
}
