/** Joins the table of channels to Electron: the only place that uses `ipcMain` and `webContents.send`. */
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { GenericSchema } from 'valibot';
import type { ChannelTable, Handlers } from '#contract/ipc';
import type { Log, Stop } from '../core/ports.ts';
import { guard } from './ipc-guard.ts';

export interface IpcParts {
  /** Whether the asking frame is our window's main frame with our page in it. */
  isTrusted(event: IpcMainInvokeEvent): boolean;
  readonly log: Log;
  readonly monotonic: () => number;
}

/** Answers every question of the table by its handler, each behind the guard. */
export function serve<Table extends ChannelTable>(
  channels: Table,
  handlers: Handlers<Table>,
  parts: IpcParts,
): Stop {
  const questions = questionsOf(channels);
  for (const { name, input, largest } of questions) {
    const answer = guard({ name, input, largest, handler: handlerOf(handlers, name) }, parts);
    ipcMain.handle(name, (event, value: unknown) => answer(parts.isTrusted(event), value));
  }
  return () => questions.forEach(({ name }) => ipcMain.removeHandler(name));
}

interface Question {
  readonly name: string;
  readonly input: GenericSchema;
  readonly largest: number | undefined;
}

function questionsOf(channels: ChannelTable): readonly Question[] {
  return Object.entries(channels).flatMap(([name, channel]) =>
    channel.direction === 'invoke' ? [{ name, input: channel.input, largest: channel.largest }] : [],
  );
}

/** The mapped type has just proved that there is one; at run time names are only strings. */
function handlerOf(handlers: object, name: string): (input: never) => unknown {
  return (handlers as Readonly<Record<string, (input: never) => unknown>>)[name] as (input: never) => unknown;
}
