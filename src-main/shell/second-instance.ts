/** One app a profile: a second start hands its wishes to the first and ends (faults.md P7). */
import { resolve } from 'node:path';
import { app } from 'electron';
import type { CommandLine } from '../platform/cli.ts';

export interface HandedOver {
  readonly show: boolean;
  readonly importFile?: string;
}

/** @returns false when another one runs; it has been told. */
export function isFirst(options: CommandLine): boolean {
  const wishes: HandedOver = {
    show: !options.hidden,
    ...(options.importFile === undefined ? {} : { importFile: resolve(options.importFile) }),
  };
  return app.requestSingleInstanceLock({ ...wishes });
}

/** Told of each later start. What comes is another process' word, so it is looked at before it is believed. */
export function onSecondStart(listener: (wishes: HandedOver) => void): void {
  app.on('second-instance', (_event, _argv, _folder, handed) => listener(toWishes(handed)));
}

export function toWishes(handed: unknown): HandedOver {
  const { show, importFile } = (typeof handed === 'object' && handed !== null ? handed : {}) as {
    show?: unknown;
    importFile?: unknown;
  };
  return { show: show !== false, ...(typeof importFile === 'string' ? { importFile } : {}) };
}
