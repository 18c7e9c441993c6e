import { gradeOf } from './wire.ts';
import type { StreamBody } from './wire.ts';

const SILENT = ['AWAITING', 'NOT_PUBLISHED', 'UNPUBLISHED', 'STOPPED', 'CLOSING', 'CLOSED'];

/** What a change of state brings with it. Unknown states change nothing else. */
export function trafficWith(before: string, after: string | undefined): Partial<StreamBody> {
  const flow = (inBandwidth: number, healthScore: number | undefined) => ({
    inBandwidth,
    outBandwidth: 0,
    viewerCount: 0,
    systemClientCount: 0,
    isRecording: false,
    healthScore: healthScore ?? 0,
    healthGrade: gradeOf(healthScore),
  });
  if (after !== undefined && SILENT.includes(after)) return flow(0, undefined);
  return after === 'PUBLISHED' && SILENT.includes(before) ? flow(500_000, 92) : {};
}
