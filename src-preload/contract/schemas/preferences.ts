import * as v from 'valibot';
import type { Preferences } from '../configuration.ts';
import { fields, flag, span, word } from './parts.ts';

const CLOCK = 'Write a time of day here, as in 22:00.';
const timeOfDay = v.pipe(v.string(CLOCK), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, CLOCK));

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const ZONE = 'Write a time zone here, as in Europe/Berlin.';
const DAYS = 'Write days here: 0 for Sunday to 6 for Saturday.';
const day = v.pipe(v.number(DAYS), v.integer(DAYS), v.minValue(0, DAYS), v.maxValue(6, DAYS));
const RATE = 'Write requests a second here, 1 to 100.';

/** Every preference by itself, so that a wrong one does not take the others with it. */
export const preferenceEntries = {
  theme: word(['system', 'light', 'dark']),
  density: word(['compact', 'normal', 'roomy']),
  overviewLayout: word(['table', 'cards']),
  startAtLogin: flag,
  startHidden: flag,
  closeToTray: flag,
  notifications: flag,
  sound: fields({ info: flag, warning: flag, critical: flag }, 'Write info, warning and critical here.'),
  quietHours: fields(
    {
      enabled: flag,
      days: v.pipe(v.array(day, DAYS), v.maxLength(7, DAYS)),
      from: timeOfDay,
      until: timeOfDay,
      timeZone: v.pipe(v.string(ZONE), v.maxLength(64, ZONE), v.check(isTimeZone, ZONE)),
      bypass: word(['info', 'warning', 'critical', 'none']),
    },
    'Write the quiet hours here.',
  ),
  requestCeiling: v.pipe(v.number(RATE), v.minValue(1, RATE), v.maxValue(100, RATE)),
  keepFull: span,
  keepMinutes: span,
  keepHours: span,
} satisfies { readonly [Name in keyof Preferences]: v.GenericSchema<unknown, Preferences[Name]> };

/** Any part of the preferences, as an import may bring; of sounds and quiet hours also parts. */
export const preferencesPart = v.partial(
  fields(
    {
      ...preferenceEntries,
      sound: v.partial(preferenceEntries.sound),
      quietHours: v.partial(preferenceEntries.quietHours),
    },
    'Write settings here: {} for none.',
  ),
);

export type PreferencesPart = v.InferOutput<typeof preferencesPart>;
