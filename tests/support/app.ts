/** Runs the built app for a test: its own profile, simulated vendors over loopback HTTP, a real desktop's services. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base } from 'playwright/test';
import type { ElectronApplication, Page } from 'playwright/test';
import { startVendors } from '../../src-main/demo/vendors.ts';
import type { Vendors, VendorOptions } from '../../src-main/demo/vendors.ts';
import { startDesktopHosts } from './desktop.ts';
import type { DesktopHosts } from './desktop.ts';
import { APP, executable, HELD_START, switches } from './electron.ts';

export interface LaunchOptions {
  /** Flags of product.md section 10. */
  readonly args?: readonly string[];
  /** Imported at the start, as a file of the format `tallylight/1`. */
  readonly configuration?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** Another profile than the test's own. */
  readonly profile?: string;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  /** The window's page; rejects when no window opens. */
  page(): Promise<Page>;
  /** What main has printed so far. */
  readonly printed: { readonly out: string; readonly err: string };
  /** Asks the app to quit, and settles with its exit code. */
  quit(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export interface AppFixtures {
  /** How the simulated vendors start; they stand still by default. */
  readonly vendorOptions: VendorOptions;
  readonly vendors: Vendors;
  readonly desktop: DesktopHosts;
  /** A fresh profile's folder. */
  readonly profile: string;
  /** A fresh folder for files. */
  readonly folder: string;
  launch(options?: LaunchOptions): Promise<RunningApp>;
}

export const test = base.extend<AppFixtures>({
  vendorOptions: [{ shows: 'still' }, { option: true }],
  vendors: async ({ vendorOptions }, use) => {
    const vendors = await startVendors(vendorOptions);
    await use(vendors);
    await vendors.stop();
  },
  desktop: async ({}, use) => {
    const desktop = await startDesktopHosts();
    await use(desktop);
    await desktop.stop();
  },
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tallylight-test-'));
    await use(folder);
    await removeFolder(folder);
  },
  profile: async ({ folder }, use) => use(join(folder, 'profile')),
  launch: async ({ folder, profile }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const one = await launch({ profile, ...options }, folder);
      running.push(one);
      return one;
    });
    for (const one of running) await one.kill();
  },
});

/** Electron's helpers write for a moment after their main process was killed, so one sweep may not do. */
async function removeFolder(folder: string, sweeps = 20): Promise<void> {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (sweeps === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await removeFolder(folder, sweeps - 1);
  }
}

async function launch(options: LaunchOptions & { profile: string }, folder: string): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: executable(),
    args: [...switches(), ...HELD_START, APP, ...argumentsOf(options, folder)],
    env: { ...environment(), ...options.env },
  });
  return toRunning(app);
}

function argumentsOf(options: LaunchOptions & { profile: string }, folder: string): readonly string[] {
  const flags = ['--user-data-dir', options.profile, ...(options.args ?? [])];
  if (options.configuration === undefined) return flags;
  const file = join(folder, 'configuration.json');
  writeFileSync(file, JSON.stringify(options.configuration));
  return [...flags, '--import', file];
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function toRunning(app: ElectronApplication): RunningApp {
  const child = app.process();
  const printed = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    app,
    printed,
    page: () => app.firstWindow({ timeout: 60_000 }),
    quit: async () => {
      await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
      return ended;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export { expect } from 'playwright/test';
