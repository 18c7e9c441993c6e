import { describe, expect, it } from 'vitest';
import type { EventView } from '#contract/event-view';
import type { IncidentView } from '#contract/model';
import { whenInWords } from '../../../../src-renderer/events/countdown.ts';
import { incidentsOf } from '../../../../src-renderer/events/incidents.ts';
import { linkIn } from '../../../../src-renderer/events/link-in.ts';
import { toMemberRows } from '../../../../src-renderer/events/members.ts';
import { inOrder } from '../../../../src-renderer/events/order.ts';
import { MOST_OFFERED, offerOf } from '../../../../src-renderer/events/picking.ts';
import { nextWindow } from '../../../../src-renderer/rules/planned-windows.ts';
import { Board } from '../../../../src-renderer/state/board.svelte.ts';
import { Catalogue } from '../../../../src-renderer/state/catalogue.svelte.ts';
import { EventForm } from '../../../../src-renderer/state/event-form.svelte.ts';
import { parseRoute, toAddress } from '../../../../src-renderer/state/routes.ts';
import { snapshot, sourceView, update } from '../views.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 0, 5, 12);

const event = (id: string, more: Partial<EventView> = {}): EventView => ({
  id,
  name: id,
  sources: [],
  windows: [],
  phase: 'unplanned',
  tone: 'ok',
  sentence: '',
  funnel: {},
  unseen: 0,
  views: [],
  missing: [],
  unknown: [],
  ...more,
});
const window = (from: number, until: number) => ({ from: NOW + from * MINUTE, until: NOW + until * MINUTE });

describe('when an event is, in words', () => {
  it.each([
    ['in minutes, rounded up', [window(11.2, 60)], 'starts in 12 min'],
    ['in seconds at the end', [window(0.5, 60)], 'starts in 30 s'],
    ['in hours', [window(90, 200)], 'starts in 1 h 30 min'],
    ['since when it is on', [window(-60, 60)], 'on since 11:00 AM'],
    ['since when it is over', [window(-120, -60)], 'over since 11:00 AM'],
    ['the next one, not the one that is over', [window(-120, -60), window(30, 60)], 'starts in 30 min'],
    ['nothing', [], 'nothing planned'],
  ] as const)('%s', (_it, windows, words) => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'UTC';
    expect(whenInWords(windows, NOW, 'en-US')).toBe(words);
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });
});

describe('the events on the board', () => {
  const board = () => {
    const made = new Board(new Catalogue());
    made.restore({ ...snapshot(1, [sourceView('a')]), events: [event('x', { sources: ['a'] }), event('y')] });
    return made;
  };

  it('come with the snapshot, change by themselves, and go with the order', () => {
    const one = board();
    expect(one.events.map(({ id }) => id)).toEqual(['x', 'y']);
    one.apply(update(1, { events: [event('y', { tone: 'critical' })] }));
    expect(one.event('y')?.tone).toBe('critical');
    one.apply(update(2, { events: [event('z')], eventOrder: ['z', 'y'] }));
    expect(one.events.map(({ id }) => id)).toEqual(['z', 'y']);
    expect(one.event('x')).toBeUndefined();
  });

  it('are known to their sources', () => {
    expect(
      board()
        .eventsOf('a')
        .map(({ id }) => id),
    ).toEqual(['x']);
  });
});

describe('the order of events', () => {
  it('is what is on, then what comes next, then what is over, the latest first', () => {
    const all = [
      event('over', { phase: 'over', windows: [window(-300, -200)] }),
      event('later', { phase: 'over', windows: [window(-100, -50)] }),
      event('none'),
      event('next', { phase: 'before', windows: [window(30, 60)] }),
      event('far', { phase: 'before', windows: [window(300, 600)] }),
      event('on', { phase: 'on', windows: [window(-5, 60)] }),
    ];
    expect(inOrder(all, NOW).map(({ id }) => id)).toEqual(['on', 'next', 'far', 'none', 'later', 'over']);
  });
});

describe('the sources of an event', () => {
  it('come worst first, a missing one as bad as a warning, an unknown one with its id', () => {
    const board = new Board(new Catalogue());
    const views = [
      sourceView('fine', { tone: 'ok', condition: 'fresh' }),
      sourceView('off', { tone: 'offline', condition: 'offline' }),
      sourceView('blind', { tone: 'blind', condition: 'failing' }),
    ];
    board.restore(snapshot(1, views));
    const shown = event('x', { sources: ['fine', 'off', 'blind', 'fp:new'], missing: ['off'], phase: 'on' });
    expect(
      toMemberRows(shown, (id) => board.sources.get(id)).map(({ id, expectation }) => [id, expectation]),
    ).toEqual([
      ['off', 'missing'],
      ['blind', 'unseen'],
      ['fp:new', 'unseen'],
      ['fine', 'live'],
    ]);
  });
});

