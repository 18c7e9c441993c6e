/** Reading and changing the preferences. */
import type { Preferences } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import type { World } from '../monitor/world.ts';
import { changeConfiguration } from './change.ts';

export function preferenceHandlers(world: World) {
  return {
    readPreferences: () => done(world.configuration.preferences),
    changePreferences: (change: PreferenceChange) => changePreferences(world, change),
  };
}

type PreferenceChange = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

function changePreferences(world: World, change: PreferenceChange): Result<Preferences> {
  const { configuration } = world;
  const preferences = { ...configuration.preferences, ...definedOnly(change) };
  const changed = changeConfiguration(world, { ...configuration, preferences });
  if (!changed.ok) return failed(changed.failure.kind, changed.failure.message);
  world.sinks.publish('preferences', preferences);
  return done(preferences);
}

function definedOnly(change: PreferenceChange): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
