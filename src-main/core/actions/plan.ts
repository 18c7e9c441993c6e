/** Makes a plan: looks at how things stand, checks what was entered, and says what would happen. Changes nothing. */
import type { ActionPlan, ActionValues, Asker, PlannedItem } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import { differencesInWords, differencesOf } from './difference.ts';
import { refusalOf } from './guard.ts';
import type { ActionDefinition, Sight } from './kit.ts';
import type { Course } from './machine.ts';
import type { Subject } from './subject.ts';
import { checkValues } from './values.ts';
import { itemSentence, planSentence, standing } from './words.ts';

/** How long a plan can be confirmed, ms: what it shows is old after that. */
const GOOD_FOR = 120_000;

export interface Wish {
  readonly action: string;
  readonly subjects: readonly Subject[];
  readonly values: ActionValues;
  readonly by: Asker;
}

/** One thing of a plan, ready to go. */
export interface Job {
  readonly subject: Subject;
  readonly course: Course;
  /** For the audit: how it stood, and what is sent without secrets. */
  readonly before: string;
  readonly sent: string;
  readonly by: Asker;
}

export interface Planned {
  readonly plan: ActionPlan;
  readonly jobs: readonly Job[];
}

/** The definition of an action for a subject. */
export function definitionOf(subject: Subject, action: string): ActionDefinition | undefined {
  return subject.kit.definitions.find(
    ({ descriptor }) => descriptor.id === action && descriptor.kind === subject.kind,
  );
}

/** Why a wish cannot be planned at all. Of several, those whose account allows no changes are left out. */
export function refusalOfWish({ action, subjects }: Wish): Result<never> | undefined {
  const [first] = subjects;
  if (first && !subjects.some((subject) => subject.mayChange()))
    return failed('forbidden', `${isOff(first)} Turn on “Allow changes” of this account first.`);
  for (const subject of subjects) {
    const definition = definitionOf(subject, action);
    if (!definition) return failed('invalid', `${subject.label} has no such action.`);
    if (subjects.length > 1 && !definition.descriptor.several)
      return failed('invalid', `“${definition.descriptor.label}” is done to one at a time.`);
  }
  return undefined;
}

const isOff = ({ accountName }: Subject) => `Changes are switched off for ${accountName}.`;

/** Reads a thing for a plan: by its own address when it is one, else what the last poll showed. */
export async function sightFor(
  subject: Subject,
  isOnly: boolean,
  signal: AbortSignal,
): Promise<Result<Sight>> {
  if (!isOnly)
    return subject.last ? done(subject.last) : failed('not-found', `${subject.label} has not been seen yet.`);
  const reach = subject.reach(signal);
  if (!reach) return failed('unauthorized', `${subject.accountName} cannot be asked without its secret.`);
  return subject.kit.read(reach.context, reach.http, subject.key, true);
}

interface Considered {
  readonly item: PlannedItem;
  readonly job?: Omit<Job, 'course'> & { readonly course: Omit<Course, 'typed'> };
  readonly mustType: boolean;
}

/** The plan for things as they were seen. `now` is epoch ms. */
export function planFor(
  wish: Wish,
  seen: readonly Result<Sight>[],
  nonce: string,
  now: number,
): Result<Planned> {
  const [first] = wish.subjects;
  const definition = first && definitionOf(first, wish.action);
  if (!first || !definition) return failed('invalid', 'There is nothing to do.');
  const values = valuesFor(definition, wish, seen);
  if (!values.ok) return values;
  const considered = wish.subjects.map((subject, index) =>
    consider(subject, seen[index], wish, values.value, now),
  );
  const left = considered.filter((one) => one.item.skipped === undefined);
  if (left.length === 0) return failed('rejected', considered[0]?.item.skipped ?? 'There is nothing to do.');
  return done(planned(definition, considered, differencesFor(first, seen[0], values.value), nonce, now));
}

function valuesFor(
  { descriptor }: ActionDefinition,
  { values }: Wish,
  [first]: readonly Result<Sight>[],
): Result<ActionValues> {
  if (first && !first.ok && descriptor.inputs) return first;
  return checkValues(descriptor.inputs ?? [], values, (first?.ok && first.value.values) || {});
}

function consider(
  subject: Subject,
  seen: Result<Sight> | undefined,
  { action, by }: Wish,
  asked: ActionValues,
  now: number,
): Considered {
  const definition = definitionOf(subject, action);
  const { source, label } = subject;
  const base = { source, label, key: subject.kit.idOf(subject.key), status: '' };
  const skip = (skipped: string) => ({ item: { ...base, sentence: skipped, skipped }, mustType: false });
  if (!definition || !seen) return skip('There is no such action.');
  if (!subject.mayChange()) return skip(isOff(subject));
  if (!seen.ok) return skip(seen.failure.message);
  const sight = seen.value;
  const { status, views } = sight;
  const refusal = refusalOf(definition, sight, label);
  if (refusal !== undefined) return { ...skip(refusal), item: { ...skip(refusal).item, status } };
  const sentence = itemSentence(definition, label, sight, now);
  const figure = views ? { views: views.value, viewsAge: Math.max(0, now - views.at) } : {};
  const { method, path } = definition.request(subject.key, asked);
  const changes = differencesInWords(differencesFor(subject, seen, asked));
  const sent = [`${method} ${path.join('/')}`, ...(changes === '' ? [] : [changes])].join(': ');
  return {
    item: { ...base, status, sentence, ...figure },
    job: {
      subject,
      by,
      before: standing(sight, now),
      sent,
      course: { definition, planned: sight, asked, label },
    },
    mustType: definition.mustType(sight),
  };
}

function differencesFor({ kit }: Subject, seen: Result<Sight> | undefined, asked: ActionValues) {
  return differencesOf((seen?.ok && seen.value.values) || {}, asked, kit.shown);
}

function planned(
  { descriptor }: ActionDefinition,
  considered: readonly Considered[],
  differences: ActionPlan['differences'],
  nonce: string,
  now: number,
): Planned {
  const items = considered.map((one) => one.item);
  const jobs = considered.flatMap((one) => (one.job ? [one.job] : []));
  const mustType = considered.some((one) => one.mustType);
  const label = items.length === 1 ? (items[0]?.label ?? '') : `${descriptor.label} ${jobs.length}`;
  const plan: ActionPlan = {
    nonce,
    action: descriptor.id,
    title: items.length === 1 ? `${descriptor.label} ${label}` : label,
    sentence: planSentence(descriptor.label, items),
    items,
    differences,
    label,
    expiresAt: now + GOOD_FOR,
    ...(mustType ? { typeLabel: true as const } : {}),
    ...(descriptor.waits === undefined ? {} : { waits: descriptor.waits }),
  };
  const typed = mustType ? { typed: label } : {};
  return { plan, jobs: jobs.map((job) => ({ ...job, course: { ...job.course, ...typed } })) };
}
