/** A whole core with the FastPix account of the simulated vendors, over real HTTP, on a clock turned by hand. */
import { onTestFinished } from 'vitest';
import type { ActionPlan, ActionProgress, ActionValues, AuditEntry } from '#contract/channels/actions';
import type { Account, Configuration, Source } from '#contract/configuration';
import { emptyConfiguration } from '#contract/empty-configuration';
import { done } from '#contract/failure';
import { compose, type Core } from '../../../src-main/compose.ts';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import type { AlertNotice, History } from '../../../src-main/core/ports.ts';
import type { VendorName } from '../../../src-main/demo/names.ts';
import { startVendors, type VendorOptions, type Vendors } from '../../../src-main/demo/vendors.ts';
import { turnedClock, type TurnedClock } from '../../support/turned-clock.ts';
import { clipboardOf, vaultOf, watchedHttp, type OnWay } from './studio-ports.ts';

export interface StudioOptions {
  readonly vendors?: Vendors;
  readonly clock?: TurnedClock;
  readonly history?: History;
  readonly allowChanges?: boolean;
  readonly account?: VendorName;
  readonly options?: VendorOptions;
  readonly accounts?: (accounts: readonly Account[]) => readonly Account[];
  readonly sources?: (vendors: Vendors) => readonly Source[];
  readonly onWay?: OnWay;
}

export interface Studio {
  readonly core: Core;
  readonly vendors: Vendors;
  readonly clock: TurnedClock;
  readonly history: History;
  readonly progress: ActionProgress[];
  readonly log: unknown[];
  /** What the operator was told. */
  readonly notices: AlertNotice[];
  clipboard: string;
  /** Lets `span` ms pass, step by step; every request that is begun meanwhile is answered before the next step. */
  turn(span: number): Promise<void>;
  /** Turns until an action has ended for `source`. */
  ended(source: string): Promise<ActionProgress>;
  /** The id of the source of a stream, by its label. */
  source(label: string): string;
  /** What the vendors have been asked to change: `PUT finish`, `DELETE`. */
  changes(): readonly string[];
  audit(search?: string): Promise<readonly AuditEntry[]>;
  plan(action: string, labels: readonly string[], values?: ActionValues): Promise<ActionPlan>;
  configuration(): Configuration;
}

const STEP = 250;

export async function studio(given: StudioOptions = {}): Promise<Studio> {
  const clock = given.clock ?? turnedClock();
  const vendors = given.vendors ?? (await openVendors(clock, given));
  const history = given.history ?? createMemoryHistory();
  const progress: ActionProgress[] = [];
  const log: unknown[] = [];
  const notices: AlertNotice[] = [];
  const way = watchedHttp(clock.now, given.onWay);
  let configuration = configurationOf(vendors, given);
  const one = { clipboard: '' };
  const core = compose(
    {
      clock,
      random: Math.random,
      http: way.http,
      vault: vaultOf(vendors),
      settings: { load: () => configuration, save: (next) => done(void (configuration = next)) },
      history,
      log: (...line) => void log.push(line),
      clipboard: clipboardOf(one),
      version: '0.0.0-test',
      demo: false,
      timeZone: 'UTC',
    },
    {
      publish: (name, payload) =>
        void (name === 'actionProgress' && progress.push(payload as ActionProgress)),
      showOverall: () => undefined,
      notify: (notice) => void notices.push(notice),
    },
  );
  onTestFinished(() => {
    core.stop();
    way.close();
  });
  const turn = async (span: number) => {
    for (let passed = 0; passed < span; passed += STEP) {
      await clock.advance(Math.min(STEP, span - passed));
      await way.idle(clock);
    }
  };
  void core.start();
  await turn(2_000);
  return Object.assign(one, {
    core,
    vendors,
    clock,
    history,
    progress,
    log,
    notices,
    turn,
    ended: (source: string) => untilEnded(progress, turn, source),
    ...questions(core, vendors),
    configuration: () => configuration,
  });
}

function questions(core: Core, vendors: Vendors) {
  const source = (label: string) => {
    const snapshot = core.handlers.takeSnapshot();
    const found = snapshot.ok && snapshot.value.sources.find((one) => one.label === label);
    if (!found) throw new Error(`no source ${label}`);
    return found.id;
  };
  return {
    source,
    changes: () =>
      vendors
        .requests()
        .filter((request) => request.method !== 'GET')
        .map(({ method, path }) =>
          `${method} ${path.replace(/^\/v1\/live\/streams\/[0-9a-f]{32}\/?/, '')}`.trim(),
        ),
    audit: async (search?: string) => {
      const answer = await core.handlers.readAudit({ search, limit: 100 });
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value.entries;
    },
    plan: async (action: string, labels: readonly string[], values?: ActionValues) => {
      const plan = await core.handlers.planAction({
        action,
        sources: labels.map(source),
        values,
        by: 'window',
      });
      if (!plan.ok) throw new Error(plan.failure.message);
      return plan.value;
    },
  };
}

async function untilEnded(
  progress: readonly ActionProgress[],
  turn: (span: number) => Promise<void>,
  source: string,
): Promise<ActionProgress> {
  for (let step = 0; step < 200; step++) {
    const last = progress.filter((one) => one.source === source).at(-1);
    if (last?.phase === 'ended') return last;
    await turn(STEP);
  }
  throw new Error(`the action on ${source} does not end: ${JSON.stringify(progress.at(-1))}`);
}

async function openVendors(clock: TurnedClock, { options }: StudioOptions): Promise<Vendors> {
  const vendors = await startVendors({ shows: 'still', now: clock.now, ...options });
  onTestFinished(() => vendors.stop());
  return vendors;
}

function configurationOf(vendors: Vendors, given: StudioOptions): Configuration {
  const wanted = given.account ?? 'fastpix';
  const accounts = vendors.configuration.accounts
    .filter(({ provider }) => provider === wanted)
    .map(({ secret: _secret, ...account }): Account => ({
      allowHttp: false,
      ...account,
      allowChanges: given.allowChanges ?? true,
    }));
  const ids = new Set(accounts.map((account) => account.id));
  const sources = vendors.configuration.sources.filter((one) => ids.has(one.account)) as readonly Source[];
  return {
    ...emptyConfiguration,
    accounts: given.accounts?.(accounts) ?? accounts,
    sources: given.sources?.(vendors) ?? sources,
  };
}
