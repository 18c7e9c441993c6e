/** What test profiles hold, and the store that electron-store wraps. */
import Conf from 'conf';
import { type Configuration, defaultPreferences } from '#contract/configuration';
import { emptyConfiguration } from '#contract/empty-configuration';
import type { OpenStore } from '../../../../src-main/platform/guarded-store.ts';

export const openConf: OpenStore = ({ directory, name }) =>
  new Conf<Record<string, unknown>>({
    cwd: directory,
    configName: name,
    projectName: 'test',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });

export const NOW = Date.UTC(2026, 5, 1, 12);

export { emptyConfiguration as empty };

export const filled: Configuration = {
  accounts: [
    {
      id: 'sp',
      provider: 'streampixel',
      name: 'Main',
      baseUrl: 'https://api.streampixel.io/pixelStripeApi',
      config: { userId: 'u1' },
      allowHttp: false,
      allowChanges: true,
      pinnedCertificate: 'AB:'.repeat(31) + 'AB',
    },
  ],
  sources: [
    {
      id: 'show',
      account: 'sp',
      kind: 'project',
      key: { projectId: 'p1' },
      label: 'Showroom',
      interval: 5_000,
      capacity: 50,
    },
    { id: 'hall', account: 'sp', kind: 'project', key: { projectId: 'p2' }, label: 'Hall', paused: true },
  ],
  rules: [
    {
      id: 'long',
      name: 'Queue long',
      scope: { metric: 'queue' },
      condition: { type: 'above', value: 10 },
      clear: { value: 6 },
      for: 30_000,
      severity: 'critical',
    },
  ],
  events: [
    {
      id: 'evening',
      name: 'Evening show',
      sources: ['show', 'fp:later'],
      windows: [{ from: NOW, until: NOW + 7_200_000 }],
      version: 2,
    },
  ],
  destinations: [],
  preferences: { ...defaultPreferences, theme: 'dark', requestCeiling: 4 },
};
