/** The sources of an event, worst first, with what is expected of each now. */
import type { EventPhase, EventView } from '#contract/event-view';
import type { Tone } from '#contract/model';
import { toneRank } from '../sources/ordering.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

/** What can be said of a source while it should be live. */
export type Expectation = 'missing' | 'live' | 'unseen' | 'paused' | 'none';

export interface MemberRow {
  readonly id: string;
  readonly source: WatchedSource | undefined;
  readonly tone: Tone;
  readonly expectation: Expectation;
}

/** `find` knows the watched sources; an id that it does not know keeps its row. Equals stay in the event's order. */
export function toMemberRows(
  event: Pick<EventView, 'sources' | 'missing' | 'phase'>,
  find: (id: string) => WatchedSource | undefined,
): readonly MemberRow[] {
  const missing = new Set(event.missing);
  const rows = event.sources.map((id): MemberRow => {
    const source = find(id);
    const tone = source?.view.tone ?? 'pending';
    return { id, source, tone, expectation: expectationOf(source, event.phase, missing.has(id)) };
  });
  const rank = ({ tone, expectation }: MemberRow) =>
    Math.min(toneRank[tone], expectation === 'missing' ? toneRank.warning : Infinity);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function expectationOf(
  source: WatchedSource | undefined,
  phase: EventPhase,
  isMissing: boolean,
): Expectation {
  if (isMissing) return 'missing';
  if (phase !== 'soon' && phase !== 'on') return 'none';
  const condition = source?.view.condition;
  if (condition === 'paused') return 'paused';
  return condition === 'fresh' ? 'live' : 'unseen';
}
