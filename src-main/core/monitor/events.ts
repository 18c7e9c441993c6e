/** The events while the app runs: which of them a source belongs to, and what time alone changes about them. */
import type { PlannedEvent } from '#contract/configuration';
import type { EventPhase, EventView } from '#contract/event-view';
import type { SourceId } from '#contract/model';
import { phaseAt } from '../insight/planned-window.ts';
import { eventView } from './event-view.ts';
import type { World } from './world.ts';

/** Kept so that a look costs one step, however many events there are. */
export interface EventBoard {
  readonly events: ReadonlyMap<string, PlannedEvent>;
  readonly of: ReadonlyMap<SourceId, readonly string[]>;
  /** As the page last heard of them. */
  readonly phases: Map<string, EventPhase>;
}

/** The board of these events. */
export function boardOf(events: readonly PlannedEvent[]): EventBoard {
  const of = new Map<SourceId, string[]>();
  for (const { id, sources } of events) {
    for (const source of sources) of.set(source, [...(of.get(source) ?? []), id]);
  }
  return { events: new Map(events.map((event) => [event.id, event])), of, phases: new Map() };
}

/** The views of all events, in the configuration's order. */
export function eventViews(world: World): readonly EventView[] {
  const now = world.parts.clock.now();
  return world.configuration.events.map((event) => eventView(world, event, now));
}

/** Shows the events that have come into another phase. */
export function sweepEvents({ board, updates }: World, now: number): void {
  for (const { id, windows } of board.events.values()) {
    const phase = phaseAt(windows, now);
    if (board.phases.get(id) === phase) continue;
    board.phases.set(id, phase);
    updates.event(id);
  }
}
