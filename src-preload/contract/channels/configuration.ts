import * as v from 'valibot';
import type { Preferences } from '../configuration.ts';
import { invoke, push } from '../ipc.ts';
import { count, id, nothing, span } from './inputs.ts';

const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const preferenceChange = v.partial(
  v.object({
    theme: v.picklist(['system', 'light', 'dark']),
    density: v.picklist(['compact', 'normal', 'roomy']),
    overviewLayout: v.picklist(['table', 'cards']),
    startAtLogin: v.boolean(),
    startHidden: v.boolean(),
    closeToTray: v.boolean(),
    notifications: v.boolean(),
    sound: v.object({ info: v.boolean(), warning: v.boolean(), critical: v.boolean() }),
    quietHours: v.object({
      enabled: v.boolean(),
      days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.maxLength(7)),
      from: clockTime,
      until: clockTime,
      timeZone: v.pipe(v.string(), v.maxLength(64)),
      bypass: v.picklist(['info', 'warning', 'critical', 'none']),
    }),
    requestCeiling: v.pipe(count, v.minValue(1), v.maxValue(100)),
    keepFull: span,
    keepMinutes: span,
    keepHours: span,
  }),
);

/** What an import would do, told before it is done. `changes` are sentences. */
export interface ImportPreview {
  readonly token: string;
  readonly file: string;
  readonly changes: readonly string[];
  readonly secretsMissing: readonly string[];
}

export interface SelfCheckLine {
  readonly id: string;
  readonly label: string;
  /** Absent where it cannot be known here. */
  readonly ok?: boolean;
  readonly text: string;
}

export const configurationChannels = {
  readPreferences: invoke<Preferences>()(nothing),
  changePreferences: invoke<Preferences>()(preferenceChange),
  preferences: push<Preferences>(),
  /** Opens the system's file dialog in main; the page never names a path. Cancelled: failure kind `cancelled`. */
  chooseImport: invoke<ImportPreview>()(nothing),
  /** Kind `keychain`: nothing was imported; with `sessionOnly` the secrets are kept for this session instead. */
  applyImport: invoke<void>()(v.object({ token: id, sessionOnly: v.optional(v.boolean()) })),
  exportConfiguration: invoke<{ readonly file: string }>()(nothing),
  sendTestNotification: invoke<{ readonly message: string }>()(nothing),
  selfCheck: invoke<readonly SelfCheckLine[]>()(nothing),
};
