/** The platform's parts of one run, made once, and the ways to end them. */
import { app, session } from 'electron';
import type { Parts } from '../compose.ts';
import type { Log, Settings, Vault } from '../core/ports.ts';
import { defaultPreferences } from '#contract/configuration';
import { starterRules } from '../core/rules/starter.ts';
import { createDemoSettings, createDemoVault } from './demo-settings.ts';
import { createMemoryHistory } from '../core/history/memory.ts';
import { createClock } from '../platform/clock.ts';
import type { CommandLine } from '../platform/cli.ts';
import type { Ending } from '../platform/end-within.ts';
import { createHttp } from '../platform/http.ts';
import type { WindowState } from '../platform/window-bounds.ts';

export interface Stage {
  readonly options: CommandLine;
  readonly settings: Settings;
  readonly vault: Vault;
  /** The profile's folder. */
  readonly folder: string;
  readonly log: Log;
  readonly windowMemory: { read(): WindowState | undefined; write(state: WindowState): void };
  /** What must be ended when the app ends, in this order. */
  readonly endings: Ending[];
}

/** Made before `ready`: nothing here talks to the desktop or the keychain yet. */
export function createStage(options: CommandLine, folder: string): Stage {
  const log: Log = (level, event, detail) =>
    process.stderr.write(`${level} ${event} ${JSON.stringify(detail ?? {})}\n`);
  let state: WindowState | undefined;
  const empty = { accounts: [], sources: [], rules: starterRules, preferences: defaultPreferences };
  return {
    options,
    folder,
    log,
    settings: createDemoSettings(empty, {
      format: 'tallylight/1',
      accounts: [],
      sources: [],
      rules: [],
      settings: {},
    }),
    vault: createDemoVault({ format: 'tallylight/1', accounts: [], sources: [], rules: [], settings: {} }),
    windowMemory: { read: () => state, write: (next) => void (state = next) },
    endings: [],
  };
}

/** What a core needs beyond the platform's own parts. */
export interface CorePlan {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly demo: boolean;
  readonly once?: true;
}

/** The parts of the platform that every core of this run shares, joined with those of one plan. After `ready`. */
export function createPartsMaker(stage: Stage): (plan: CorePlan) => Omit<Parts, 'providers'> {
  const clock = createClock();
  const http = createHttp({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    now: clock.now,
    userAgent: `Tallylight/${app.getVersion()}`,
  });
  stage.endings.push(() => http.close());
  return (plan) => ({
    ...plan,
    clock,
    http,
    random: Math.random,
    history: createMemoryHistory(),
    log: stage.log,
    version: app.getVersion(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}
