/** Changing things at a vendor: asked by the page, decided at the desk, kept in the audit. */
import type { ActionForm, ActionValues, Asker } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import { openCopies, type Copies } from '../actions/copies.ts';
import { openDesk, type Desk } from '../actions/desk.ts';
import type { Ending } from '../actions/machine.ts';
import { definitionOf, sightFor, type Job } from '../actions/plan.ts';
import { resumeAll } from '../actions/resume.ts';
import type { Subject } from '../actions/subject.ts';
import { tellOwnAction } from '../monitor/own-action.ts';
import { subjectIn, subjectOf } from '../monitor/subject.ts';
import type { World } from '../monitor/world.ts';
import { readAudit, type AuditFilter } from './audit.ts';
import { copyFact, type FactEntry } from './copy-fact.ts';

interface Wish {
  readonly action: string;
  readonly sources: readonly string[];
  readonly values?: ActionValues | undefined;
  readonly by: Asker;
}

const gone = failed('not-found', 'That source is no longer watched, or nothing can be done to it.');

/** The handlers, and what the core does with actions when it starts and ends. */
export function openActions(world: World) {
  const { clock, random, history, log, clipboard } = world.parts;
  const desk = openDesk({
    clock,
    random,
    history,
    log,
    tell: (progress) => world.sinks.publish('actionProgress', progress),
    onEnd: (job, ending) => onEnd(world, job, ending),
  });
  const copies = openCopies({ clock, random, history, clipboard });
  return {
    handlers: handlersOf(world, desk, copies),
    /** Completes what an earlier run left unfinished. */
    resume: () =>
      resumeAll(desk, { clock, history, log }, { subject: (...asked) => formerSubject(world, ...asked) }),
    stop: () => {
      desk.stop();
      copies.stop();
    },
  };
}

function handlersOf(world: World, desk: Desk, copies: Copies) {
  return {
    readActionForm: (wish: { action: string; source: string }) => readActionForm(world, wish),
    planAction: (wish: Wish) => {
      const subjects = wish.sources.map((source) => subjectOf(world, source));
      const known = subjects.flatMap((subject) => (subject ? [subject] : []));
      if (known.length < subjects.length) return gone;
      return desk.plan({ action: wish.action, subjects: known, values: wish.values ?? {}, by: wish.by });
    },
    performAction: ({ nonce, typedLabel }: { nonce: string; typedLabel?: string | undefined }) =>
      desk.perform(nonce, typedLabel),
    cancelAction: ({ nonce }: { nonce: string }) => desk.cancel(nonce),
    readActions: () => done(desk.progress()),
    readAudit: (wish: AuditFilter & { limit: number }) => readAudit(world, wish),
    copyFact: (wish: FactEntry) => copyFact(world, wish),
    copySecret: ({ source, which, by }: { source: string; which: string; by: Asker }) => {
      const subject = subjectOf(world, source);
      const what = subject && nameOfSecret(world, subject, which);
      return subject && what !== undefined ? copies.copy({ subject, which, what, by }) : gone;
    },
  };
}

async function readActionForm(
  world: World,
  { action, source }: { action: string; source: string },
): Promise<Result<ActionForm>> {
  const subject = subjectOf(world, source);
  if (!subject || !definitionOf(subject, action)) return gone;
  const sight = await sightFor(subject, true, new AbortController().signal);
  if (!sight.ok) return sight;
  const { values = {}, at } = sight.value;
  return done({ values: subject.kit.shown(values), readAt: at });
}

function nameOfSecret(world: World, { account, kind }: Subject, which: string): string | undefined {
  const { copies = [] } = world.accounts.get(account)?.provider.descriptor ?? {};
  return copies.find((one) => one.id === which && one.kind === kind)?.label;
}

/** The page should not have to wait a whole interval to see what was done; charts get a mark. */
function onEnd(world: World, job: Job, ending: Ending): void {
  const { outcome, sentence } = ending;
  const { source, account, label } = job.subject;
  if (outcome === 'cancelled' || outcome === 'not-sent') return;
  tellOwnAction(world, job, ending);
  world.accounts.get(account)?.polling?.retryNow([source]);
  if (outcome !== 'confirmed' || !world.watched.has(source)) return;
  const { clock, history, log } = world.parts;
  log('note', 'action-confirmed', { source, label });
  history.append({ type: 'annotation', source, at: clock.now(), kind: 'action', text: sentence });
}

/** What an unfinished change was about; it need not be watched any more. */
function formerSubject(
  world: World,
  { account, source, label }: { account: string; source: string; label: string },
  kind: string,
  key: Readonly<Record<string, string>>,
): Subject | 'gone' {
  const run = world.accounts.get(account);
  return (run && subjectIn(run, { source, label, kind, key, last: undefined })) ?? 'gone';
}
