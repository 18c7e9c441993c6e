/** Between the monitor and the courier: what it sends with, and what becomes of how a message ended. */
import type { DestinationView } from '#contract/channels/destinations';
import type { Destination } from '#contract/configuration';
import type { DeliveryNote } from '#contract/model';
import { createCourier } from '../delivery/courier.ts';
import type { Courier } from '../delivery/types.ts';
import { destinationEntry } from '../delivery/entry.ts';
import type { AlertMessage } from '../delivery/message.ts';
import type { LastDelivery } from '../delivery/queue.ts';
import { sendOnce } from '../delivery/send-once.ts';
import type { Secret } from '../ports.ts';
import { showIncident } from './alerting.ts';
import type { Parts, World } from './world.ts';

/** The part of the kept memory that holds what is still to be told. */
export const DELIVERIES = 'deliveries';

/** Results shown with an incident; the oldest go first. */
const MOST_NOTES = 20;

/** `world` is asked for when there is something to tell: the courier is a part of it. */
export function courierFor(parts: Parts, world: () => World): Courier {
  return createCourier({
    clock: parts.clock,
    random: parts.random,
    destination: (id) => destinationOf(world(), id),
    send: (destination, message, signal) => sendOnce(parts, destination, message, signal),
    keep: (text) => parts.history.append({ type: 'alerts', parts: new Map([[DELIVERIES, text]]) }),
    onEnd: (destination, message, last) => noteEnd(world(), destination, message, last),
    onChange: () => showDestinations(world()),
  });
}

export function destinationOf(world: World, id: string): Destination | undefined {
  return world.configuration.destinations?.find((one) => one.id === id);
}

/** Destinations as the page gets them; which secrets there are is what the keychain last said. */
export function destinationViews(world: World): readonly DestinationView[] {
  return world.configuration.destinations.map((destination) => {
    const known = world.destinationSecrets.get(destination.id);
    const { waiting, last, againAt } = world.courier.standing(destination.id);
    const has = (field: string) => known?.fields.includes(field) ?? false;
    return {
      ...destination,
      hasAddress: has('url'),
      hasSigningSecret: has('signingSecret'),
      hasToken: has('token'),
      sessionOnly: known?.sessionOnly ?? false,
      rules: world.configuration.rules.filter((rule) => rule.destinations?.includes(destination.id)).length,
      waiting,
      ...(last ? { last } : {}),
      ...(againAt === undefined ? {} : { againAt }),
    };
  });
}

/** Notes of which destinations secrets have just been kept. */
export function learnDestinationSecrets(
  world: World,
  secrets: ReadonlyMap<string, Secret>,
  sessionOnly: boolean,
): void {
  for (const { id } of world.configuration.destinations) {
    const secret = secrets.get(destinationEntry(id));
    if (secret) world.destinationSecrets.set(id, { fields: Object.keys(secret), sessionOnly });
  }
  showDestinations(world);
}

/** Tells the page how destinations stand now. */
export function showDestinations(world: World): void {
  world.sinks.publish('destinations', destinationViews(world));
}

function noteEnd(
  world: World,
  destination: Destination,
  message: AlertMessage,
  { at, ok, text }: LastDelivery,
): void {
  const note = { at, ok, destination: destination.name, ...(text === undefined ? {} : { text }) };
  const level = ok ? 'note' : 'warning';
  world.parts.log(level, ok ? 'destination told' : 'destination not told', {
    destination: destination.id,
    event: message.id,
    ...(ok ? {} : { reason: text }),
  });
  for (const { id } of message.incidents) addNote(world, id, note);
  tellTrouble(world, destination, ok ? undefined : text);
}

/** An incident older than this run's list is only in the history: what was told of it stands in the log alone. */
function addNote(world: World, id: string, note: DeliveryNote): void {
  const incident = world.incidents.get(id);
  if (!incident) return;
  showIncident(world, {
    ...incident,
    deliveries: [...(incident.deliveries ?? []), note].slice(-MOST_NOTES),
  });
}

/** A message that was lost is told in the window until the next one gets through. */
function tellTrouble(world: World, { id, name }: Destination, reason: string | undefined): void {
  const notice = `destination-${id}`;
  if (reason === undefined && !world.notices.delete(notice)) return;
  if (reason !== undefined)
    world.notices.set(notice, {
      id: notice,
      tone: 'warning',
      text: `${name} was not told of an alert. ${reason}`,
      action: { label: 'Settings', route: 'settings' },
    });
  world.updates.notices();
}
