/**
 * Takes pictures of the page in every state, in the Electron runtime, to be looked at:
 *   npx vite build --config tests/support/page/vite.config.ts
 *   ELECTRON=$(npm run -s electron-path | tail -1) xvfb-run -a node tests/support/page/look.mjs FOLDER [NAME...]
 * Ends with 1 when the page wrote an error or broke the content policy.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { pictures } from './pictures.mjs';
import { servePage } from './serve.mjs';

if (!process.env.ELECTRON) throw new Error('Name the runtime in ELECTRON.');
const [folder = 'shots', ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await servePage();
const app = await _electron.launch({
  executablePath: process.env.ELECTRON,
  args: ['--no-sandbox', '--disable-gpu', fileURLToPath(new URL('./window', import.meta.url))],
  env: { ...process.env, PAGE_URL: `${server.url}?scenario=first` },
});
const page = await app.firstWindow();
const complaints = [];
page.on('console', (message) => {
  // Electron warns of about:blank, which has no policy.
  const isOurs = !message.text().includes('Electron Security Warning');
  if (isOurs && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('dialog', (dialog) => {
  complaints.push(`dialog: ${dialog.message()}`);
  void dialog.dismiss();
});

for (const picture of pictures.filter(
  ({ name }) => names.length === 0 || names.some((one) => name.includes(one)),
)) {
  const { name, scenario = 'full', route = '', dark = false, width = 1180, height = 760, steps } = picture;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  // Another hash alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(`${server.url}?scenario=${scenario}#/${route}`);
  await page.waitForSelector('header .message');
  await page.waitForTimeout(700);
  await steps?.(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
if (complaints.length > 0) console.error(complaints.join('\n'));
await app.close();
server.stop();
process.exitCode = complaints.length > 0 ? 1 : 0;
