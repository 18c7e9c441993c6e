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

const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'];

/** Whether someone asks to look into the packaged app from outside; the app must not start then. */
export function isDebuggedFromOutside(): boolean {
  return app.isPackaged && DEBUGGING.some((name) => app.commandLine.hasSwitch(name));
}

/** To be called before the first window, after `ready`. `developmentUrl` is the hot-reloading server, if any. */
export function lockDown(log: Log, developmentUrl?: string): void {
  lockSession(session.defaultSession, log, developmentUrl);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log, developmentUrl));
}

function lockSession(target: Session, log: Log, developmentUrl?: string): void {
  target.setPermissionRequestHandler((_contents, permission, answer) => {
    log('warning', 'permission refused', { permission });
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  target.webRequest.onBeforeRequest((details, answer) => {
    const refused = !mayLoad(details.url, developmentUrl);
    if (refused) log('warning', 'request of the page refused', { kind: details.resourceType });
    answer({ cancel: refused });
  });
}

/** Only our own files; data: is left to the content policy (images only), the inspector's own files to development. */
function mayLoad(address: string, developmentUrl?: string): boolean {
  if (isOwnAddress(address, developmentUrl) || address.startsWith('data:image/')) return true;
  if (app.isPackaged) return false;
  return address.startsWith('devtools://') || isDevelopmentSocket(address, developmentUrl);
}

function isDevelopmentSocket(address: string, developmentUrl?: string): boolean {
  return developmentUrl !== undefined && address.startsWith(developmentUrl.replace(/^http/, 'ws'));
}

function lockContents(contents: WebContents, log: Log, developmentUrl?: string): void {
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
