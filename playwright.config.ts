import { defineConfig } from 'playwright/test';

/**
 * The app tests: the built app in a real Electron, on the desktop that build/setup/desktop.mjs opens around them. One
 * at a time on each desktop, because tray and notifications go by names of which a session bus has only one each.
 */
// eslint-disable-next-line no-restricted-exports -- Playwright reads a default export
export default defineConfig({
  testDir: 'tests/app',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
});
