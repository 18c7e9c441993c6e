/** The system's file dialogs: the page never names a path, and never sees one but the file's name. */
import { dialog } from 'electron';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { readTextFile, writeFileWhole } from './named-file.ts';
import type { ChosenFile } from './named-file.ts';

/** What a save dialog says and offers. */
export interface SaveDialog {
  readonly title: string;
  readonly name: string;
  readonly extensions: readonly string[];
}

const JSON_FILES = [{ name: 'Tallylight configuration', extensions: ['json'] }];

const CONFIGURATION: SaveDialog = {
  title: 'Export the configuration',
  name: 'Tallylight configuration',
  extensions: ['json'],
};

/** Lets the user choose a configuration file and reads it. Fails with `cancelled` or `storage`. */
export async function chooseConfigurationFile(): Promise<Result<ChosenFile>> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Import a configuration',
    filters: JSON_FILES,
    properties: ['openFile'],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? failed('cancelled', 'Nothing was imported.') : readTextFile(path);
}

/** Lets the user choose an incident file and reads it. Fails with `cancelled` or `storage`. */
export async function chooseIncidentFile(largest: number): Promise<Result<ChosenFile>> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Open an incident file',
    filters: [{ name: 'Tallylight incident', extensions: ['json'] }],
    properties: ['openFile'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return failed('cancelled', 'Nothing was opened.');
  return readTextFile(path, { largest, what: 'an incident file' });
}

/** Lets the user choose where to keep `text`, and writes it. Fails with `cancelled` or `storage`. */
export async function saveTextFile(
  suggested: string,
  text: string | Uint8Array,
  words: SaveDialog = CONFIGURATION,
): Promise<Result<{ file: string }>> {
  const chosen = await chooseTarget(suggested, words);
  return chosen.ok ? writeFileWhole(chosen.value, text) : chosen;
}

/** Lets the user choose where to keep something: the whole path. Fails with `cancelled`. */
export async function chooseTarget(
  suggested: string,
  { title, name, extensions }: SaveDialog,
): Promise<Result<string>> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title,
    defaultPath: suggested,
    filters: [{ name, extensions: [...extensions] }],
  });
  if (canceled || filePath === undefined || filePath === '')
    return failed('cancelled', 'Nothing was exported.');
  return done(filePath);
}
