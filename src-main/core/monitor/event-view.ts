/** An event as the page sees it: worked out from the sources as they are now. */
import type { PlannedEvent } from '#contract/configuration';
import type { EventView, FunnelView } from '#contract/event-view';
import { standingOf, type Member, type Standing } from '../events/standing.ts';
import { funnelOf } from '../insight/funnel.ts';
import { phaseAt } from '../insight/planned-window.ts';
import { eventSentence } from '../wording/event.ts';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';
import type { World } from './world.ts';

/** The view of an event at `now`. People are counted only where they can be seen now. */
export function eventView(world: World, event: PlannedEvent, now: number): EventView {
  const phase = phaseAt(event.windows, now);
  const watched = event.sources.flatMap((id) => world.watched.get(id) ?? []);
  const members = event.sources.map((id) => memberOf(id, world.watched.get(id)));
  const standing = standingOf(members, phase);
  const seen = watched.filter((one) => one.condition === 'fresh');
  return {
    id: event.id,
    name: event.name,
    sources: event.sources,
    windows: event.windows,
    phase,
    tone: standing.tone,
    sentence: sentenceOf(members, standing, phase),
    funnel: funnelIn(seen),
    unseen: standing.blind.length + standing.unknown.length,
    views: viewsIn(seen),
    missing: standing.missing,
    unknown: standing.unknown,
    ...present('worst', standing.worst),
  };
}

function memberOf(id: string, watched: Watched | undefined): Member {
  if (!watched) return { id };
  const { source, condition, tone, vanished, state } = watched;
  const presence = present('presence', state.lastGood?.presence);
  return { id, seen: { label: source.label, condition, tone, vanished, ...presence } };
}

/** One pass over the members: labels are looked up by id, so that a thousand of them cost a thousand steps. */
function sentenceOf(members: readonly Member[], standing: Standing, phase: EventView['phase']): string {
  const labels = new Map(members.map(({ id, seen }) => [id, seen?.label ?? id]));
  const named = (ids: readonly string[]) => ids.map((id) => labels.get(id) ?? id);
  return eventSentence({
    phase,
    tone: standing.tone,
    worst: labels.get(standing.worst ?? ''),
    missing: named(standing.missing),
    blind: named(standing.blind),
    unknown: named(standing.unknown),
    sources: members.length,
    live: members.filter(({ seen }) => seen?.condition === 'fresh').length,
    paused: members.filter(({ seen }) => seen?.condition === 'paused').length,
  });
}

function funnelIn(seen: readonly Watched[]): FunnelView {
  const reading = (one: Watched, role: string) => one.readings[one.roles[role] ?? ''];
  const { watching, waiting, live } = funnelOf(
    seen.map((one) => ({
      ...present('viewers', reading(one, 'viewers')),
      ...present('queue', reading(one, 'queue')),
      ...present('live', reading(one, 'live')),
    })),
  );
  return { ...present('watching', watching), ...present('waiting', waiting), ...present('live', live) };
}

function viewsIn(seen: readonly Watched[]): EventView['views'] {
  return seen.flatMap(({ source, roles, readings }) => {
    const value = readings[roles['views'] ?? ''];
    return value === undefined ? [] : [{ source: source.id, value }];
  });
}
