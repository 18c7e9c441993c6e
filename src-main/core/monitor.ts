/** Owns states and loops: one core watches everything of one profile, from `start` to `stop`. */
import type { QuietHours } from '#contract/configuration';
import type { Notice } from '#contract/model';
import type { AuditFormat } from './actions/audit-document.ts';
import { openActions } from './handlers/actions.ts';
import { accountHandlers } from './handlers/accounts.ts';
import { auditFile, type AuditFilter } from './handlers/audit.ts';
import { command, incidentHandlers, snoozeCommand } from './handlers/incidents.ts';
import { eventHandlers } from './handlers/events.ts';
import { destinationHandlers } from './handlers/destinations.ts';
import { exportDesk, type ExportDesk, type ExportWish } from './handlers/export-desk.ts';
import { closeUpHandlers } from './handlers/close-up.ts';
import { discoveryHandlers } from './handlers/discovery.ts';
import { historyHandlers } from './handlers/history.ts';
import { insightHandlers } from './handlers/insight.ts';
import { monitorHandlers } from './handlers/monitor.ts';
import { preferenceHandlers } from './handlers/preferences.ts';
import { replayDesk, type ReplayDesk } from './handlers/replay.ts';
import { ruleHandlers } from './handlers/rules.ts';
import { sourceHandlers } from './handlers/sources.ts';
import { incidentDocument } from './incidents/document.ts';
import { stopAccount } from './monitor/account-run.ts';
import { keepAllAlerts, keepNowAndThen } from './monitor/alert-memory.ts';
import { keepCounts } from './monitor/count-memory.ts';
import { pauseAll, resumeAll, wake } from './monitor/pausing.ts';
import { adopt, type ToNext } from './monitor/adopting.ts';
import { recallAlerts } from './monitor/recalling.ts';
import { reconcile } from './monitor/reconcile.ts';
import { startSweeping } from './monitor/sweep.ts';
import { createWorld } from './monitor/world-start.ts';
import type { AccountRun, Parts, World } from './monitor/world.ts';
import type { Secret } from './ports.ts';
import type { Sinks } from './sinks.ts';
import { statusDocument, type StatusDocument } from './status.ts';

export type Core = ReturnType<typeof createCore>;

/** A core that does not run yet. */
export function createCore(parts: Parts, sinks: Sinks) {
  const world = createWorld(parts, sinks);
  const exports = exportDesk(world);
  const actions = openActions(world);
  const begun = untilSaid();
  const replays = replayDesk(world);
  return {
    handlers: handlersOf(world, exports, actions, replays),
    start: async () => {
      await start(world, exports, begun.say);
      void actions.resume();
    },
    /**
     * Settles when the stored configuration is in force. Before that the world knows none of it: whoever answers a
     * question or takes a command earlier would tell of an empty profile, or save one over it.
     */
    inForce: begun.said,
    stop: () => {
      actions.stop();
      stop(world);
    },
    configuration: () => world.configuration,
    /** Takes over a checked configuration with its secrets (import, demo): `toNext` is asked when they are kept. */
    adopt: (toNext: ToNext, secrets: ReadonlyMap<string, Secret>, forSession: boolean) =>
      adopt(world, toNext, secrets, forSession),
    setVisible: (visible: boolean) => setVisible(world, visible),
    wake: (reason: 'resume' | 'online', asleepFrom?: number) => wake(world, reason, asleepFrom),
    pauseAll: (until?: number) => pauseAll(world, until),
    resumeAll: () => resumeAll(world),
    /** Snoozes everything: the tray's "Snooze all". */
    snoozeAll: (until: number | 'recovered') => command(world, snoozeCommand({ until })),
    /** An incident as a file to keep. */
    incidentDocument: (id: string, format: 'markdown' | 'json') => incidentDocument(world, id, format),
    /** Lines of the audit as a file to keep. */
    auditFile: (filter: AuditFilter, format: AuditFormat) => auditFile(world, filter, format),
    /** Opens an incident file that the user has chosen, to be replayed. */
    openIncidentFile: (name: string, text: string) => replays.openText(name, text),
    /** Writes history to a file that the user has chosen. */
    exportHistory: (wish: ExportWish) => exports.start(wish),
    notice: (notice: Notice) => tellNotice(world, notice),
    status: (at: string): StatusDocument => statusDocument(world, at),
    firstRound: () => firstRound(world),
    /** Tells of every settled poll; returns its undo. */
    onSettled: (listener: () => void) => {
      world.onSettled.add(listener);
      return () => void world.onSettled.delete(listener);
    },
  };
}

