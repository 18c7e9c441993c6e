/** Events of the scenarios, around the moment at which the page is opened. */
import type { PlannedEvent } from '#contract/configuration';

const MINUTE = 60_000;

const event = (
  id: string,
  name: string,
  sources: readonly string[],
  ...minutes: readonly (readonly [number, number])[]
) => ({ id, name, sources, minutes });

type Relative = ReturnType<typeof event>;

const at = (all: readonly Relative[]) => (): readonly PlannedEvent[] => {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  return all.map(({ id, name, sources, minutes }) => ({
    id,
    name,
    sources,
    windows: minutes.map(([from, until]) => ({ from: now + from * MINUTE, until: now + until * MINUTE })),
  }));
};

const oneDay = at([
  event('race', 'Race day', ['showroom', 'tour', 'f1', 'rally', 'keynote'], [-14, 120], [1_426, 1_560]),
  event('evening', 'Evening show', ['showroom', 'f1', 'side', 'idle'], [4, 124]),
  event('matinee', 'Matinee', ['tour', 'paddock', 'keynote'], [42, 160]),
  event('rehearsal', 'Rehearsal with the sound crew of the second stage', ['gone'], [-240, -120]),
  event('foyer', 'Foyer', ['quiet']),
]);

const halls = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => `s${from + index}`);

const festival = at([
  event('all', 'Whole festival', halls(600, 0), [-5, 600]),
  ...Array.from({ length: 11 }, (_, index) =>
    event(`e${index}`, `Stage ${index + 1}`, halls(20, index * 20), [index * 30 - 60, index * 30]),
  ),
]);

/** Scenarios that are another one with events. */
export const shown: Readonly<
  Record<string, { readonly of: string; readonly events: () => readonly PlannedEvent[] }>
> = {
  shows: { of: 'full', events: oneDay },
  'shows-failing': { of: 'failing', events: oneDay },
  'shows-many': { of: 'many', events: festival },
};
