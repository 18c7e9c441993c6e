/** The events of an imported document, and what becomes of an event when a source goes. */
import type { Configuration, PlannedEvent } from '#contract/configuration';
import type { AccountId, SourceId } from '#contract/model';
import { eventSchema } from '#contract/schemas/event';
import type { Problems } from './problems.ts';

export interface EventReading {
  readonly accounts: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly problems: Problems;
}

/** The account of a source that follows from its account's own list, called `ACCOUNT:STREAM` (product.md section 9). */
function accountIn(id: SourceId): AccountId {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** What an account's own list holds comes later, so its account is all that can be asked for. */
export function isSource(id: SourceId, { accounts, sources }: Omit<EventReading, 'problems'>): boolean {
  return sources.has(id) || accounts.has(accountIn(id));
}

/** Reads `events.N`. Undefined after adding problems. */
export function readEvent(path: string, raw: unknown, reading: EventReading): PlannedEvent | undefined {
  const { problems } = reading;
  const event = problems.parseExactly(path, eventSchema, raw);
  event?.sources.forEach((id, index) => {
    const place = `${path}.sources.${index}`;
    if (!isSource(id, reading)) problems.add(place, 'There is no source with this id in the file.');
    else if (event.sources.indexOf(id) < index) problems.add(place, 'This source is in the event already.');
  });
  return event;
}

/** An event and what went from it. */
export interface Parted {
  readonly event: PlannedEvent;
  readonly gone: readonly SourceId[];
}

/** The events without the sources that `isGone` names, and which events that changed. */
export function withoutMembers(
  events: Configuration['events'],
  isGone: (id: SourceId) => boolean,
): { readonly events: Configuration['events']; readonly parted: readonly Parted[] } {
  const parted: Parted[] = [];
  const left = events.map((event) => {
    const gone = event.sources.filter(isGone);
    if (gone.length === 0) return event;
    parted.push({ event, gone });
    const sources = event.sources.filter((id) => !isGone(id));
    return { ...event, sources, version: (event.version ?? 1) + 1 };
  });
  return { events: parted.length === 0 ? events : left, parted };
}

/** Whether a source goes with its account: one of its own, or one that its list brought. */
export function goesWith(account: AccountId, { sources }: Configuration): (id: SourceId) => boolean {
  const byId = new Map(sources.map((source) => [source.id, source.account]));
  return (id) => (byId.get(id) ?? accountIn(id)) === account;
}
