import * as v from 'valibot';
import { invoke } from '../ipc.ts';
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
  readonly watched: boolean;
}

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
  discoverSources: invoke<readonly Discovered[]>()(v.object({ account: id })),
};
