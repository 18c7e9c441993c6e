/** Makes a window of ours, not yet seen: where it was, in the colour of the theme, locked down. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import { pagePreferences } from './security.ts';
import { frameShift, MINIMUM_SIZE, placeWindow, withoutShift } from './window-bounds.ts';
import type { Placement, Shift, WindowState } from './window-bounds.ts';

export interface WindowLook {
  readonly preload: string;
  readonly icon?: string;
  /** Draws without a screen, at this size: for a picture of the page. */
  readonly offscreen?: { readonly width: number; readonly height: number };
}

/** The surface of each theme (look.md), so that no white flashes before the page has painted. */
const SURFACE = { light: '#fbfbfc', dark: '#101216' } as const;

export function openHidden(look: WindowLook, remembered: WindowState | undefined): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const place = placeWindow(remembered, screens);
  const window = new BrowserWindow({
    ...(look.offscreen ?? place),
    ...(look.offscreen ? { useContentSize: true, frame: false } : limits),
    show: false,
    title: 'Tallylight',
    backgroundColor: SURFACE[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    autoHideMenuBar: true,
    ...(look.icon === undefined ? {} : { icon: look.icon }),
    webPreferences: { ...pagePreferences(look.preload), offscreen: look.offscreen !== undefined },
  });
  // Maximising shows a window at once, so it waits until the page has painted.
  if (remembered?.maximized === true) window.once('show', () => window.maximize());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('show', () => setTimeout(() => measureShift(window, place), FRAMED_AFTER));
  return window;
}

/** Ms that a window manager takes to frame a new window. */
const FRAMED_AFTER = 500;
const shifts = new WeakMap<BrowserWindow, Shift>();

function measureShift(window: BrowserWindow, asked: Placement): void {
  if (!window.isDestroyed()) shifts.set(window, frameShift(asked, window.getNormalBounds()));
}

/** What to remember of a window, so that it opens there again. */
export function stateOf(window: BrowserWindow): WindowState {
  const shift = shifts.get(window) ?? { x: 0, y: 0 };
  return { bounds: withoutShift(window.getNormalBounds(), shift), maximized: window.isMaximized() };
}

const limits: BrowserWindowConstructorOptions = {
  minWidth: MINIMUM_SIZE.width,
  minHeight: MINIMUM_SIZE.height,
};

/** Shows a new window with its first paint; a page that never paints must not keep the window away. */
export function showOnceReady(window: BrowserWindow, quietly?: 'quietly'): void {
  let hasAppeared = false;
  const appear = () => {
    // Whoever has hidden it meanwhile shall not see it come back.
    if (hasAppeared || window.isDestroyed()) return;
    hasAppeared = true;
    if (quietly !== 'quietly') return window.show();
    // A window that was never shown cannot be minimised.
    window.showInactive();
    window.minimize();
  };
  window.once('ready-to-show', appear);
  window.webContents.once('did-stop-loading', () => setTimeout(appear, 1_000));
}
