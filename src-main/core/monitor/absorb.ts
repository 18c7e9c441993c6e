/** Takes one outcome into a watched source: state, derived readings, poll log. Says what became of it. */
import type { PollRecord, Readings } from '#contract/model';
import { insightView, tellsTheSame } from '../insight/insight-view.ts';
import { insightReadings, learn } from '../insight/source-insight.ts';
import type { Outcome, Sample } from '../provider.ts';
import { conditionAt, deadlineFor } from '../state/condition.ts';
import { derive } from '../state/derive.ts';
import { advance } from '../state/source-state.ts';
import { dataAge } from '../state/truth.ts';
import { logPoll, type Watched } from './watched.ts';

export interface Absorbed {
  /** Facts, condition, failure or incidents changed: the page needs the whole view, not just the sample. */
  readonly structural: boolean;
  readonly restarted: boolean;
}

/** Changes `watched` in place. `poll` is the record of the look that brought the outcome. */
export function absorb(watched: Watched, outcome: Outcome, poll: PollRecord, now: number): Absorbed {
  const before = watched.state;
  const restartedBefore = before.restartedAt;
  const { insight, queue } = watched;
  watched.state = advance(before, outcome);
  if (outcome.ok) takeReadings(watched, outcome);
  if (watched.kind.endsForGood && outcome.ok && outcome.presence === 'live') watched.lastLive = outcome;
  logPoll(watched, recordOf(outcome, poll));
  const moved = settleCondition(watched, now);
  return {
    structural:
      moved ||
      viewDiffers(before, watched) ||
      !tellsTheSame(insight, watched.insight) ||
      queue?.burst !== watched.queue?.burst ||
      queue?.basis !== watched.queue?.basis,
    restarted: watched.state.restartedAt !== restartedBefore,
  };
}

/** Works out the condition anew; true when it changed. Also called as time passes, since samples grow stale. */
export function settleCondition(watched: Watched, now: number): boolean {
  const rhythm = {
    interval: watched.interval,
    deadline: deadlineFor(watched.interval),
    paused: watched.source.paused === true,
  };
  const condition = conditionAt(watched.state, rhythm, now);
  if (condition === watched.condition) return false;
  watched.condition = condition;
  watched.since = now;
  return true;
}

function takeReadings(watched: Watched, sample: Sample): void {
  if (watched.state.truth.frozenSince !== undefined) return;
  const found = takeInsight(watched, sample);
  if (!watched.queueMemory) {
    watched.readings = { ...sample.readings, ...found };
    return;
  }
  const { roles } = watched;
  const counts = {
    at: sample.at,
    live: sample.readings[roles['live'] ?? ''],
    queue: sample.readings[roles['queue'] ?? ''],
  };
  const derived = derive(watched.queueMemory, counts, watched.source.capacity, watched.readings);
  watched.queueMemory = derived.memory;
  watched.queue = derived.view;
  watched.readings = { ...sample.readings, ...derived.readings, ...found };
}

/** Lets the insight learn from a look that is believed; returns the readings that follow from it. */
function takeInsight(watched: Watched, sample: Sample): Readings {
  const { kind, state } = watched;
  if (!kind.insight) return {};
  watched.insightMemory = learn(kind, watched.insightMemory, sample, state.truth.restarted);
  watched.insight = insightView(kind, watched.insightMemory, sample);
  return insightReadings(kind, watched.insightMemory, dataAge(state.truth, sample.at));
}

function recordOf(outcome: Outcome, poll: PollRecord): PollRecord {
  const { failure: _ofTheLook, ...rest } = poll;
  if (outcome.ok) return { ...rest, at: outcome.at, ok: true };
  const { kind, message } = outcome.failure;
  return { ...rest, at: outcome.at, ok: false, failure: { kind, message } };
}

function viewDiffers(before: Watched['state'], { state }: Watched): boolean {
  if (before.streak?.failure.message !== state.streak?.failure.message) return true;
  if (before.lastGood?.presence !== state.lastGood?.presence) return true;
  return !sameFacts(before.lastGood?.facts, state.lastGood?.facts);
}

type Known = NonNullable<Watched['state']['lastGood']>['facts'] | undefined;

function sameFacts(a: Known, b: Known): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameFact(a[key], b[key]));
}

function sameFact(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
