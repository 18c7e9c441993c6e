import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { build, type Plugin } from 'vite';

/** The oldest runtime the code must run on: Electron 25, whose main process is Node 18.15. */
const MAIN_TARGET = 'node18.15';
const PAGE_TARGET = 'chrome114';

/** Kept out of the bundle: native modules and what Electron itself provides. */
const external = ['electron', 'keytar', '@photostructure/sqlite'];

/** What runs in a process or on a thread of its own, each in one file without chunks: a shared one may draw in the app. */
const ALONE = {
  'keychain-process': 'src-main/platform/keychain-process.ts',
  'history-worker': 'src-main/platform/history/worker.ts',
};

const alone = (): Plugin => ({
  name: 'tallylight:alone',
  apply: 'build',
  buildStart() {
    for (const entry of Object.values(ALONE)) this.addWatchFile(entry);
  },
  async writeBundle({ dir }) {
    for (const [name, entry] of Object.entries(ALONE)) await buildAlone(name, entry, dir ?? 'out/main');
  },
});

async function buildAlone(name: string, entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: MAIN_TARGET,
      rollupOptions: { external, output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
  });
}

// eslint-disable-next-line no-restricted-exports -- electron-vite reads a default export
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: MAIN_TARGET,
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { index: 'src-main/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
    plugins: [alone()],
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: MAIN_TARGET,
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'src-preload/index.ts' },
        // A sandboxed preload cannot be ESM, and may only require electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      minify: true,
      target: PAGE_TARGET,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [svelte()],
  },
});
