import type { AccountId, SourceId } from '#contract/model';
import type { AccountHttp, TaskContext } from '../provider.ts';
import type { ActionKit, Sight, SourceKey } from './kit.ts';

/** A way to a vendor with the account's secret, for as long as the signal stands. */
export interface Reach {
  readonly context: TaskContext;
  readonly http: AccountHttp;
}

/** A source as something to act on. What can change meanwhile is asked for anew each time. */
export interface Subject {
  readonly source: SourceId;
  readonly label: string;
  readonly kind: string;
  readonly key: SourceKey;
  readonly account: AccountId;
  readonly accountName: string;
  readonly kit: ActionKit;
  /** What the last poll showed. */
  readonly last: Sight | undefined;
  /** Undefined while the account has no secret or is gone. */
  reach(signal: AbortSignal): Reach | undefined;
  /** The account's "Allow changes", as it is now. */
  mayChange(): boolean;
}

/** Tells two things apart, however many sources watch them: what may not be done to one at the same time. */
export function thingOf({ account, kind, key }: Pick<Subject, 'account' | 'kind' | 'key'>): string {
  const entries = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([account, kind, entries]);
}
