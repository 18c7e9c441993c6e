import { defaultPreferences, type Configuration } from './configuration.ts';

/** Nothing is watched, nobody is told. */
export const emptyConfiguration: Configuration = {
  accounts: [],
  sources: [],
  rules: [],
  events: [],
  destinations: [],
  preferences: defaultPreferences,
};
