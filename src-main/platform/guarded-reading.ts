/** Reads a guarded store's file before anyone else does: what is whole, what is not, and what to go on with then. */
import { basename } from 'node:path';
import { readWhole, setAside } from './whole-file.ts';

export type Document = Readonly<Record<string, unknown>>;

/** `newer`: written by a later version; read as far as possible, never overwritten (P8). */
export type Wholeness = 'good' | 'newer' | 'bad';
export type WholenessOf = (document: Document) => Wholeness;

export interface Place {
  readonly file: string;
  /** The last good copy. */
  readonly spare: string;
}

export interface Reading {
  readonly document: Document | undefined;
  readonly isNewer: boolean;
  /** The file itself was not fit: the document is the copy's, or missing. */
  readonly isRecovered: boolean;
  /** What happened, in words for the user. */
  readonly remarks: readonly string[];
}

interface Found {
  readonly document: Document | undefined;
  readonly wholeness: Wholeness | 'missing';
}

function parse(text: string): Document | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Document)
      : undefined;
  } catch {
    return undefined;
  }
}

function find(file: string, wholenessOf: WholenessOf): Found {
  try {
    const text = readWhole(file);
    if (text === undefined) return { document: undefined, wholeness: 'missing' };
    const document = parse(text);
    return { document, wholeness: document ? wholenessOf(document) : 'bad' };
  } catch {
    return { document: undefined, wholeness: 'bad' };
  }
}

const NO_COPY =
  'There is no good copy, so Tallylight starts with fresh settings; secrets in the keychain are untouched.';

function remarkOnMissing(file: string, hasCopy: boolean): readonly string[] {
  return hasCopy ? [`The file ${basename(file)} was missing. The last good copy is used.`] : [];
}

function remarkOnDamaged(file: string, hasCopy: boolean, now: number): readonly string[] {
  const aside = setAside(file, now);
  const where = aside === undefined ? 'could not be set aside' : `is kept as ${aside}`;
  const then = hasCopy ? 'The last good copy is used.' : NO_COPY;
  return [`The file ${basename(file)} was damaged and ${where}. ${then}`];
}

/** Reads the file, or its copy when it is damaged (set aside then) or missing. Never throws. */
export function readGuarded({ file, spare }: Place, wholenessOf: WholenessOf, now: number): Reading {
  const main = find(file, wholenessOf);
  if (main.wholeness === 'good' || main.wholeness === 'newer')
    return { document: main.document, isNewer: main.wholeness === 'newer', isRecovered: false, remarks: [] };
  const copy = find(spare, wholenessOf);
  const document = copy.wholeness === 'good' ? copy.document : undefined;
  const hasCopy = document !== undefined;
  const isMissing = main.wholeness === 'missing';
  const remarks = isMissing ? remarkOnMissing(file, hasCopy) : remarkOnDamaged(file, hasCopy, now);
  return { document, isNewer: false, isRecovered: true, remarks };
}
