import * as v from 'valibot';
import type { ProviderDescriptor } from '../descriptor.ts';
import { invoke, push } from '../ipc.ts';
import type { Snapshot, Update } from '../model.ts';
import { id, instant, nothing } from './inputs.ts';

/** The state of everything, its changes, and polling as a whole. */
export const monitorChannels = {
  takeSnapshot: invoke<Snapshot>()(nothing),
  describeProviders: invoke<readonly ProviderDescriptor[]>()(nothing),
  update: push<Update>(),
  /** Main asks the page to show a view: a click on a notification or in the tray. `at` is the minute to show. */
  navigate: push<{ readonly route: string; readonly at?: number }>(),
  pauseAll: invoke<void>()(v.object({ until: v.optional(instant) })),
  resumeAll: invoke<void>()(nothing),
  /** Looks again at once: one source, one account, or everything. */
  retryNow: invoke<void>()(v.object({ source: v.optional(id), account: v.optional(id) })),
  /** Starts the simulated vendors in this profile's first launch. */
  startDemo: invoke<void>()(nothing),
  dismissNotice: invoke<void>()(v.object({ id })),
};
