/** What is known of everything: filled by snapshots, changed by updates, read by the views. */
import { SvelteMap } from 'svelte/reactivity';
import type {
  AccountView,
  IncidentView,
  Notice,
  OverallView,
  Snapshot,
  SourceId,
  Update,
} from '#contract/model';
import type { EventView } from '#contract/event-view';
import type { SparklineAnswer } from '#contract/channels/history';
import type { Catalogue } from './catalogue.svelte.ts';
import { Handles, missingFrom } from './handles.ts';
import { readSamples } from './samples.ts';
import { WatchedSource } from './watched-source.svelte.ts';

type Session = Pick<Snapshot, 'version' | 'demo' | 'firstLaunch'>;

export class Board {
  readonly sources = new SvelteMap<SourceId, WatchedSource>();
  readonly incidents = new SvelteMap<string, IncidentView>();
  #overall = $state.raw<OverallView>();
  #accounts = $state.raw<readonly AccountView[]>([]);
  readonly #events = new SvelteMap<string, EventView>();
  #eventOrder = $state.raw<readonly string[]>([]);
  #notices = $state.raw<readonly Notice[]>([]);
  #session = $state.raw<Session>();
  readonly #catalogue: Catalogue;
  readonly #handles = new Handles();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  get overall(): OverallView | undefined {
    return this.#overall;
  }
  get accounts(): readonly AccountView[] {
    return this.#accounts;
  }
  /** In the configuration's order. */
  get events(): readonly EventView[] {
    return this.#eventOrder.flatMap((id) => this.#events.get(id) ?? []);
  }
  get notices(): readonly Notice[] {
    return this.#notices;
  }
  /** Undefined until the first snapshot. */
  get session(): Session | undefined {
    return this.#session;
  }

  account(id: string): AccountView | undefined {
    return this.#accounts.find((account) => account.id === id);
  }

  event(id: string): EventView | undefined {
    return this.#events.get(id);
  }
  /** The events that a source belongs to. */
  eventsOf(source: SourceId): readonly EventView[] {
    return this.events.filter(({ sources }) => sources.includes(source));
  }

  /** Takes a snapshot over; sources that stayed keep their last 15 minutes. */
  restore(snapshot: Snapshot): void {
    const { version, demo, firstLaunch } = snapshot;
    this.#session = { version, demo, firstLaunch };
    const known = snapshot.sources.map((source) => source.id);
    this.#drop(missingFrom(this.sources.keys(), known));
    this.#handles.forgetAll();
    this.incidents.clear();
    this.#show({ ...snapshot, eventOrder: snapshot.events.map(({ id }) => id) });
  }

  /** Applies an update; false when its samples could not be read and a snapshot is needed. */
  apply(update: Update): boolean {
    this.#drop(update.removed ?? []);
    this.#show(update);
    return update.samples === undefined || this.#sample(update.samples);
  }

  /** Time was turned back, or leapt: what was seen of other moments is let go of. */
  rewind(): void {
    for (const source of this.sources.values()) source.rewind();
  }

  /** Fills the sparklines with what history knew. */
  recall(answer: SparklineAnswer): void {
    const { from, until, points, sources, values } = answer;
    const step = (until - from) / points;
    sources.forEach((id, row) => {
      const source = this.sources.get(id);
      for (let index = 0; source !== undefined && index < points; index++) {
        const value = values[row * points + index] ?? NaN;
        if (!Number.isNaN(value)) source.recall(from + (index + 0.5) * step, value);
      }
      source?.redraw();
    });
  }

  #show(seen: Partial<Omit<Update, 'samples'>>): void {
    if (seen.overall !== undefined) this.#overall = seen.overall;
    if (seen.accounts !== undefined) this.#accounts = seen.accounts;
    if (seen.notices !== undefined) this.#notices = seen.notices;
    for (const event of seen.events ?? []) this.#events.set(event.id, event);
    if (seen.eventOrder !== undefined) this.#orderEvents(seen.eventOrder);
    for (const incident of seen.incidents ?? []) this.incidents.set(incident.id, incident);
    for (const view of seen.sources ?? []) {
      const shape = this.#catalogue.shapeOf(view.provider, view.kind);
      let source = this.sources.get(view.id);
      if (source?.shape === shape) source.see(view);
      else this.sources.set(view.id, (source = new WatchedSource(view, shape)));
      this.#handles.learn(view.handle, source);
    }
  }

  #orderEvents(order: readonly string[]): void {
    for (const id of missingFrom(this.#events.keys(), order)) this.#events.delete(id);
    this.#eventOrder = order;
  }

  #drop(ids: readonly SourceId[]): void {
    for (const id of ids) {
      const source = this.sources.get(id);
      if (source !== undefined) this.#handles.forget(source.view.handle);
      this.sources.delete(id);
    }
  }

  #sample(flat: Float64Array): boolean {
    return readSamples(
      flat,
      (handle) => this.#handles.get(handle)?.shape.metrics.length,
      (handle, at, values) => this.#handles.get(handle)?.take(at, values),
    );
  }
}
