import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** Kept out of the bundle: native modules and what Electron itself provides. */
const external = ['electron', 'keytar', '@photostructure/sqlite'];

// eslint-disable-next-line no-restricted-exports -- electron-vite reads a default export
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
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
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: 'src-preload/index.ts' },
        // A sandboxed preload cannot be ESM, and may only require electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs', inlineDynamicImports: true },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      target: 'chrome114',
      rollupOptions: { input: 'src-renderer/index.html' },
    },
    plugins: [svelte()],
  },
});
