/** Gathers changes for the page: at most four batches a second, none while no window is visible (architecture "IPC"). */
import type { EventView } from '#contract/event-view';
import type {
  AccountView,
  IncidentView,
  Notice,
  OverallView,
  SourceId,
  SourceView,
  Update,
} from '#contract/model';
import type { Clock, Stop } from '../ports.ts';
import type { Watched } from './watched.ts';

/** Milliseconds between two batches. */
export const BATCH = 250;

/** What a batch is made from when it is sent: views are computed once a batch, not once a change. */
export interface Pictures {
  source(id: SourceId): SourceView | undefined;
  overall(): OverallView;
  accounts(): readonly AccountView[];
  notices(): readonly Notice[];
  events(ids: ReadonlySet<string>): readonly EventView[];
  eventOrder(): readonly string[];
  /** Ids of the events that a source belongs to. */
  eventsOf(source: SourceId): readonly string[];
}

export interface Updates {
  readonly revision: () => number;
  /** The source's view changed as a whole. */
  source(id: SourceId): void;
  removed(id: SourceId): void;
  sample(watched: Watched, at: number): void;
  incident(incident: IncidentView): void;
  overall(): void;
  accounts(): void;
  notices(): void;
  /** Something about an event that is not about one of its sources. */
  event(id: string): void;
  /** Which events there are, or in which order. */
  eventOrder(): void;
  /** So much is different that the page must ask for a snapshot. */
  renew(): void;
  setVisible(visible: boolean): void;
  stop: Stop;
}

interface Gathered {
  readonly sources: Set<SourceId>;
  readonly removed: Set<SourceId>;
  readonly incidents: Map<string, IncidentView>;
  readonly samples: number[];
  readonly events: Set<string>;
  eventOrder: boolean;
  overall: boolean;
  accounts: boolean;
  notices: boolean;
}

const nothing = (): Gathered => ({
  sources: new Set(),
  removed: new Set(),
  incidents: new Map(),
  samples: [],
  events: new Set(),
  eventOrder: false,
  overall: false,
  accounts: false,
  notices: false,
});

/** Starts gathering. Nothing is sent before `setVisible(true)`; each show begins with a snapshot taken by the page. */
export function startUpdates(clock: Clock, pictures: Pictures, send: (update: Update) => void): Updates {
  let revision = 1;
  let visible = false;
  let gathered = nothing();
  let cancel: Stop | undefined;

  const flush = () => {
    cancel = undefined;
    const previous = revision++;
    const update = pack(gathered, pictures, { revision, previous, now: clock.now() });
    gathered = nothing();
    send(update);
  };
  const soon = (change: (now: Gathered) => void) => {
    if (!visible) {
      // A hidden page misses this change: the jump in revision makes it ask for a snapshot when shown.
      revision += 1;
      return;
    }
    change(gathered);
    cancel ??= clock.after(BATCH, flush);
  };
  const stop = () => {
    cancel?.();
    cancel = undefined;
    gathered = nothing();
  };
  const setVisible = (next: boolean) => {
    visible = next;
    if (!next) stop();
  };
  const renew = () => {
    // A page that has missed a revision asks for everything.
    revision += 1;
    soon((now) => void (now.overall = true));
  };
  return { revision: () => revision, setVisible, stop, renew, ...marks(soon, pictures) };
}

/** What can be gathered, each as one small change. */
function marks(
  soon: (change: (now: Gathered) => void) => void,
  { eventsOf }: Pictures,
): Omit<Updates, 'revision' | 'setVisible' | 'stop' | 'renew'> {
  const touch = (now: Gathered, source: SourceId) => {
    for (const event of eventsOf(source)) now.events.add(event);
  };
  const about = (change: (now: Gathered, id: SourceId) => void) => (id: SourceId) =>
    soon((now) => {
      change(now, id);
      touch(now, id);
    });
  return {
    source: about((now, id) => now.sources.add(id)),
    removed: about((now, id) => now.removed.add(id)),
    sample: (watched, at) => about((now) => pushSample(now.samples, watched, at))(watched.source.id),
    event: (id) => soon((now) => void now.events.add(id)),
    eventOrder: () => soon((now) => void (now.eventOrder = true)),
    incident: (incident) => soon((now) => void now.incidents.set(incident.id, incident)),
    overall: () => soon((now) => void (now.overall = true)),
    accounts: () => soon((now) => void (now.accounts = true)),
    notices: () => soon((now) => void (now.notices = true)),
  };
}

function pushSample(samples: number[], watched: Watched, at: number): void {
  samples.push(watched.handle, at);
  for (const metric of watched.kind.metrics) samples.push(watched.readings[metric.id] ?? NaN);
}

function pack(
  gathered: Gathered,
  pictures: Pictures,
  head: Pick<Update, 'revision' | 'previous' | 'now'>,
): Update {
  const views = [...gathered.sources].flatMap((id) => pictures.source(id) ?? []);
  const events = pictures.events(gathered.events);
  return {
    ...head,
    ...(views.length > 0 ? { sources: views } : {}),
    ...(gathered.removed.size > 0 ? { removed: [...gathered.removed] } : {}),
    ...(gathered.incidents.size > 0 ? { incidents: [...gathered.incidents.values()] } : {}),
    ...(gathered.samples.length > 0 ? { samples: Float64Array.from(gathered.samples) } : {}),
    ...(gathered.overall || gathered.samples.length > 0 ? { overall: pictures.overall() } : {}),
    ...(gathered.accounts ? { accounts: pictures.accounts() } : {}),
    ...(events.length > 0 ? { events } : {}),
    ...(gathered.eventOrder ? { eventOrder: pictures.eventOrder() } : {}),
    ...(gathered.notices ? { notices: pictures.notices() } : {}),
  };
}
