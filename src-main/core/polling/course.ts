/** How a task has been doing: failures in a row, and since when it is well again. Pure; times are monotonic ms. */
import { FORGET_AFTER } from './backoff.ts';

export interface Course {
  /** Failures counted for the backoff; a short success between them does not forget them. */
  readonly streak: number;
  /** When the present run of good looks began; undefined while failing. */
  readonly goodSince: number | undefined;
}

/** Nothing known yet, or everything forgotten. */
export const freshCourse: Course = { streak: 0, goodSince: undefined };

/** After a good look: two minutes of success forget the failures before (product.md section 3). */
export function afterGood(course: Course, now: number): Course {
  const goodSince = course.goodSince ?? now;
  return { goodSince, streak: now - goodSince >= FORGET_AFTER ? 0 : course.streak };
}

/** After a failed look. */
export function afterMiss(course: Course, now: number): Course {
  const forgotten = course.goodSince !== undefined && now - course.goodSince >= FORGET_AFTER;
  return { streak: (forgotten ? 0 : course.streak) + 1, goodSince: undefined };
}
