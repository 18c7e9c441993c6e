/** electron-store itself. The only file that imports it, so that all else runs without Electron. */
import ElectronStore from 'electron-store';
import type { OpenStore } from './guarded-store.ts';

/** Opens `NAME.json` in the profile's folder; readable by its owner only. */
export const openElectronStore: OpenStore = ({ directory, name }) =>
  new ElectronStore<Record<string, unknown>>({
    cwd: directory,
    name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
