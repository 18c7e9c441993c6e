/** Between stored polls, the polls of a file, and the looks that rules judge. */
import { toColumns, type Told } from '../incidents/stored-looks.ts';
import type { StoredLooks } from '../history/stored-looks.ts';
import type { LookColumns } from '../rules/columns.ts';
import { columnsOf } from '../rules/columns-of.ts';
import type { Look } from '../rules/types.ts';
import { toLooks } from '../incidents/stored-looks.ts';
import { present } from '../monitor/source-view.ts';
import type { FilePoll, FileSource } from './file.ts';

/** The polls of one source as a file has them. */
export function toPolls(told: Told, metrics: readonly string[], stored: StoredLooks): readonly FilePoll[] {
  return toLooks(toColumns(told, metrics, stored)).map(toPoll);
}

function toPoll(look: Look): FilePoll {
  const { at, good, readings, presence, state, grade, restarted, networkDown, failure } = look;
  if (!good) {
    return {
      at,
      ...(failure ? { failure } : { frozen: true }),
      ...(networkDown ? { networkDown: true } : {}),
    };
  }
  return {
    at,
    readings,
    ...present('presence', presence),
    ...present('state', state),
    ...present('grade', grade),
    ...(restarted ? { restarted: true } : {}),
  };
}

/** The looks of a file's source: streaks and last good samples follow from the polls in their order. */
export function looksOf(source: FileSource, roles: Told['roles']): readonly Look[] {
  const columns = columnsOf(source.polls.map((poll) => plainLook(source, roles, poll)));
  return columns ? toLooks(withEstimates(columns)) : [];
}

function plainLook({ id, label, provider, kind }: FileSource, roles: Told['roles'], poll: FilePoll): Look {
  const { at, readings, presence, state, grade, failure } = poll;
  return {
    at,
    poll: `${id}@${at}`,
    source: id,
    provider,
    kind,
    label,
    roles,
    condition: readings ? 'fresh' : 'failing',
    good: readings !== undefined,
    readings: readings ?? {},
    failures: 0,
    restarted: poll.restarted === true,
    networkDown: poll.networkDown === true,
    ...present('presence', presence),
    ...present('state', state),
    ...present('grade', grade),
    ...present('failure', failure),
  };
}

/** What the estimators said is among the readings, as it is in the history. */
function withEstimates(columns: LookColumns): LookColumns {
  const { arrivals, departures, growth } = columns.values;
  return {
    ...columns,
    ...present('arrivalsPerMinute', arrivals),
    ...present('departuresPerMinute', departures),
    ...present('growthZ', growth),
  };
}
