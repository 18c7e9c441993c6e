/** The one window: opened when needed, remembered where it was, let go after long hiding. */
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { Log } from '../core/ports.ts';
import { isOwnAddress, PAGE_URL } from './origin.ts';
import { developmentUrl } from './security.ts';
import type { WindowState } from './window-bounds.ts';
import { closeAs, destroyWhenLongHidden, isSeen, watchVisibility } from './window-life.ts';
import type { CloseWish } from './window-life.ts';
import { openHidden, showOnceReady, stateOf } from './window-open.ts';
import type { WindowLook } from './window-open.ts';
import { watchPage } from './window-recovery.ts';

export interface WindowParts extends WindowLook {
  readonly log: Log;
  readonly monotonic: () => number;
  remembered(): WindowState | undefined;
  remember(state: WindowState): void;
  /** Asked each time the user closes the window. */
  onClose(): CloseWish;
  onVisible(visible: boolean): void;
  /** The page crashed or hung, and has been loaded anew. */
  onRestart(): void;
}

export interface MainWindow {
  /** Opens the window or brings it to the front; `quietly` opens it minimised. */
  show(quietly?: 'quietly'): void;
  /** Whether a question comes from our page, in our window, in its main frame. */
  isTrusted(event: IpcMainInvokeEvent): boolean;
  /** Sends only while the window is seen: a page that comes back begins with a snapshot. */
  send(channel: string, payload: unknown): void;
  /** Brings the window up, and sends once its page listens. */
  showAndSend(channel: string, payload: unknown): void;
  /** Loads the page anew, if there is one. */
  reload(): void;
  /** Remembers where it is; from now on closing closes. */
  release(): void;
  current(): BrowserWindow | undefined;
}

/** Nothing is opened before the first `show`. */
export function createMainWindow(parts: WindowParts): MainWindow {
  let current: BrowserWindow | undefined;
  let isReleased = false;
  const remember = () => {
    if (current !== undefined && !current.isDestroyed()) parts.remember(stateOf(current));
  };
  const open = () => {
    const window = openWindow(parts);
    window.once('closed', () => (current = undefined));
    window.on('close', (event) => {
      remember();
      if (!isReleased && closeAs(window, parts.onClose())) event.preventDefault();
    });
    return (current = window);
  };
  const show = (quietly?: 'quietly') => {
    if (current === undefined) return parts.offscreen ? void open() : showOnceReady(open(), quietly);
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
  };
  const release = () => {
    remember();
    isReleased = true;
  };
  return {
    show,
    release,
    current: () => current,
    reload: () => current?.webContents.reload(),
    isTrusted: (event) => isTrusted(event, current),
    send: (channel, payload) => {
      if (current !== undefined && isSeen(current)) current.webContents.send(channel, payload);
    },
    showAndSend: (channel, payload) => {
      show();
      if (current !== undefined) sendLoaded(current, channel, payload);
    },
  };
}

function openWindow(parts: WindowParts): BrowserWindow {
  const window = openHidden(parts, parts.remembered());
  watchPage(window, parts);
  watchVisibility(window, parts.onVisible);
  destroyWhenLongHidden(window);
  void window.loadURL(developmentUrl ?? PAGE_URL).catch((error: unknown) => {
    parts.log('error', 'page did not load', { error });
  });
  return window;
}

function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  if (window === undefined || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  const isMain = frame?.frameTreeNodeId === window.webContents.mainFrame.frameTreeNodeId;
  return frame !== null && isMain && isOwnAddress(frame.url, developmentUrl);
}

function sendLoaded(window: BrowserWindow, channel: string, payload: unknown): void {
  const send = () => window.webContents.send(channel, payload);
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', send);
  else send();
}
