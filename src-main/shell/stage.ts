/** The platform's parts of one run, made once before `ready`; nothing here talks to the desktop or the keychain yet. */
import type { Configuration } from '#contract/configuration';
import { emptyConfiguration } from '#contract/empty-configuration';
import { starterRules } from '../core/rules/starter.ts';
import type { Clock } from '../core/ports.ts';
import type { CommandLine } from '../platform/cli.ts';
import { createClock } from '../platform/clock.ts';
import { openElectronStore } from '../platform/electron-settings-store.ts';
import type { Ending } from '../platform/end-within.ts';
import { keychainWorkerFor } from '../platform/keychain-hosts.ts';
import { createVault } from '../platform/keychain.ts';
import type { KeychainVault } from '../platform/keychain.ts';
import { createLog } from '../platform/log.ts';
import type { AppLog } from '../platform/log.ts';
import { createSettings } from '../platform/settings-file.ts';
import type { SettingsFile } from '../platform/settings-file.ts';
import { KEYCHAIN_PROCESS } from './places.ts';

export interface Stage extends AppLog {
  readonly options: CommandLine;
  /** The profile's folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly settings: SettingsFile;
  readonly vault: KeychainVault;
  /** What must be ended when the app ends, in this order; who comes later is ended earlier (`unshift`). */
  readonly endings: Ending[];
}

/** What a new profile begins with. */
const initial: Configuration = { ...emptyConfiguration, rules: starterRules };

export function createStage(options: CommandLine, folder: string): Stage {
  const clock = createClock();
  const log = createLog({ directory: folder, now: clock.now });
  const settings = createSettings({ directory: folder, open: openElectronStore, initial, now: clock.now });
  const vault = createVault({
    startWorker: keychainWorkerFor(process.platform, KEYCHAIN_PROCESS),
    clock,
    platform: process.platform,
    onSecret: log.protect,
    owed: {
      load: () => settings.memory().owedErasures ?? [],
      save: (accounts) => void settings.remember({ owedErasures: [...accounts] }),
    },
  });
  const endings: Ending[] = [() => vault.stop(), () => log.close()];
  return { ...log, options, folder, clock, settings, vault, endings };
}
