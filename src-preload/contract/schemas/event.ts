import * as v from 'valibot';
import type { PlannedEvent } from '../configuration.ts';
import { entryId, fields, plannedWindow, shortName, wholeNumber } from './parts.ts';

/** How many sources and planned windows one event may have. */
export const MOST_MEMBERS = 1_000;
export const MOST_WINDOWS = 200;

/** The parts of an event that the user enters. */
export const eventEntries = {
  name: shortName,
  sources: v.pipe(
    v.array(entryId, 'Write a list of ids of sources here.'),
    v.maxLength(MOST_MEMBERS, `Write at most ${MOST_MEMBERS} sources here.`),
    v.readonly(),
  ),
  windows: v.pipe(
    v.array(plannedWindow, 'Write a list of windows here.'),
    v.maxLength(MOST_WINDOWS, `Write at most ${MOST_WINDOWS} windows here.`),
    v.readonly(),
  ),
};

export const eventSchema = fields(
  { id: entryId, ...eventEntries, version: v.exactOptional(wholeNumber) },
  'Write an event here.',
) satisfies v.GenericSchema<unknown, PlannedEvent>;
