import { flowNow } from './estimate.ts';
import { sessionSeconds } from './session.ts';
import { whatIf } from './what-if.ts';
import type { QueueMemory } from './memory.ts';
import type { WhatIf, WhatIfQuestion } from './what-if.ts';

/** The what-if for a source as it is now: its arrivals, session length and queue. Undefined while learning. */
export function readWhatIf(
  memory: QueueMemory,
  question: Pick<WhatIfQuestion, 'capacity' | 'sessionLimitSeconds' | 'target'>,
): WhatIf | undefined {
  const session = sessionSeconds(memory);
  if (session === undefined) return undefined;
  const arrivalsPerMinute = flowNow(memory).arrivals * 60;
  const queue = memory.pairing.last?.queue ?? 0;
  return whatIf({ ...question, arrivalsPerMinute, sessionSeconds: session, queue });
}
