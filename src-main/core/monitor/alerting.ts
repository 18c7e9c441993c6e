/** Between the monitor and the alert reducer: feeds it looks, time and commands; carries out what it decides. */
import type { IncidentView, Severity } from '#contract/model';
import type { Outcome } from '../provider.ts';
import { isRecorded, toMark, type RecordedInput } from '../rules/recorded.ts';
import { reduceAlerts } from '../rules/reduce.ts';
import type { AlertEffect, AlertInput } from '../rules/types.ts';
import { keepAlerts } from './alert-memory.ts';
import { lookOf } from './look.ts';
import { present } from './source-view.ts';
import { afterLooks, noteTold } from './telling-order.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** Lets the rules judge one outcome. */
export function judge(world: World, watched: Watched, outcome: Outcome): void {
  feed(world, { type: 'look', look: lookOf(watched, outcome, world.networkDown) });
}

/**
 * Hands one input to the reducer and carries out its effects, incidents and their traces before notifications: the list
 * is the truth, and what is told can be proved.
 */
export function feed(world: World, given: AlertInput): void {
  const before = world.alerts;
  const input = isRecorded(given, before.rules) ? keepInput(world, given) : given;
  const { state, effects } = reduceAlerts(before, input);
  world.alerts = state;
  noteTold(world.order, input, before, state, effects.length > 0);
  for (const effect of effects) if (effect.type === 'incident') takeIncident(world, effect.incident);
  for (const effect of effects) if (effect.type === 'trace') world.parts.history.append(effect);
  if (effects.length > 0) keepAlerts(world, effects);
  for (const effect of effects) if (effect.type === 'notify') carryOut(world, effect);
  if (world.parts.once) return;
  for (const effect of effects) if (effect.type === 'deliver') world.courier.send(effect.delivery);
}

/** Keeps what the rules are told beside looks, with its place in the order of time. */
function keepInput({ order, parts }: World, given: RecordedInput): RecordedInput {
  const input = afterLooks(order, given);
  parts.history.append({ type: 'annotation', ...toMark(input) });
  return input;
}

function carryOut(world: World, effect: Extract<AlertEffect, { type: 'notify' }>): void {
  const { notifications, sound } = world.configuration.preferences;
  if (notifications) world.sinks.notify({ ...effect.notice, sound: sound[effect.notice.severity] });
}

/** Keeps an incident as it is now and shows it. Who was told of it elsewhere is not the reducer's to know, and stays. */
export function takeIncident(world: World, incident: IncidentView): void {
  showIncident(world, {
    ...incident,
    ...present('deliveries', world.incidents.get(incident.id)?.deliveries),
  });
}

/** Shows and keeps an incident whole. */
export function showIncident(world: World, incident: IncidentView): void {
  world.incidents.set(incident.id, incident);
  world.parts.history.append({ type: 'incident', incident });
  world.updates.incident(incident);
  for (const id of incident.sources) {
    const watched = world.watched.get(id);
    if (watched) markIncidents(world, watched);
  }
}

/** The open incidents of one source decide its tone; acknowledged or snoozed ones are seen to already. */
export function markIncidents(world: World, watched: Watched): void {
  const own = [...world.incidents.values()].filter(
    (one) => one.closedAt === undefined && one.sources.includes(watched.source.id),
  );
  watched.incidents = own.map((one) => one.id);
  watched.snoozedUntil = own.map((one) => one.snoozedUntil).find((until) => until !== undefined);
  watched.severity = worstOf(
    own.filter((one) => one.acknowledgedAt === undefined && one.snoozedUntil === undefined),
  );
  world.updates.source(watched.source.id);
}

/** The worst severity among some incidents. */
export function worstOf(incidents: readonly IncidentView[]): Severity | undefined {
  return incidents
    .map((one) => one.severity)
    .sort((a, b) => WEIGHT[b] - WEIGHT[a])
    .at(0);
}
