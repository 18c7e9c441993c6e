/** What is thrown and caught by nobody: a bug. Logged, told in plain words, and the app goes on if it can (faults.md P5). */
import { app, clipboard, dialog } from 'electron';
import type { Log } from '../core/ports.ts';

export interface LastWordsParts {
  readonly log: Log;
  /** Strikes secrets out of a text. */
  scrub(text: string): string;
  /** Without a window nobody could answer a dialog: the words go to stderr and the app ends with 70 (EX_SOFTWARE). */
  readonly unattended: boolean;
}

const BUTTONS = ['Restart', 'Copy report', 'Go on'];

/** From now on nothing thrown goes unheard. To be called first of all. */
export function hearLastWords(parts: LastWordsParts): void {
  let isTelling = false;
  const take = (event: string) => (error: unknown) => {
    parts.log('error', event, { error });
    const report = parts.scrub(reportOf(error));
    if (parts.unattended) return leave(report);
    if (isTelling) return;
    isTelling = true;
    void app
      .whenReady()
      .then(() => tell(report))
      .finally(() => (isTelling = false));
  };
  process.on('uncaughtException', take('uncaught exception'));
  process.on('unhandledRejection', take('unhandled rejection'));
}

function reportOf(error: unknown): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Tallylight ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform}\n${words}`;
}

function leave(report: string): void {
  process.stderr.write(`${report}\n`);
  app.exit(70);
}

async function tell(report: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Tallylight',
    message: 'Something went wrong inside Tallylight.',
    detail:
      'This is a mistake in the app. Polling may be incomplete until it is restarted. The log has the details.',
    buttons: BUTTONS,
    defaultId: 0,
    cancelId: 2,
  });
  if (response === 1) clipboard.writeText(report);
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}
