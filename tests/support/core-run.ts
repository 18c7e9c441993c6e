/** A whole core with fakes of its ports: a turned clock, HTTP from a table, a vault in a Map, sinks that remember. */
import type { Configuration } from '#contract/configuration';
import { emptyConfiguration } from '#contract/empty-configuration';
import { done } from '#contract/failure';
import type { OverallView, Update } from '#contract/model';
import { compose, type Core } from '../../src-main/compose.ts';
import { createMemoryHistory } from '../../src-main/core/history/memory.ts';
import type { History, Http, Secret, Vault } from '../../src-main/core/ports.ts';
import { starterRules } from '../../src-main/core/rules/starter.ts';
import type { AlertNotice, TrayIncident, TrayLine } from '../../src-main/core/sinks.ts';
import { turnedClock, type TurnedClock } from './turned-clock.ts';

export interface CoreRun {
  readonly core: Core;
  readonly clock: TurnedClock;
  readonly updates: Update[];
  readonly notices: AlertNotice[];
  readonly overalls: OverallView[];
  readonly worst: TrayLine[][];
  readonly loud: TrayIncident[][];
  readonly secrets: Map<string, Secret>;
  saved(): Configuration;
}

/** A configuration with the starter rules and nothing watched, completed by `more`. */
export function configurationOf(more: Partial<Configuration>): Configuration {
  return { ...emptyConfiguration, rules: starterRules, ...more };
}

/** Makes a core over the HTTP that `makeHttp` makes, with a history in memory if none is given; call `core.start()` and turn the clock. */
export function coreRun(
  makeHttp: (clock: TurnedClock) => Http,
  configuration: Configuration,
  secrets: Record<string, Secret>,
  {
    clock = turnedClock(),
    history = createMemoryHistory(),
  }: { readonly clock?: TurnedClock; readonly history?: History } = {},
): CoreRun {
  const kept = new Map(Object.entries(secrets));
  let saved = configuration;
  const updates: Update[] = [];
  const notices: AlertNotice[] = [];
  const overalls: OverallView[] = [];
  const worst: TrayLine[][] = [];
  const loud: TrayIncident[][] = [];
  const core = compose(
    {
      clock,
      random: sequence(),
      http: makeHttp(clock),
      vault: mapVault(kept),
      settings: { load: () => saved, save: (next) => done(void (saved = next)) },
      history,
      log: () => undefined,
      version: '0.0.0-test',
      demo: false,
      timeZone: 'UTC',
    },
    {
      publish: (name, payload) => void (name === 'update' && updates.push(payload as Update)),
      showOverall: (overall, lines, incidents) => {
        overalls.push(overall);
        worst.push([...lines]);
        loud.push([...incidents]);
      },
      notify: (notice) => void notices.push(notice),
    },
  );
  return { core, clock, updates, notices, overalls, worst, loud, secrets: kept, saved: () => saved };
}

function mapVault(kept: Map<string, Secret>): Vault {
  return {
    read: async (account) => done(kept.get(account)),
    write: async (account, secret) => done(void kept.set(account, secret)),
    erase: async (account) => done(void kept.delete(account)),
  };
}

/** Numbers in [0, 1) that look random and are the same in every run. */
function sequence(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
