/** What a vendor gives so that things can be changed there: data and pure functions, and two ways to ask. */
import type { ActionValues } from '#contract/channels/actions';
import type { ActionDescriptor } from '#contract/descriptor';
import type { Result } from '#contract/failure';
import type { Facts } from '#contract/model';
import type { AccountHttp, TaskContext } from '../provider.ts';

/** One thing as it was seen, by its own address or by the last poll. */
export interface Sight {
  /** Epoch ms. */
  readonly at: number;
  /** False when the vendor says that it is gone. */
  readonly exists: boolean;
  /** The vendor's word for its state; empty when it is gone. */
  readonly status: string;
  readonly facts: Facts;
  /** The figure of people, views or whatever is cut off, with the epoch ms at which it was read. */
  readonly views?: { readonly value: number; readonly at: number };
  /** What can be changed, unmasked: stays in the main process. Absent when it was not read. */
  readonly values?: ActionValues;
}

export interface ActionRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: readonly string[];
  readonly json?: unknown;
}

export type SourceKey = Readonly<Record<string, string>>;

/** One action. Everything here is pure. */
export interface ActionDefinition {
  readonly descriptor: ActionDescriptor;
  /** Why the vendor would refuse it now, in a sentence, beyond the descriptor's `states`. */
  refusal?(sight: Sight): string | undefined;
  /** What will happen, in one or two sentences, told before it is confirmed. */
  consequence(sight: Sight): string;
  /** It cuts people off or cannot be undone: the label must be typed. */
  mustType(sight: Sight): boolean;
  /** `asked` holds only what was asked to be changed. */
  request(key: SourceKey, asked: ActionValues): ActionRequest;
  /** True when the thing is as it should be after. A pair without a value stands for one with any value. */
  isDone(sight: Sight, asked: ActionValues): boolean;
  /** The words for that, e.g. "is disabled". */
  readonly doneWords: string;
  /** What "you" did to a broadcast that it ends, e.g. "finished this stream"; absent when it ends none. */
  readonly ends?: string;
}

export interface ActionKit {
  readonly definitions: readonly ActionDefinition[];
  /** The thing's own id in a key, to be shown. */
  idOf(key: SourceKey): string;
  /** Reads one thing by its own address; gone is a sight, not a failure. `withViews` asks for the figure, too. */
  read(context: TaskContext, http: AccountHttp, key: SourceKey, withViews: boolean): Promise<Result<Sight>>;
  /** Sends one request, once. Fails with `rejected` when the vendor says no in whatever way. */
  send(context: TaskContext, http: AccountHttp, request: ActionRequest): Promise<Result<void>>;
  /** The values as they may be shown: what looks like a secret has no value. */
  shown(values: ActionValues): ActionValues;
  /** Fetches a secret (`copies` of the descriptor). It goes to the clipboard and nowhere else. */
  readSecret?(
    context: TaskContext,
    http: AccountHttp,
    key: SourceKey,
    which: string,
  ): Promise<Result<string>>;
}
