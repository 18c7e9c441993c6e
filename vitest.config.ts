import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const PAGE = 'tests/unit/renderer/**/*.test.ts';

// eslint-disable-next-line no-restricted-exports -- vitest reads a default export
export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/rules/**/*.test.ts'],
          exclude: [PAGE],
          environment: 'node',
        },
      },
      // In plain `node` Svelte would compile for the server, where runes stand still.
      {
        extends: true,
        test: { name: 'page', include: [PAGE], environment: './tests/support/rune-environment.ts' },
      },
    ],
  },
});
