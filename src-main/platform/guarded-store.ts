/**
 * electron-store behind a guard: it dies of a damaged file or silently replaces it (faults F9), so we read and check the
 * file before it does, set a bad one aside, use the last good copy and tell. Reads are cached, a change is one write.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { done, failed, type Result } from '#contract/failure';
import { type Document, readGuarded, type WholenessOf } from './guarded-reading.ts';
import {
  attempt,
  closeToOthers,
  codeOf,
  makeFolder,
  sweepBeside,
  syncFolder,
  writeWhole,
} from './whole-file.ts';

/** The part of electron-store that is used. Opening reads the file, and throws when it is damaged. */
export interface Store {
  store: Record<string, unknown>;
}
export type OpenStore = (place: { readonly directory: string; readonly name: string }) => Store;

export interface GuardedStore {
  /** Undefined when there is nothing stored. A new one comes only through `save`. */
  document(): Document | undefined;
  /** Fails with kind `storage`; then the file and `document` are what they were. */
  save(document: Document): Result<void>;
  /** What happened when opening, in words for the user. */
  readonly remarks: readonly string[];
}

export interface GuardParts {
  readonly directory: string;
  /** Without `.json`. */
  readonly name: string;
  readonly open: OpenStore;
  readonly wholenessOf: WholenessOf;
  /** Epoch ms. */
  readonly now: () => number;
}

const NEWER =
  'These settings were written by a newer Tallylight. They are shown as far as this one understands, and not changed.';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: the change was not saved.',
  EDQUOT: 'Your disk quota is used up: the change was not saved.',
  EROFS: 'The profile folder is read-only: the change was not saved.',
  EACCES: 'The profile folder cannot be written to: the change was not saved.',
  EPERM: 'The profile folder cannot be written to: the change was not saved.',
};

function notSaved(error: unknown): Result<never> {
  const code = codeOf(error);
  return failed(
    'storage',
    REASONS[code] ?? `The change could not be saved${code === '' ? '' : ` (${code})`}.`,
  );
}

/** The copy is for a bad day: that it could not be made is no reason to refuse a change. */
function keepCopy(spare: string, document: Document): void {
  attempt(() => writeWhole(spare, JSON.stringify(document)));
}

/** Opens a store; never throws. Without a writable folder it works in memory and every save fails. */
export function openGuardedStore(parts: GuardParts): GuardedStore {
  const { directory, name } = parts;
  const place = { file: join(directory, `${name}.json`), spare: join(directory, `${name}.last-good.json`) };
  makeFolder(directory);
  for (const file of [place.file, place.spare]) sweepBeside(file, parts.now());
  const reading = readGuarded(place, parts.wholenessOf, parts.now());
  let { document } = reading;
  let store: Store | undefined;
  function save(next: Document): Result<void> {
    if (reading.isNewer) return failed('storage', NEWER);
    try {
      store ??= parts.open(parts);
      store.store = { ...next };
    } catch (error) {
      return notSaved(error);
    }
    document = next;
    syncFolder(directory);
    keepCopy(place.spare, next);
    return done(undefined);
  }
  if (document && reading.isRecovered) save(document);
  else if (document && !reading.isNewer && !existsSync(place.spare)) keepCopy(place.spare, document);
  closeToOthers(place.file);
  return { document: () => document, save, remarks: reading.isNewer ? [NEWER] : reading.remarks };
}
