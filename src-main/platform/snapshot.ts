/** A picture of the page as it would be shown (`--snapshot`). */
import type { BrowserWindow, WebContents } from 'electron';

export const PICTURE_SIZE = { width: 1280, height: 800 } as const;

/** Waits for what the page draws next, twice: values arrive with one frame and canvases follow with the next. */
const SETTLED = `new Promise((resolve) => {
  const frames = (left) => (left === 0 ? resolve(true) : requestAnimationFrame(() => frames(left - 1)));
  const look = () => (document.documentElement.dataset.overall ? frames(4) : setTimeout(look, 50));
  document.fonts.ready.then(look);
})`;

/** The page as a PNG file. Waits until it has shown a state; rejects when the page is gone. */
export async function takePicture(window: BrowserWindow): Promise<Uint8Array> {
  const { webContents } = window;
  if (webContents.isLoading()) await loaded(webContents);
  await webContents.executeJavaScript(SETTLED);
  return (await webContents.capturePage()).toPNG();
}

function loaded(contents: WebContents): Promise<void> {
  return new Promise((resolve) => contents.once('did-finish-load', () => resolve()));
}
