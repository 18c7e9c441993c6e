/** Closes every door that a page could leave by (faults.md S1, S5-S7, S27, S29). */
import { app, session } from 'electron';
import type { Event, Session, WebContents, WebPreferences } from 'electron';
import type { Log } from '../core/ports.ts';
import { isOwnAddress } from './origin.ts';

/** The preferences of every window of ours. `sandbox` holds also where `app.enableSandbox()` could not be called. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** The hot-reloading server that serves the page in development; never in a packaged app. */
export const developmentUrl: string | undefined = app.isPackaged
  ? undefined
  : process.env['ELECTRON_RENDERER_URL'];

const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'];

/** Whether someone asks to look into the packaged app from outside; the app must not start then. */
export function isDebuggedFromOutside(): boolean {
  return app.isPackaged && DEBUGGING.some((name) => app.commandLine.hasSwitch(name));
}

/** To be called before the first window, after `ready`. */
export function lockDown(log: Log): void {
  lockSession(session.defaultSession, log);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

function lockSession(target: Session, log: Log): void {
  target.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warning', 'permission refused', { permission });
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  target.webRequest.onBeforeRequest((details, answer) => {
    const refused = !mayLoad(details.url);
    if (refused) log('warning', 'request of the page refused', { kind: details.resourceType });
    answer({ cancel: refused });
  });
}

/** Only our own files; data: is left to the content policy (images only), the inspector's own files to development. */
function mayLoad(address: string): boolean {
  if (isOwnAddress(address, developmentUrl) || address.startsWith('data:image/')) return true;
  if (app.isPackaged) return false;
  return address.startsWith('devtools://') || isDevelopmentSocket(address);
}

function isDevelopmentSocket(address: string): boolean {
  return developmentUrl !== undefined && address.startsWith(developmentUrl.replace(/^http/, 'ws'));
}

function lockContents(contents: WebContents, log: Log): void {
  const refuse = (event: Event<{ url: string }>) => {
    if (isOwnAddress(event.url, developmentUrl)) return;
    event.preventDefault();
    log('warning', 'navigation refused');
  };
  contents.on('will-navigate', (event) => refuse(event));
  contents.on('will-redirect', (event) => refuse(event));
  contents.on('will-frame-navigate', (event) => refuse(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
