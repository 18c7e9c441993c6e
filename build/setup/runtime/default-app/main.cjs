/* eslint-disable @typescript-eslint/no-require-imports -- Electron 25 loads an app's main as CommonJS only */
// Stands in for the default app that the registry's runtime lacks: `electron [flags] APP [app flags]`.
// APP is a folder with a package.json, or a script. Runs inside Electron, before the app.
'use strict';
const { app } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');

/** `-r FILE` is the one flag of Electron's own with a value in the next word (Playwright uses it). */
function readArguments(words) {
  const preloads = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '-r' || words[at] === '--require') preloads.push(words[(at += 1)]);
    else if (!words[at].startsWith('-')) return { preloads, target: resolve(words[at]) };
  }
  return { preloads, target: undefined };
}

/** Tells Electron whose app this is, as the packaged app would by itself. */
function introduce(folder) {
  const manifest = join(folder, 'package.json');
  const { name, productName, version, desktopName } = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8'))
    : {};
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setDesktopName?.(desktopName || `${app.getName()}.desktop`);
  app.setAppPath(folder);
}

function start({ preloads, target }) {
  if (target === undefined || !existsSync(target)) {
    console.error(target === undefined ? 'Which app? electron [flags] APP' : `There is no app at ${target}`);
    app.exit(1);
    return;
  }
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  introduce(statSync(target).isDirectory() ? target : dirname(target));
  for (const preload of preloads) require(resolve(preload));
  Module._load(Module._resolveFilename(target, null, true), module, true);
}

start(readArguments(process.argv.slice(1)));
