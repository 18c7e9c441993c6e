/** Builders for cores that watch projects of one account. */
import type { Account, Configuration, Source } from '#contract/configuration';
import type { Snapshot } from '#contract/model';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { diskHistory } from '../../support/disk-history.ts';
import { tableHttp, type Reply } from '../../support/table-http.ts';
import type { TurnedClock } from '../../support/turned-clock.ts';

export const account = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  provider: 'streampixel',
  name: 'Main',
  baseUrl: 'http://127.0.0.1:1/pixelStripeApi',
  config: { userId: 'user-1' },
  allowHttp: false,
  allowChanges: false,
  ...more,
});

export const project = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  account: 'sp',
  kind: 'project',
  key: { projectId: id },
  label: id,
  interval: 5_000,
  ...more,
});

export const counts = (live: number, queue: number): Reply => ({
  status: 200,
  body: { liveUser: live, queueUser: queue },
});
export const secrets = { sp: { apiKey: 'canary-key' } };

export function run(table: (path: string, nth: number) => Reply, sources: readonly Source[]): CoreRun {
  return coreRun(
    (clock) => tableHttp(clock, table),
    configurationOf({ accounts: [account('sp')], sources }),
    secrets,
  );
}

/** A core that has begun, all projects answering alike, with its history in a file that outlives it. */
export async function storedRun(
  file: string,
  clock: TurnedClock,
  answer: () => Reply,
  more: Partial<Configuration>,
) {
  const history = diskHistory(file, { clock });
  const configuration = configurationOf({ accounts: [account('sp')], ...more });
  const one = coreRun(() => tableHttp(clock, answer), configuration, secrets, { clock, history });
  const starting = one.core.start();
  await clock.advance(1_000);
  await starting;
  return { ...one, history };
}

export const snapshotOf = (one: CoreRun): Snapshot => {
  const answer = one.core.handlers.takeSnapshot();
  if (!answer.ok) throw new Error('no snapshot');
  return answer.value;
};