describe('the incidents of an event', () => {
  const incident = (id: string, more: Partial<IncidentView>): IncidentView => ({
    id,
    rule: 'r',
    ruleName: 'Rule',
    sources: ['a'],
    label: 'a',
    severity: 'warning',
    title: '',
    body: '',
    openedAt: NOW,
    ...more,
  });

  it('are those of its rule, and what opened at its sources in a planned time', () => {
    const shown = event('x', { sources: ['a'], windows: [window(0, 60)] });
    const all = [
      incident('lead', { openedAt: NOW - 5 * MINUTE, closedAt: NOW }),
      incident('early', { openedAt: NOW - 6 * MINUTE }),
      incident('elsewhere', { sources: ['b'] }),
      incident('own', { rule: 'event:x', openedAt: NOW - HOUR, closedAt: NOW }),
      incident('open', {}),
    ];
    expect(incidentsOf(shown, all).map(({ id }) => id)).toEqual(['open', 'lead', 'own']);
  });
});

describe('a sentence with a link', () => {
  it('links the name where it stands, or after it', () => {
    expect(linkIn('Stage should be live.', 'Stage')).toEqual({
      before: '',
      link: 'Stage',
      after: ' should be live.',
    });
    expect(linkIn('2 are live.', 'Hall')).toEqual({ before: '2 are live. Worst: ', link: 'Hall' });
  });
});

describe('the form of an event', () => {
  it('names the fields that are missing or wrong', () => {
    const form = new EventForm(undefined, NOW);
    form.windows = [{ from: NOW, until: NOW }];
    expect(form.check()).toBe(false);
    expect([form.problem('name', undefined), form.problem('sources', undefined)]).toEqual([
      'Enter a name.',
      'Choose one source at least.',
    ]);
    expect(form.problem('windows.0.until', undefined)).toBe('The end lies after the beginning.');
    form.windows = [{ from: NaN, until: NOW }];
    form.check();
    expect(form.problem('windows.0.from', undefined)).toBe('Enter when it begins.');
  });

  it('offers two hours from the next full hour, then the same a day later, and sends what was entered', () => {
    const form = new EventForm(undefined, NOW + 1);
    form.windows = [...form.windows, nextWindow(form.windows, NOW)];
    form.name = ' Evening show ';
    form.toggle('a');
    form.toggle('b');
    form.toggle('a');
    expect(form.check()).toBe(true);
    expect(form.toInput()).toEqual({
      name: 'Evening show',
      sources: ['b'],
      windows: [window(60, 180), window(60 + 1_440, 180 + 1_440)],
    });
  });

  it('shows what main refuses at its field', () => {
    const form = new EventForm(event('x', { sources: ['a'], windows: [window(0, 1)] }), NOW);
    const failure = {
      kind: 'invalid' as const,
      message: 'Check the marked fields.',
      fields: [{ path: 'windows.0.until', message: 'A planned time lasts 31 days at most.' }],
    };
    expect(form.problem('windows.0.until', failure)).toBe('A planned time lasts 31 days at most.');
    expect(form.shown(failure)).toEqual(['windows.0.until']);
  });
});

describe('the picker of sources', () => {
  it('offers the chosen ones first and a hundred at most, found by name or account', () => {
    const board = new Board(new Catalogue());
    board.restore(
      snapshot(
        1,
        Array.from({ length: 1_000 }, (_, index) =>
          sourceView(`s${index}`, { label: `Hall ${index}`, handle: index + 1 }),
        ),
      ),
    );
    const offer = (text: string) => offerOf(board.sources.values(), text, new Set(['s700']), () => 'Main');
    expect(offer('').sources[0]?.id).toBe('s700');
    expect([offer('').sources.length, offer('').rest]).toEqual([MOST_OFFERED, 900]);
    expect(offer('hall 99').sources.map(({ id }) => id)).toContain('s99');
    expect(offer('zzz').sources).toEqual([]);
  });
});

describe('the address of an event', () => {
  it('is read as it was written, whatever the id', () => {
    for (const id of ['evening', 'a b/c?', 'é']) {
      const route = { view: 'event', event: id } as const;
      expect(parseRoute(toAddress(route))).toEqual(route);
    }
    expect(parseRoute('event/')).toEqual({ view: 'overview' });
  });
});
