/** The one table of this app's channels: main's face, the page's face and the tests' face are derived from it. */
import { accountChannels } from './channels/accounts.ts';
import { actionChannels } from './channels/actions.ts';
import { closeUpChannels } from './channels/close-up.ts';
import { configurationChannels } from './channels/configuration.ts';
import { eventChannels } from './channels/events.ts';
import { destinationChannels } from './channels/destinations.ts';
import { historyChannels } from './channels/history.ts';
import { incidentChannels } from './channels/incidents.ts';
import { insightChannels } from './channels/insight.ts';
import { monitorChannels } from './channels/monitor.ts';
import { replayChannels } from './channels/replay.ts';
import { ruleChannels } from './channels/rules.ts';
import { sourceChannels } from './channels/sources.ts';
import type { Handlers, PageFace, Publisher } from './ipc.ts';

export const channels = {
  ...monitorChannels,
  ...accountChannels,
  ...sourceChannels,
  ...configurationChannels,
  ...historyChannels,
  ...incidentChannels,
  ...ruleChannels,
  ...replayChannels,
  ...insightChannels,
  ...actionChannels,
  ...closeUpChannels,
  ...eventChannels,
  ...destinationChannels,
} as const;

export type Channels = typeof channels;
export type Api = PageFace<Channels>;
export type AppHandlers = Handlers<Channels>;
export type Publish = Publisher<Channels>;
