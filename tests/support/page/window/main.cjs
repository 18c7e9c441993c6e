/** A bare window on the page's harness: no preload, the same content policy as the app's (from the server). */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Electron 25 loads a main only as CommonJS
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 760, webPreferences: { sandbox: true } });
  void window.loadURL(process.env.PAGE_URL);
});
