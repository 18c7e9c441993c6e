/** All that the disk holds of the recorded day, as an incident file would: what a replay is made from, and what is held against it. */
import type { Result } from '../../../src-preload/contract/failure.ts';
import type { IncidentView } from '../../../src-preload/contract/model.ts';
import type { AlertTrace } from '../../../src-preload/contract/trace.ts';
import type { SourceKindDescriptor } from '../../../src-preload/contract/descriptor.ts';
import type { History } from '../../../src-main/core/ports.ts';
import { FORMAT, type FileSource, type IncidentFile } from '../../../src-main/core/replay/file.ts';
import { toPolls } from '../../../src-main/core/replay/polls.ts';
import { runFile, type ReplayRun } from '../../../src-main/core/replay/run.ts';
import { fromMarks, RECORDED_SOURCE } from '../../../src-main/core/rules/recorded.ts';
import { rolesOf } from '../../../src-main/core/state/derive.ts';
import { findProvider } from '../../../src-main/providers/registry.ts';
import type { Player } from '../long-show/players.ts';

export interface Stored {
  readonly file: IncidentFile;
  /** As they are kept last, the oldest first. */
  readonly incidents: readonly IncidentView[];
}

/** Reads a whole day back. */
export async function readDay(
  history: History,
  cast: readonly Player[],
  { from, until }: { readonly from: number; readonly until: number },
): Promise<Stored> {
  const sources: FileSource[] = [];
  for (const player of cast) sources.push(await sourceOf(history, player, { from, until: until + 1 }));
  const marks = await history.query({
    series: [{ source: RECORDED_SOURCE, metric: '' }],
    from: 0,
    until: until + 1,
    width: 10,
  });
  const { incidents: found } = valueOf(await history.ask('remembered', { closed: 10_000 }));
  const incidents = found.toSorted(byOpening);
  const traces: AlertTrace[] = [];
  for (const { id } of incidents) traces.push(...valueOf(await history.ask('incident', { id })).traces);
  const [incident] = incidents;
  if (!incident) throw new Error('nothing has happened on this day');
  const inputs = fromMarks(valueOf(marks).annotations);
  const rest = { version: 'test', notifications: [], actions: [] };
  return { file: { format: FORMAT, from, until, incident, sources, inputs, traces, ...rest }, incidents };
}

const byOpening = (a: IncidentView, b: IncidentView) =>
  a.openedAt - b.openedAt || (a.id < b.id ? -1 : Number(a.id > b.id));

async function sourceOf(
  history: History,
  { id, provider, kind }: Player,
  range: { readonly from: number; readonly until: number },
): Promise<FileSource> {
  const described = kindOf(provider, kind);
  const metrics = described.metrics.map((metric) => metric.id);
  const told = { source: id, provider, kind, label: id, roles: rolesOf(described) };
  const stored = valueOf(await history.ask('looks', { source: id, metrics, ...range }));
  return {
    id,
    label: id,
    provider,
    kind,
    account: provider,
    interval: 5_000,
    polls: toPolls(told, metrics, stored),
  };
}

function kindOf(provider: string, kind: string): SourceKindDescriptor {
  const found = findProvider(provider)?.descriptor.sourceKinds.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind} at ${provider}`);
  return found;
}

/** Runs a file again, as a replay does. */
export function runAgain(file: IncidentFile): Promise<ReplayRun> {
  return runFile(
    file,
    (provider, kind) => rolesOf(kindOf(provider, kind)),
    () => Promise.resolve(),
  );
}

/** Every incident as it stood at the end. */
export function lastOf({ standings }: ReplayRun): readonly IncidentView[] {
  return [...new Map(standings.map(({ incident }) => [incident.id, incident])).values()];
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
