import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Imports a TypeScript module of this project into plain Node: bundled as one ES module to a temporary file, the way the
 * app's own build does it.
 * @param {URL} entry
 */
export async function importBundled(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'tallylight-bench-'));
  try {
    const file = join(folder, 'bundle.mjs');
    await writeFile(file, await bundled(entry.pathname));
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} entry */
async function bundled(entry) {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      ssr: entry,
      rollupOptions: { output: { format: 'es' } },
    },
  });
  const chunk = [output].flat()[0]?.output[0];
  if (chunk?.type !== 'chunk') throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}

const HERE = new URL('.', import.meta.url).pathname;

/** From now on a bundle that lies elsewhere finds this project's packages, also on a thread. */
export function findPackages() {
  process.env['NODE_PATH'] = resolve(HERE, '../../node_modules');
  createRequire(import.meta.url)('node:module')._initPaths();
}

/**
 * Builds a thread's file into `folder` as the app does; packages with native parts stay outside. Returns its path.
 * @param {string} source beside this file
 * @param {string} folder
 */
export async function buildThread(source, folder) {
  const name = `${basename(source, '.ts')}.cjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(HERE, source),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['@photostructure/sqlite'],
        output: { format: 'cjs', entryFileNames: name },
      },
    },
  });
  return join(folder, name);
}
