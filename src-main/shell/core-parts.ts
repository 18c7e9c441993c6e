/** Makes a core's parts from the stage and a plan. */
import { join } from 'node:path';
import { app, session } from 'electron';
import type { Parts } from '../compose.ts';
import { createMemoryHistory } from '../core/history/memory.ts';
import type { History, Settings, Vault } from '../core/ports.ts';
import { createClipboard } from '../platform/clipboard-secret.ts';
import { HISTORY_FILE, openHistory } from '../platform/history-db.ts';
import { createHttp } from '../platform/http.ts';
import { hmacSha256 } from '../platform/signature.ts';
import { HISTORY_WORKER } from './places.ts';
import type { Stage } from './stage.ts';

/** What differs from core to core: the real one, the demo's, that of one round. */
export interface CorePlan {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly demo: boolean;
  /** Nothing that is polled is written: the demo in someone's own profile. */
  readonly forgets?: true;
  readonly once?: true;
}

/** The plan of the profile itself. */
export function profilePlan({ settings, vault }: Stage): CorePlan {
  return { settings, vault, demo: false };
}

/** The parts that every core of this run shares, joined with those of one plan. After `ready`. */
export function createPartsMaker(stage: Stage): (plan: CorePlan) => Omit<Parts, 'providers'> {
  const http = createHttp({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    now: stage.clock.now,
    userAgent: `Tallylight/${app.getVersion()}`,
  });
  stage.endings.unshift(() => http.close());
  const clipboard = createClipboard();
  return (plan) => ({
    ...plan,
    http,
    clock: stage.clock,
    random: Math.random,
    history: plan.once || plan.forgets ? createMemoryHistory() : historyIn(stage),
    log: stage.log,
    clipboard,
    sign: hmacSha256,
    version: app.getVersion(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}

/** One round beside a running app must not write into the same file, so it keeps nothing; everything else does. */
function historyIn(stage: Stage): History {
  const path = join(stage.folder, HISTORY_FILE);
  const history = openHistory({ entry: HISTORY_WORKER, path, clock: stage.clock, log: stage.log });
  stage.endings.unshift(() => history.close());
  return history;
}
