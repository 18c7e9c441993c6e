/** Reads an incident file. Refused whole when anything is wrong, with the path of each wrong field and what to do. */
import * as v from 'valibot';
import { fields, instant, shortName } from '#contract/schemas/parts';
import { done, failed, type Result } from '#contract/failure';
import { isFields, Problems } from '../configuration/problems.ts';
import type { Provider } from '../provider.ts';
import { FORMAT, LARGEST_FILE, MOST, type FileSource, type IncidentFile } from './file.ts';
import {
  actionSchema,
  incidentSchema,
  listOf,
  notificationSchema,
  sourceEntries,
  traceSchema,
} from './schema.ts';
import { inputSchema } from './schema-inputs.ts';

/** So many wrong fields are told; a file that is none of ours could have a million. */
const TOLD = 20;
const LONGEST = 400 * 86_400_000;

const fileSchema = fields(
  {
    format: v.literal(FORMAT),
    version: shortName,
    from: instant,
    until: instant,
    cut: v.exactOptional(v.literal(true, 'Write true here, or leave it out.')),
    incident: incidentSchema,
    sources: v.pipe(
      listOf(fields(sourceEntries, 'Write a source here.'), MOST.sources),
      v.minLength(1, 'Write at least one source here.'),
    ),
    inputs: v.pipe(listOf(inputSchema, MOST.inputs), v.minLength(1, 'Write the rules of then here.')),
    traces: listOf(traceSchema, MOST.traces),
    notifications: listOf(notificationSchema, MOST.notifications),
    actions: listOf(actionSchema, MOST.actions),
  },
  'Write an incident file here.',
) satisfies v.GenericSchema<unknown, IncidentFile>;

/** Reads the text of an incident file. Fails with kind `invalid` and the fields that are wrong. */
export function parseFileText(text: string, providers: readonly Provider[]): Result<IncidentFile> {
  if (text.length > LARGEST_FILE) return refused([{ path: '', message: 'The file is too large.' }]);
  try {
    return parseFile(JSON.parse(text.replace(/^\uFEFF/, '')), providers);
  } catch (error) {
    // A file that nests without end leaves the parser no room: it is none of ours.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    return refused([{ path: '', message: 'The file is not JSON. Check quotes, commas and brackets.' }]);
  }
}

function parseFile(document: unknown, providers: readonly Provider[]): Result<IncidentFile> {
  const problems = new Problems();
  if (!isFields(document) || document['format'] !== FORMAT) {
    problems.add('format', `This is not an incident file of Tallylight: it must say "format": "${FORMAT}".`);
    return refused(problems.list());
  }
  const count = pollsIn(document);
  if (count > MOST.polls) problems.add('sources', `Write at most ${MOST.polls} polls in all.`);
  const file = problems.list().length === 0 ? problems.parseExactly('', fileSchema, document) : undefined;
  if (file) checkMeaning(file, providers, problems);
  return file && problems.list().length === 0 ? done(file) : refused(problems.list());
}

/** Counted before anything is looked at closely. */
function pollsIn({ sources }: Readonly<Record<string, unknown>>): number {
  if (!Array.isArray(sources)) return 0;
  return sources.reduce<number>((sum, source) => {
    const polls: unknown = isFields(source) ? source['polls'] : undefined;
    return sum + (Array.isArray(polls) ? polls.length : 0);
  }, 0);
}

function checkMeaning(file: IncidentFile, providers: readonly Provider[], problems: Problems): void {
  const { from, until, sources, inputs } = file;
  if (until <= from) problems.add('until', 'The end must lie after the beginning.');
  else if (until - from > LONGEST) problems.add('until', 'A file covers at most 400 days.');
  if (inputs[0]?.type !== 'rules') problems.add('inputs.0', 'The rules of then come first.');
  sources.forEach((source, place) => {
    if (sources.findIndex(({ id }) => id === source.id) !== place)
      problems.add(`sources.${place}.id`, 'Another source has this id.');
    checkKind(source, `sources.${place}`, providers, problems);
    checkOrder(source, `sources.${place}.polls`, file, problems);
  });
}

function checkKind(
  source: FileSource,
  path: string,
  providers: readonly Provider[],
  problems: Problems,
): void {
  const provider = providers.find(({ descriptor }) => descriptor.id === source.provider);
  if (!provider) problems.add(`${path}.provider`, 'This Tallylight does not know the provider.');
  else if (!provider.descriptor.sourceKinds.some(({ kind }) => kind === source.kind))
    problems.add(`${path}.kind`, 'This Tallylight does not know the kind of source.');
}

/** The first that is out of place is told: the others follow from it. */
function checkOrder(
  { polls }: FileSource,
  path: string,
  { from, until }: IncidentFile,
  problems: Problems,
): void {
  const wrong = polls.findIndex(
    ({ at }, place) => at < from || at > until || at <= (polls[place - 1]?.at ?? -Infinity),
  );
  if (wrong >= 0)
    problems.add(`${path}.${wrong}.at`, 'Polls come in the order of time, within from and until.');
}

function refused(all: readonly { readonly path: string; readonly message: string }[]) {
  const told = all.slice(0, TOLD);
  const [first] = told;
  const place = first && first.path !== '' ? `${first.path}: ` : '';
  const more =
    all.length > 1 ? ` ${all.length - 1} more ${all.length === 2 ? 'field is' : 'fields are'} wrong.` : '';
  return failed('invalid', `The incident file cannot be opened. ${place}${first?.message ?? ''}${more}`, {
    fields: told,
  });
}