type Actions = ReturnType<typeof openActions>;

function handlersOf(world: World, exports: ExportDesk, actions: Actions, replays: ReplayDesk) {
  return {
    ...monitorHandlers(world),
    ...accountHandlers(world),
    ...sourceHandlers(world),
    ...incidentHandlers(world),
    ...ruleHandlers(world),
    ...historyHandlers(world, exports),
    ...insightHandlers(world),
    ...closeUpHandlers(world),
    ...eventHandlers(world),
    ...discoveryHandlers(world),
    ...destinationHandlers(world),
    ...actions.handlers,
    ...preferenceHandlers(world),
    ...replays.handlers,
  };
}

async function start(world: World, exports: ExportDesk, onForce: () => void): Promise<void> {
  world.stops.push(startSweeping(world), hearHistory(world, exports), keepNowAndThen(world));
  await recallAlerts(world, beforeRecall(world));
  const reconciled = reconcile(world, world.parts.settings.load());
  // It is in force from its first step; the rest waits for the keychain, which may take its time.
  onForce();
  await reconciled;
}

/** What an earlier run has left to be told is told as it is wanted now: where, with what sound, or not at all. */
function beforeRecall(world: World): QuietHours {
  const { destinations, preferences } = world.parts.settings.load();
  const { notifications, sound, quietHours } = preferences;
  world.configuration = {
    ...world.configuration,
    preferences: { ...world.configuration.preferences, notifications, sound },
    destinations,
  };
  return quietHours;
}

/** A promise, and the function that settles it. */
function untilSaid() {
  let say = (): void => undefined;
  const said = new Promise<void>((resolve) => (say = resolve));
  return { said, say: () => say() };
}

function stop(world: World): void {
  keepAllAlerts(world);
  world.courier.stop();
  keepCounts(world);
  for (const run of world.accounts.values()) stopAccount(run);
  for (const undo of world.stops.splice(0)) undo();
  world.pauseTimer?.();
  world.updates.stop();
}

function setVisible(world: World, visible: boolean): void {
  world.updates.setVisible(visible);
  for (const run of world.accounts.values()) run.polling?.setVisible(visible);
}

/** What the store tells of itself becomes a notice, and ceases to be one. */
function hearHistory(world: World, exports: ExportDesk): () => void {
  return world.parts.history.onNews((news) => {
    const { id, notice } = news;
    if (exports.hear(news)) return;
    if (notice) return tellNotice(world, notice);
    if (world.notices.delete(id)) world.updates.notices();
  });
}

function tellNotice(world: World, notice: Notice): void {
  world.notices.set(notice.id, notice);
  world.updates.notices();
}

/** Ends when every source that is polled has had its first outcome, and every account's own list came once. */
function firstRound(world: World): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isRoundDone(world)) return;
      world.onSettled.delete(look);
      resolve();
    };
    world.onSettled.add(look);
    look();
  });
}

function isRoundDone(world: World): boolean {
  const accounts = [...world.accounts.values()];
  const answered = accounts.every((run) => run.failure !== undefined || hasAnswered(run));
  return answered && [...world.watched.values()].every((one) => one.condition !== 'pending');
}

/** Only an account that follows its own list has something to wait for before it has a source. */
function hasAnswered({ account, hasAnswered }: AccountRun): boolean {
  return hasAnswered || account.config['watch'] !== 'all';
}
