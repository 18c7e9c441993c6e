/** How things stood at one moment of a replay: the same snapshot that a live page gets. */
import type { AccountView, IncidentView, Snapshot } from '#contract/model';
import { worstOf } from '../monitor/alerting.ts';
import { overallView } from '../monitor/overall-view.ts';
import { present, viewOf } from '../monitor/source-view.ts';
import type { Watched } from '../monitor/watched.ts';
import { conditionAt, deadlineFor } from '../state/condition.ts';
import type { SourceState } from '../state/source-state.ts';
import { toneOf } from '../state/overall.ts';
import type { Look } from '../rules/types.ts';
import { lastPlace } from './last-place.ts';
import type { ReplayRun } from './run.ts';

/** What a moment is made from. `watched` are changed in place, as in live running, and never handed out. */
export interface Stage {
  readonly run: ReplayRun;
  readonly watched: readonly Watched[];
  readonly accounts: readonly AccountView[];
  readonly version: string;
}

/** The snapshot of `at`, epoch ms. */
export function snapshotAt(stage: Stage, at: number): Snapshot {
  const { run, watched, accounts, version } = stage;
  const incidents = incidentsAt(run, at);
  const lasts = watched.map((one) => setTo(one, run.looks.get(one.source.id) ?? [], incidents, at));
  const networkDown = lasts.some((look) => look?.networkDown === true);
  return {
    revision: at,
    now: at,
    version,
    demo: false,
    firstLaunch: false,
    overall: overallView(watched, { paused: false, networkDown, blindAccounts: 0 }),
    accounts,
    sources: watched.map((one) => viewOf(one, at, networkDown)),
    incidents,
    notices: [],
    events: [],
  };
}

/** Every incident that had been opened, as it was known then; the newest first. */
export function incidentsAt({ standings }: ReplayRun, at: number): readonly IncidentView[] {
  const known = new Map<string, IncidentView>();
  for (const standing of standings) {
    if (standing.at > at) break;
    known.set(standing.incident.id, standing.incident);
  }
  return [...known.values()].sort((a, b) => b.openedAt - a.openedAt);
}

/** Sets a source to what was known of it at `at`; its last look then. */
function setTo(
  watched: Watched,
  looks: readonly Look[],
  incidents: readonly IncidentView[],
  at: number,
): Look | undefined {
  const place = lastPlace(looks, at);
  const look = looks[place];
  const good = lastGood(looks, place);
  watched.state = stateOf(look, good);
  watched.readings = good?.readings ?? {};
  const rhythm = { interval: watched.interval, deadline: deadlineFor(watched.interval), paused: false };
  watched.condition = conditionAt(watched.state, rhythm, at);
  watched.since = look?.firstFailureAt ?? look?.at ?? at;
  const own = incidents.filter(
    (one) => one.closedAt === undefined && one.sources.includes(watched.source.id),
  );
  watched.incidents = own.map((one) => one.id);
  watched.snoozedUntil = own.map((one) => one.snoozedUntil).find((until) => until !== undefined);
  watched.severity = worstOf(
    own.filter((one) => one.acknowledgedAt === undefined && one.snoozedUntil === undefined),
  );
  watched.tone = toneOf({ condition: watched.condition, ...present('severity', watched.severity) });
  return look;
}

function lastGood(looks: readonly Look[], place: number): Look | undefined {
  for (let index = place; index >= 0; index -= 1) if (looks[index]?.good) return looks[index];
  return undefined;
}

/** As live running would have it; of facts only the vendor's words for state and grade are kept. */
function stateOf(look: Look | undefined, good: Look | undefined): SourceState {
  const { failure } = look ?? {};
  return {
    truth: { counters: {}, restarted: false, ...present('frozenSince', look?.frozenSince) },
    wasLive: good?.presence === 'live',
    ...present('lastAt', look?.at),
    ...present(
      'lastGood',
      good && {
        at: good.at,
        presence: good.presence ?? 'live',
        readings: good.readings,
        facts: {
          ...present('state', good.state),
          ...present('status', good.state),
          ...present('healthGrade', good.grade),
        },
      },
    ),
    ...present(
      'streak',
      failure && look && { count: look.failures, firstAt: look.firstFailureAt ?? look.at, failure },
    ),
  };
}
