import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// eslint-disable-next-line no-restricted-exports -- vite reads a default export
export default defineConfig({
  root: here('.'),
  base: './',
  build: { outDir: here('../../../out/page'), emptyOutDir: true, target: 'chrome114' },
  plugins: [svelte({ configFile: here('../../../svelte.config.js') })],
});
