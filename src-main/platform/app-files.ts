/** The fixed map of files that the own scheme serves: read once, so that no path from outside ever reaches the disk. */
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface AppFile {
  readonly path: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** All files below `root` by their address path, e.g. `/assets/index.js`. Files of unknown kinds are left out. */
export function listAppFiles(root: string, folder = ''): ReadonlyMap<string, AppFile> {
  const found = new Map<string, AppFile>();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) for (const [key, file] of listAppFiles(root, name)) found.set(key, file);
    const type = types[extname(entry.name)];
    if (entry.isFile() && type !== undefined) found.set(name, { path: join(root, name), type });
  }
  return found;
}
