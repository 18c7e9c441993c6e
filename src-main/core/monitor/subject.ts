/** Sources of the running app as things to act on. */
import type { Sight, SourceKey } from '../actions/kit.ts';
import type { Subject } from '../actions/subject.ts';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';
import type { AccountRun, World } from './world.ts';

/** The subject of a watched source; undefined when there is none, or its vendor has nothing to be done. */
export function subjectOf(world: World, source: string): Subject | undefined {
  const watched = world.watched.get(source);
  const run = watched && world.accounts.get(watched.source.account);
  if (!run) return undefined;
  const { id, label, kind, key } = watched.source;
  return subjectIn(run, { source: id, label, kind, key, last: lastSight(watched) });
}

interface Thing {
  readonly source: string;
  readonly label: string;
  readonly kind: string;
  readonly key: SourceKey;
  readonly last: Sight | undefined;
}

/** A thing of an account that need not be watched. */
export function subjectIn(run: AccountRun, thing: Thing): Subject | undefined {
  const kit = run.provider.actions;
  if (!kit) return undefined;
  return {
    ...thing,
    account: run.account.id,
    accountName: run.account.name,
    kit,
    reach: (signal) => {
      const { context, polling } = run;
      return context && polling ? { context: context([]), http: polling.http(signal) } : undefined;
    },
    mayChange: () => run.account.allowChanges,
  };
}

/** What the last good poll showed; its figures are that old. */
function lastSight({ state, vanished, roles, readings }: Watched): Sight | undefined {
  const last = state.lastGood;
  if (!last) return undefined;
  const { at, facts } = last;
  const status = facts['status'] ?? facts['state'];
  const value = readings[roles['views'] ?? roles['viewers'] ?? ''];
  return {
    at,
    exists: !vanished,
    status: typeof status === 'string' ? status : '',
    facts,
    ...present('views', value === undefined ? undefined : { value, at }),
  };
}
