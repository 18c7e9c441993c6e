/** What happens to a window while it lives: seen or not, hidden for long, asked to close. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Stop } from '../core/ports.ts';

/** So long hidden, the window is destroyed (45 MB back, performance.md 9); the next show opens a new one. */
const KEEP_HIDDEN = 5 * 60_000;

export function isSeen(window: BrowserWindow): boolean {
  return window.isVisible() && !window.isMinimized();
}

/** Tells each change of being seen, and finally that it is not. */
export function watchVisibility(window: BrowserWindow, onVisible: (visible: boolean) => void): void {
  let last = false;
  const look = (visible: boolean) => {
    if (visible !== last) onVisible((last = visible));
  };
  window.on('show', () => look(true));
  window.on('restore', () => look(true));
  window.on('hide', () => look(false));
  window.on('minimize', () => look(false));
  window.on('closed', () => look(false));
}

export function destroyWhenLongHidden(window: BrowserWindow): void {
  let stop: Stop = () => undefined;
  window.on('hide', () => {
    stop();
    const timer = setTimeout(() => window.destroy(), KEEP_HIDDEN);
    stop = () => clearTimeout(timer);
  });
  window.on('show', () => stop());
  window.on('closed', () => stop());
}

export type CloseWish = 'hide' | 'minimise' | 'quit';

/** @returns whether the window stays. */
export function closeAs(window: BrowserWindow, wish: CloseWish): boolean {
  if (wish === 'hide') window.hide();
  if (wish === 'minimise') window.minimize();
  if (wish === 'quit') app.quit();
  return wish !== 'quit';
}
