/** Brings a crashed or hanging page back; polling and alerts never stop meanwhile (faults.md P1, P2, F11). */
import { dialog } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import type { Log, Stop } from '../core/ports.ts';
import { createCrashPolicy, judgeSilence } from './crash-policy.ts';
import { SAFE_PATH } from './safe-page.ts';

export interface RecoveryParts {
  readonly log: Log;
  readonly monotonic: () => number;
  /** Told after a reload, so that the page can say "View restarted". */
  readonly onRestart: () => void;
}

const PULSE = 5_000;

/** Watches `window` until it is closed. */
export function watchPage(window: BrowserWindow, parts: RecoveryParts): void {
  const policy = createCrashPolicy();
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    parts.log('error', 'page crashed', { reason: details.reason, exitCode: details.exitCode });
    recover(window, policy.crashed(parts.monotonic()), parts);
  });
  const stop = watchPulse(window, parts);
  window.once('closed', stop);
}

/** Loading must wait for the event's end: the crashed process is still being cleared away while it is told. */
function recover(window: BrowserWindow, action: 'reload' | 'safe-page', parts: RecoveryParts): void {
  setTimeout(() => {
    if (window.isDestroyed()) return;
    if (action === 'safe-page') void window.loadURL(new URL(SAFE_PATH, window.webContents.getURL()).href);
    else restart(window, parts);
  }, 0);
}

function restart(window: BrowserWindow, parts: RecoveryParts): void {
  window.webContents.once('did-finish-load', parts.onRestart);
  window.webContents.reload();
}

/**
 * Asks the page for a sign of life. The `unresponsive` event alone would not do: it comes only after input was sent.
 * Silence is counted in unanswered pulses, not in time, so that a sleep of the machine is none.
 */
function watchPulse(window: BrowserWindow, parts: RecoveryParts): Stop {
  const pulse = createPulse(window.webContents);
  let isAsking = false;
  const look = async () => {
    if (window.isDestroyed() || isAsking) return;
    const verdict = judgeSilence(pulse.beat() * PULSE, window.isVisible());
    if (verdict === 'fine') return;
    isAsking = true;
    if (verdict === 'reload' || (await wantsReload(window))) revive(window, parts);
    pulse.forgive();
    isAsking = false;
  };
  const timer = setInterval(() => void look(), PULSE);
  return () => clearInterval(timer);
}

interface Pulse {
  /** Asks once more unless a question is open; tells how many beats it has been open. */
  beat(): number;
  forgive(): void;
}

function createPulse(contents: WebContents): Pulse {
  let missed = 0;
  let isOpen = false;
  const forgive = () => {
    missed = 0;
    isOpen = false;
  };
  contents.on('did-start-loading', forgive);
  return {
    forgive,
    beat: () => {
      if (contents.isLoading() || contents.isCrashed() || contents.isDevToolsOpened()) return 0;
      if (isOpen) return (missed += 1);
      isOpen = true;
      // A crash refuses the answer; it is told by its own event.
      void contents.executeJavaScript('0').then(forgive, forgive);
      return 0;
    },
  };
}

async function wantsReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Polling and alerts go on. Reload the window, or wait for it.',
    buttons: ['Reload', 'Wait'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** A page in an endless loop does not obey a reload: its process has to go first; `recover` does the rest. */
function revive(window: BrowserWindow, parts: RecoveryParts): void {
  parts.log('error', 'page does not answer, restarting it');
  window.webContents.forcefullyCrashRenderer();
}
