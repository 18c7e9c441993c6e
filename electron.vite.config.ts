import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** The oldest runtime the code must run on: Electron 25, whose main process is Node 18.15. */
const MAIN_TARGET = 'node18.15';
const PAGE_TARGET = 'chrome114';

/** Kept out of the bundle: native modules and what Electron itself provides. */
const external = ['electron', 'keytar', '@photostructure/sqlite'];

// eslint-disable-next-line no-restricted-exports -- electron-vite reads a default export
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: MAIN_TARGET,
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          index: 'src-main/index.ts',
          'keychain-process': 'src-main/platform/keychain-process.ts',
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
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
      target: PAGE_TARGET,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [svelte()],
  },
});
