/** A core that watches one show across two vendors: a project with a queue, and a stream with an audience. */
import type { PlannedEvent } from '#contract/configuration';
import type { EventView } from '#contract/event-view';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { streamBody } from '../../support/page/answers.ts';
import { tableHttp, type Reply } from '../../support/table-http.ts';
import { account, counts, project, snapshotOf } from './watched-projects.ts';

export const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

export const show: PlannedEvent = {
  id: 'show',
  name: 'Evening show',
  sources: ['hall', 'stage'],
  windows: [{ from: START + 10 * MINUTE, until: START + 60 * MINUTE }],
  version: 1,
};

export interface ShowAnswers {
  readonly hall?: (at: number) => Reply;
  /** Whether the stream is on, or what else comes. */
  readonly stage?: (at: number) => Reply | 'on' | 'off';
}

/** `at` is ms since the start. */
export function showRun(answers: ShowAnswers = {}, events: readonly PlannedEvent[] = [show]): CoreRun {
  const { hall = () => counts(40, 6), stage = () => 'on' } = answers;
  const stream = { application: 'edge', key: 'stage', seed: 3, startedAt: START - MINUTE };
  return coreRun(
    (clock) =>
      tableHttp(clock, (path) => {
        const at = clock.now() - START;
        if (path.includes('hall')) return hall(at);
        const asked = stage(at);
        if (asked === 'on') return { status: 200, body: streamBody(stream, clock.now()) };
        return asked === 'off' ? { status: 404, body: { message: 'Stream not found' } } : asked;
      }),
    configurationOf({
      accounts: [
        account('sp'),
        account('edge', {
          provider: 'storm',
          baseUrl: 'http://127.0.0.1:1/storm',
          config: { auth: 'bearer' },
        }),
      ],
      sources: [
        project('hall', { label: 'Hall' }),
        {
          id: 'stage',
          account: 'edge',
          kind: 'stream',
          key: { application: 'edge', streamKey: 'stage' },
          label: 'Stage',
          interval: 5_000,
        },
      ],
      events,
    }),
    { sp: { apiKey: 'k' }, edge: { token: 't' } },
  );
}

export function eventOf(one: CoreRun, id = 'show'): EventView {
  const event = snapshotOf(one).events.find((view) => view.id === id);
  if (!event) throw new Error('no such event');
  return event;
}
