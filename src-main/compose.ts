/** Joins core, providers, ports and sinks. No logic and no platform: the app, the tests and the headless entry call it. */
import type { AppHandlers } from '#contract/channels';
import type { Notice } from '#contract/model';
import { createCore, type Core } from './core/monitor.ts';
import type { Parts } from './core/monitor/world.ts';
import type { Sinks } from './core/sinks.ts';
import { providers } from './providers/registry.ts';

/** Handlers that only the platform can give: dialogs, the operating system, starting another core. */
export type PlatformHandlers = Omit<AppHandlers, keyof Core['handlers']>;

/** A core with all vendors of the registry. Nothing runs before `start`. */
export function compose(parts: Omit<Parts, 'providers'>, sinks: Sinks): Core {
  return createCore({ ...parts, providers }, sinks);
}

export type { Core, Notice, Parts, Sinks };
