/** The form of an event: its name, which sources, and when they should be live. */
import { SvelteSet } from 'svelte/reactivity';
import type { PlannedWindow } from '#contract/configuration';
import type { EventView } from '#contract/event-view';
import type { Failure } from '#contract/failure';
import type { SourceId } from '#contract/model';
import { nextWindow, windowPaths } from '../rules/planned-windows.ts';
import { eventFormWords as words } from '../words/events.ts';
import { problemAt, shownPaths } from './problems.ts';

export class EventForm {
  name = $state('');
  windows = $state.raw<readonly PlannedWindow[]>([]);
  readonly chosen = new SvelteSet<SourceId>();
  #problems = $state.raw<Readonly<Record<string, string>>>({});

  /** Begins with an event, or with a planned time to be filled in. */
  constructor(event: EventView | undefined, now: number) {
    this.name = event?.name ?? '';
    this.windows = event?.windows ?? [nextWindow([], now)];
    for (const id of event?.sources ?? []) this.chosen.add(id);
  }

  toggle(id: SourceId): void {
    if (!this.chosen.delete(id)) this.chosen.add(id);
  }

  /** Notes what is missing; true when all is well. */
  check(): boolean {
    this.#problems = {
      ...(this.name.trim() === '' ? { name: words.nameMissing } : {}),
      ...(this.chosen.size === 0 ? { sources: words.sourcesMissing } : {}),
      ...Object.fromEntries(this.windows.flatMap((window, index) => problemIn(window, `windows.${index}`))),
    };
    return Object.keys(this.#problems).length === 0;
  }

  problem(path: string, failure: Failure | undefined): string | undefined {
    return this.#problems[path] ?? problemAt(failure, path);
  }

  shown(failure: Failure | undefined): readonly string[] {
    const windows = this.windows.flatMap((_, place) => windowPaths(place));
    return shownPaths(failure, ['name', 'sources', ...windows]);
  }

  /** What is sent to main. */
  toInput() {
    return { name: this.name.trim(), sources: [...this.chosen], windows: this.windows };
  }
}

function problemIn({ from, until }: PlannedWindow, path: string): [string, string][] {
  if (!Number.isFinite(from)) return [[`${path}.from`, words.noBeginning]];
  if (!Number.isFinite(until)) return [[`${path}.until`, words.noEnd]];
  return until <= from ? [[`${path}.until`, words.endFirst]] : [];
}
