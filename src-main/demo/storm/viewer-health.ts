import { gradeOf } from './wire.ts';
import type { ViewerBody } from './wire.ts';

type Health = ViewerBody['healthData'];

/** Each figure from best to worst, as far as the simulation goes. */
const spans = {
  latency: [14, 420],
  bufferDeviation: [0.008, 0.6],
  queuePressure: [0, 0.9],
  droppedFramesRatio: [0, 0.12],
};

/** Milliseconds after which a connection has been seen long enough for a score, and for dropped frames. */
const SCORED_AFTER = 22_000;
const FRAMES_AFTER = 30_000;

/**
 * A viewer's health for how bad it is (0 best, 1 worst) and how long it has been connected: the first figures come
 * before the score does, exactly as in seed 002 (score 0 "No Data", ratio -1).
 */
export function healthAt(badness: number, duration: number): Health {
  const bad = Math.min(1, Math.max(0, badness));
  const between = ([best = 0, worst = 0]: readonly number[]) => best + (worst - best) * bad;
  const grade = gradeOf(100 - 100 * bad);
  const isScored = duration >= SCORED_AFTER;
  const hasFrames = duration >= FRAMES_AFTER;
  return {
    healthScore: isScored ? Math.round(100 - 80 * bad) : 0,
    healthGrade: isScored ? gradeOf(100 - 80 * bad) : 'No Data',
    latency: Math.round(between(spans.latency)),
    latencyGrade: grade,
    bufferDeviation: between(spans.bufferDeviation),
    bufferDeviationGrade: grade,
    queuePressure: between(spans.queuePressure),
    queuePressureGrade: grade,
    droppedFramesRatio: hasFrames ? between(spans.droppedFramesRatio) : -1,
    droppedFramesGrade: hasFrames ? grade : 'No Data',
  };
}
