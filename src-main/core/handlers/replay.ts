/** Looking at a past as if it were now: one replay at a time, beside the live monitor, which it cannot touch. */
import type { ReplayView } from '#contract/channels/replay';
import { done, failed, type Result } from '#contract/failure';
import type { World } from '../monitor/world.ts';
import type { Clock, HistoryQuestion } from '../ports.ts';
import type { IncidentFile } from '../replay/file.ts';
import { gatherFile } from '../replay/gather.ts';
import { parseFileText } from '../replay/parse-file.ts';
import { runFile } from '../replay/run.ts';
import { openSession, type ReplaySession } from '../replay/session.ts';
import { rolesOf } from '../state/derive.ts';

type Asked = HistoryQuestion & { readonly id: string; readonly now: number };

export interface ReplayDesk {
  readonly handlers: ReturnType<typeof handlersOf>;
  /** Opens a file that the user has chosen. Fails with `invalid` and the fields that are wrong. */
  openText(name: string, text: string): Promise<Result<ReplayView>>;
}

/** No replay is open. */
export function replayDesk(world: World): ReplayDesk {
  const open = { session: undefined as ReplaySession | undefined, count: 0 };
  const show = async (file: IncidentFile, name?: string) => {
    const id = `replay-${++open.count}`;
    const run = await runFile(
      file,
      (provider, kind) => roles(world, provider, kind),
      pauses(world.parts.clock),
    );
    open.session = openSession(id, file, run, world.parts.providers, name);
    return done(open.session.view);
  };
  return {
    handlers: handlersOf(world, open, show),
    openText: async (name, text) => {
      const file = parseFileText(text, world.parts.providers);
      return file.ok ? show(file.value, name) : file;
    },
  };
}

type Open = { session: ReplaySession | undefined };
const closed = failed('not-found', 'That replay is closed.');

function handlersOf(world: World, open: Open, show: (file: IncidentFile) => Promise<Result<ReplayView>>) {
  const within = <Value>(id: string, use: (session: ReplaySession) => Value): Result<Value> =>
    open.session?.view.id === id ? done(use(open.session)) : closed;
  return {
    openReplay: async ({ incident }: { incident: string }) => {
      const file = await gatherFile(world, incident);
      return file.ok ? show(file.value) : file;
    },
    readReplay: ({ id, at, after }: { id: string; at: number; after?: number | undefined }) =>
      within(id, (session) => session.momentAt(at, after)),
    readReplayHistory: ({ id, now, ...question }: Asked) =>
      within(id, (session) => session.historyAt(question, now)),
    explainReplay: ({ id, source, at }: { id: string; source: string; at: number }) =>
      within(id, (session) => session.explainAt(source, at)),
    closeReplay: ({ id }: { id: string }) => {
      if (open.session?.view.id === id) open.session = undefined;
      return done(undefined);
    },
  };
}

function roles(world: World, name: string, kind: string): Readonly<Record<string, string>> {
  const provider = world.parts.providers.find(({ descriptor }) => descriptor.id === name);
  const found = provider?.descriptor.sourceKinds.find((one) => one.kind === kind);
  return found ? rolesOf(found) : {};
}

/** A replay runs no longer than this without letting polls go on, ms, however much its file asks of every moment. */
const LONGEST_RUN = 30;

/** Pauses where it is time to. */
function pauses(clock: Clock): () => Promise<void> {
  let since = clock.monotonic();
  return async () => {
    if (clock.monotonic() - since < LONGEST_RUN) return;
    await new Promise<void>((resolve) => void clock.after(0, resolve));
    since = clock.monotonic();
  };
}
