/** Which Electron and which app the app tests run; build/setup says it by the environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The project's folder, or another with the same build in it. */
export const APP = process.env['TALLYLIGHT_APP_FOLDER'] ?? fileURLToPath(new URL('../../', import.meta.url));

/** What makes the app wait until the driver of a test listens; Electron's switches for it. */
export const HELD_START: readonly string[] = [
  '-r',
  fileURLToPath(new URL('./held-start.cjs', import.meta.url)),
];

export function executable(): string {
  const path = process.env['ELECTRON_EXEC_PATH'];
  if (path === undefined)
    throw new Error('ELECTRON_EXEC_PATH is not set: run the app tests by `npm run test:app`.');
  return path;
}

/** The switches that Electron needs on this machine, such as --no-sandbox for root. */
export function switches(): readonly string[] {
  return (process.env['TALLYLIGHT_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the app to its end, without looking into it: `--status`, `--snapshot`, wrong flags. */
export async function runToEnd(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(executable(), [...switches(), APP, ...args], { env: { ...process.env, ...env } });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}
