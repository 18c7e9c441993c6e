/** A closer look at one source, fetched only while somebody looks: nothing of it is stored. */
import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import type { Facts, Readings } from '../model.ts';
import { count, id, shortText } from './inputs.ts';

/** One viewer in the list of a stream's viewers. */
export interface ListedViewer {
  /** Kind and key of a source that would watch this viewer. */
  readonly kind: string;
  readonly key: Readonly<Record<string, string>>;
  readonly watched: boolean;
  /** Facts and readings as that kind of source describes them. Personal ones only when asked for. */
  readonly facts: Facts;
  readonly readings: Readings;
}

export interface ViewerList {
  readonly viewers: readonly ListedViewer[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export const closeUpChannels = {
  /** `not-found` where the vendor has no such list: then it is not offered. */
  listViewers: invoke<ViewerList>()(
    v.object({
      source: id,
      page: v.optional(v.pipe(count, v.minValue(1), v.maxValue(10_000)), 1),
      search: v.optional(shortText),
      /** Addresses are personal: they leave the main process only when somebody asks for them. */
      showPersonal: v.optional(v.boolean(), false),
    }),
  ),
  /** The picture of a stream as a data URL, checked to be one. */
  readThumbnail: invoke<{ readonly url: string }>()(v.object({ source: id })),
};
