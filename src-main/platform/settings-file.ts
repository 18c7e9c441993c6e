/** The settings port over two guarded electron-stores: `settings.json`, and `state.json` for what is only remembered. */
import { basename, join } from 'node:path';
import type { Configuration } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { Notice } from '#contract/model';
import type { Settings } from '../core/ports.ts';
import type { WholenessOf } from './guarded-reading.ts';
import { type GuardedStore, openGuardedStore, type OpenStore } from './guarded-store.ts';
import { memoryOf, type ProfileMemory } from './profile-memory.ts';
import { checkSettings, toDocument, wholenessOfSettings } from './settings-check.ts';
import { copyAside } from './whole-file.ts';

export interface SettingsParts {
  /** The profile's folder; made when it is not there. */
  readonly directory: string;
  /** `openElectronStore`, or a test's own. */
  readonly open: OpenStore;
  /** What a new profile begins with. */
  readonly initial: Configuration;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface SettingsFile extends Settings {
  /** What happened to the files, for the user: damaged ones set aside, entries left out. */
  readonly notices: readonly Notice[];
  /** Nothing was stored when the app started. */
  readonly isNew: boolean;
  memory(): ProfileMemory;
  /** Changes what is given; `storage` failures may be ignored. */
  remember(change: ProfileMemory): Result<void>;
}

const TOLD = 5;

/** Wrong entries stay in a copy, for the next save leaves them out. */
function noticeOfProblems(file: string, problems: readonly string[], now: number): Notice {
  const aside = copyAside(file, now);
  const kept = aside === undefined ? '' : ` The file as it was is kept as ${aside}.`;
  const more = problems.length > TOLD ? ` And ${problems.length - TOLD} more.` : '';
  const list = problems.slice(0, TOLD).join(' ');
  return {
    id: 'settings-entries',
    tone: 'warning',
    text: `Some entries of ${basename(file)} are wrong and left out. ${list}${more}${kept}`,
  };
}

interface Opened {
  readonly configuration: Configuration;
  readonly notices: readonly Notice[];
}

function read(parts: SettingsParts, store: GuardedStore): Opened {
  const notices = store.remarks.map((text): Notice => ({ id: 'settings-file', tone: 'warning', text }));
  const document = store.document();
  if (!document) return { configuration: parts.initial, notices };
  const { configuration, problems } = checkSettings(document);
  if (problems.length === 0) return { configuration, notices };
  const file = join(parts.directory, 'settings.json');
  return { configuration, notices: [...notices, noticeOfProblems(file, problems, parts.now())] };
}

/** Opens the profile's settings. Never throws: without a readable or writable file it works in memory and says so. */
export function createSettings(parts: SettingsParts): SettingsFile {
  const open = (name: string, wholenessOf: WholenessOf) => openGuardedStore({ ...parts, name, wholenessOf });
  const store = open('settings', wholenessOfSettings);
  const state = open('state', () => 'good');
  const { configuration, notices } = read(parts, store);
  let current = configuration;
  let memory = memoryOf(state.document());
  return {
    notices,
    isNew: store.document() === undefined,
    load: () => current,
    save(next) {
      const saved = store.save(toDocument(next));
      if (saved.ok) current = next;
      return saved;
    },
    memory: () => memory,
    remember(change) {
      memory = { ...memory, ...change };
      return state.save(memory);
    },
  };
}
