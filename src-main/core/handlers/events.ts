/** Adding, changing and removing events, and looking back at one. */
import type { EventDetail } from '#contract/channels/events';
import type { PlannedEvent } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import { isSource } from '../configuration/events.ts';
import { eventProblems, type Entered } from '../events/check.ts';
import { rulesOfEvents } from '../events/derived-rules.ts';
import { eventHistory } from '../monitor/event-history.ts';
import { eventLeadLag } from '../monitor/event-lead.ts';
import { present } from '../monitor/source-view.ts';
import type { World } from '../monitor/world.ts';
import { isSame } from '../rules/same.ts';
import { ruleSentence } from '../wording/rule.ts';
import { changeConfiguration, freshId } from './change.ts';

const gone = failed('not-found', 'That event is no longer there.');

interface Question {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly width: number;
}

export function eventHandlers(world: World) {
  return {
    addEvent: (entered: Entered) => addEvent(world, entered),
    changeEvent: ({ id, ...entered }: Entered & { id: string }) => changeEvent(world, id, entered),
    removeEvent: ({ id }: { id: string }) => removeEvent(world, id),
    readEvent: ({ id }: { id: string }) => readEvent(world, id),
    readEventHistory: ({ id, ...range }: Question) => {
      const event = world.board.events.get(id);
      if (!event) return gone;
      if (range.until <= range.from)
        return failed('invalid', 'The end of the range must lie after its beginning.');
      return eventHistory(world, event, range);
    },
  };
}

function refuse(world: World, entered: Entered, before: PlannedEvent | undefined) {
  const known = {
    sources: new Set([...world.watched.keys(), ...(before?.sources ?? [])]),
    accounts: new Set(world.accounts.keys()),
  };
  const fields = eventProblems(entered, (id) => isSource(id, known));
  return fields.length === 0 ? undefined : failed('invalid', 'Check the marked fields.', { fields });
}

const inOrder = (entered: Entered): Entered => ({
  name: entered.name,
  sources: entered.sources,
  windows: [...entered.windows].sort((a, b) => a.from - b.from),
});

function addEvent(world: World, entered: Entered): Result<{ id: string }> {
  const refused = refuse(world, entered, undefined);
  if (refused) return refused;
  const { events } = world.configuration;
  const id = freshId(world, 'event', new Set(events.map((event) => event.id)));
  const changed = put(world, [...events, { id, ...inOrder(entered), version: 1 }]);
  return changed.ok ? done({ id }) : changed;
}

function changeEvent(world: World, id: string, entered: Entered): Result<void> {
  const before = world.board.events.get(id);
  if (!before) return gone;
  const refused = refuse(world, entered, before);
  if (refused) return refused;
  const { version = 1, ...bare } = before;
  const next = { id, ...inOrder(entered) };
  if (isSame(bare, next)) return done(undefined);
  return put(
    world,
    world.configuration.events.map((event) => (event.id === id ? { ...next, version: version + 1 } : event)),
  );
}

function removeEvent(world: World, id: string): Result<void> {
  if (!world.board.events.has(id)) return gone;
  return put(
    world,
    world.configuration.events.filter((event) => event.id !== id),
  );
}

async function readEvent(world: World, id: string): Promise<Result<EventDetail>> {
  const event = world.board.events.get(id);
  if (!event) return gone;
  const [rule] = rulesOfEvents([event]);
  return done({
    ...present('leadLag', await eventLeadLag(world, event)),
    ...present('rule', rule && ruleSentence(rule)),
  });
}

function put(world: World, events: readonly PlannedEvent[]): Result<void> {
  return changeConfiguration(world, { ...world.configuration, events });
}
