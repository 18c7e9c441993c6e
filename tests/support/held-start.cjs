/**
 * Required by Electron before the app under test: the app learns that Electron is ready once the driver listens to it. A
 * driver that joins while the first page is on its way misses what comes then, and waits for it for ever. The driver calls
 * `__playwright_run` when it listens; its own way of waiting is to be had with its own choice of Electron only, and sets
 * switches that the app does not have.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Electron takes nothing else before the app
const { app } = require('electron');

process.argv.splice(process.argv.indexOf(__filename) - 1, 2);
const ready = app.whenReady();
const heard = new Promise((resolve) => {
  globalThis.__playwright_run = resolve;
});
app.whenReady = () => heard.then(() => ready);
