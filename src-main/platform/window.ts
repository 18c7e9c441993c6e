/** The one window: opened when needed, remembered where it was, destroyed after long hiding to give its memory back. */
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { Log, Stop } from '../core/ports.ts';
import { isOwnAddress, PAGE_URL } from './origin.ts';
import { pagePreferences } from './security.ts';
import { MINIMUM_SIZE, placeWindow } from './window-bounds.ts';
import type { WindowState } from './window-bounds.ts';
import { watchPage } from './window-recovery.ts';

export interface WindowParts {
  readonly preload: string;
  /** The hot-reloading server of `npm run dev`, else absent. */
  readonly developmentUrl?: string;
  readonly log: Log;
  readonly monotonic: () => number;
  readonly icon?: string;
  remembered(): WindowState | undefined;
  remember(state: WindowState): void;
  /** Asked each time the user closes the window. */
  onClose(): 'hide' | 'minimise' | 'quit';
  onVisible(visible: boolean): void;
  onRestart(): void;
}

export interface MainWindow {
  /** Opens the window or brings it to the front. `quietly` opens it minimised. */
  show(quietly?: 'quietly'): void;
  isVisible(): boolean;
  /** Whether a question comes from our page, in our window, in its main frame. */
  isTrusted(event: IpcMainInvokeEvent): boolean;
  /** Sends only while the window is visible: a page that comes back begins with a snapshot. */
  send(channel: string, payload: unknown): void;
  /** Opens the window, and sends once its page listens. */
  showAndSend(channel: string, payload: unknown): void;
  /** From now on closing closes. */
  release(): void;
}

/** So long hidden, the window is destroyed (45 MB back); the next show opens a new one. */
const KEEP_HIDDEN = 5 * 60_000;

/** Nothing is opened before the first `show`. */
export function createMainWindow(parts: WindowParts): MainWindow {
  let current: BrowserWindow | undefined;
  let isReleased = false;
  const open = () => {
    const window = openWindow(parts);
    window.once('closed', () => (current = undefined));
    window.on('close', (event) => {
      parts.remember(stateOf(window));
      if (!isReleased && keepsOpen(window, parts.onClose())) event.preventDefault();
    });
    return (current = window);
  };
  const show = (quietly?: 'quietly') => {
    if (current === undefined) return openShown(open(), quietly);
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
  };
  return {
    show,
    isVisible: () => current !== undefined && isSeen(current),
    isTrusted: (event) => isTrusted(event, current, parts.developmentUrl),
    send: (channel, payload) => {
      if (current !== undefined && isSeen(current)) current.webContents.send(channel, payload);
    },
    showAndSend: (channel, payload) => {
      show();
      if (current !== undefined) sendLoaded(current, channel, payload);
    },
    release: () => void (isReleased = true),
  };
}

function openWindow(parts: WindowParts): BrowserWindow {
  const remembered = parts.remembered();
  const window = new BrowserWindow({
    ...placeWindow(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Tallylight',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101216' : '#fbfbfc',
    autoHideMenuBar: true,
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    webPreferences: pagePreferences(parts.preload),
  });
  // Maximising shows a window at once, so it waits until the page has painted.
  if (remembered?.maximized === true) window.once('show', () => window.maximize());
  window.on('page-title-updated', (event) => event.preventDefault());
  watchPage(window, parts);
  watchVisibility(window, parts.onVisible);
  watchHiding(window);
  void window.loadURL(parts.developmentUrl ?? PAGE_URL).catch((error: unknown) => {
    parts.log('error', 'page did not load', { error });
  });
  return window;
}

/** A page that never paints must not keep the window away. */
function openShown(window: BrowserWindow, quietly?: 'quietly'): void {
  const appear = () => {
    if (window.isDestroyed() || window.isVisible() || window.isMinimized()) return;
    if (quietly === 'quietly') window.minimize();
    else window.show();
  };
  window.once('ready-to-show', appear);
  window.webContents.once('did-stop-loading', () => setTimeout(appear, 1_000));
}

/** @returns whether the window stays. */
function keepsOpen(window: BrowserWindow, wish: 'hide' | 'minimise' | 'quit'): boolean {
  if (wish === 'hide') window.hide();
  if (wish === 'minimise') window.minimize();
  if (wish === 'quit') app.quit();
  return wish !== 'quit';
}

function isSeen(window: BrowserWindow): boolean {
  return window.isVisible() && !window.isMinimized();
}

function stateOf(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
}

function watchVisibility(window: BrowserWindow, onVisible: (visible: boolean) => void): void {
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

function watchHiding(window: BrowserWindow): void {
  let stop: Stop = () => undefined;
  window.on('hide', () => {
    const timer = setTimeout(() => window.destroy(), KEEP_HIDDEN);
    stop = () => clearTimeout(timer);
  });
  window.on('show', () => stop());
  window.on('closed', () => stop());
}

function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | undefined, url?: string): boolean {
  if (window === undefined || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  const isMain = frame?.frameTreeNodeId === window.webContents.mainFrame.frameTreeNodeId;
  return frame !== null && isMain && isOwnAddress(frame.url, url);
}

function sendLoaded(window: BrowserWindow, channel: string, payload: unknown): void {
  const send = () => window.webContents.send(channel, payload);
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', send);
  else send();
}
