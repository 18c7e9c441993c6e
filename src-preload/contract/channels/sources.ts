import * as v from 'valibot';
import { invoke, push } from '../ipc.ts';
import type { PollRecord } from '../model.ts';
import { count, fields, id, shortText, span } from './inputs.ts';

/** What a source's page shows beyond its view: the last 50 outcomes, newest first. */
export interface SourceDetail {
  readonly polls: readonly PollRecord[];
  /** The rules in force for it, each as a plain sentence. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
}

/** One thing an account has that could be watched. */
export interface Discovered {
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  readonly detail?: string;
  /** On air when the list was read. */
  readonly live?: true;
  readonly watched: boolean;
}

export interface Discovery {
  readonly found: readonly Discovered[];
  /** False when the list was longer than is read, or could not be read to its end. */
  readonly isWhole: boolean;
}

/** What more sources would ask of their account. */
export interface SourceLoad {
  /** Requests that one round of them takes at most, and how often it comes, ms. */
  readonly requests: number;
  readonly interval: number;
  /** What the account's intervals become, ms: above `interval` when its request budget cannot hold them all. */
  readonly stretched: number;
}

/** The longest list that is read, and the most sources that are added in one go. */
export const MOST_FOUND = 10_000;
/** Bytes that so many sources may weigh. */
const MOST_FOUND_BYTES = 24 * 1_024 * 1_024;

const found = v.object({ kind: id, key: fields, label: shortText });

export const sourceChannels = {
  readSource: invoke<SourceDetail>()(v.object({ id })),
  addSource: invoke<{ readonly id: string }>()(
    v.object({
      account: id,
      kind: id,
      key: fields,
      label: shortText,
      interval: v.optional(span),
      capacity: v.optional(count),
    }),
  ),
  /** `null` takes a value back to its default. */
  changeSource: invoke<void>()(
    v.object({
      id,
      label: v.optional(shortText),
      interval: v.optional(v.nullable(span)),
      capacity: v.optional(v.nullable(count)),
    }),
  ),
  removeSource: invoke<void>()(v.object({ id })),
  pauseSource: invoke<void>()(v.object({ id })),
  resumeSource: invoke<void>()(v.object({ id })),
  /** What the account has, read anew; one reading at a time, and it goes on until `stopDiscovery`. */
  discoverSources: invoke<Discovery>()(v.object({ account: id })),
  stopDiscovery: invoke<void>()(v.object({ account: id })),
  /** How many things a reading has found so far. */
  discovery: push<{ readonly account: string; readonly found: number }>(),
  /** Of `count` sources `live` are on air; `listed` is how many the account has in all. */
  weighSources: invoke<SourceLoad>()(v.object({ account: id, kind: id, count, live: count, listed: count })),
  /** Adds all or, when one of them is wrong, none. What is watched already is passed over. */
  addSources: invoke<{ readonly added: number; readonly known: number }>()(
    v.object({
      account: id,
      sources: v.pipe(v.array(found), v.minLength(1), v.maxLength(MOST_FOUND)),
    }),
    MOST_FOUND_BYTES,
  ),
};
