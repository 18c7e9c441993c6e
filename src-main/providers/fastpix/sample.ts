import type { Outcome, Sample } from '../../core/provider.ts';
import type { Sight } from './by-id.ts';
import { factsOf } from './facts.ts';
import type { Views } from './views.ts';

/**
 * What a status means (seed 003). An unknown one keeps its word as a fact and counts as offline: nothing says that
 * anybody can see the stream.
 */
export function presenceOf(status: string): Sample['presence'] {
  if (status === 'active') return 'live';
  return status === 'preparing' ? 'preparing' : 'offline';
}

/** The outcome of one stream; its time is that of the newest answer it rests on. */
export function outcomeOf({ at, stream }: Sight, views: Views | undefined, baseUrl: string): Outcome {
  if (!stream.ok) return { at, ok: false, failure: stream.failure };
  return {
    at: Math.max(at, views?.at ?? at),
    ok: true,
    presence: presenceOf(stream.value.status),
    readings: views ? { views: views.views } : {},
    facts: factsOf(stream.value, baseUrl),
  };
}
