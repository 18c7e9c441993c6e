import * as v from 'valibot';
import { destinationPresets, type Destination } from '../configuration.ts';
import { entryId, fields, flag, shortName, word } from './parts.ts';

export const destinationPreset = word(destinationPresets);

export const destinationEntries = {
  id: entryId,
  name: shortName,
  preset: destinationPreset,
  host: shortName,
  allowHttp: v.optional(flag, false),
};

/** A destination as stored: without its address, which is in the keychain. */
export const destinationSchema = fields(
  destinationEntries,
  'Write a destination here.',
) satisfies v.GenericSchema<unknown, Destination>;
