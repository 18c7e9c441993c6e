import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
