import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../support/core-run.ts';
import { snapshotOf } from './watched-projects.ts';
import { eventOf, show, showRun, START } from './watched-show.ts';

const MINUTE = 60_000;

describe('an event in the running core', () => {
  it('adds up its people by stage of the funnel, as the vendors tell them', async () => {
    const one = showRun();
    await one.core.start();
    await one.clock.advance(7_000);
    const { funnel, sentence, tone, phase } = eventOf(one);
    const stage = snapshotOf(one).sources.find((source) => source.id === 'stage');
    expect(funnel).toEqual({ watching: stage?.readings['viewers'], waiting: 6, live: 40 });
    expect({ sentence, tone, phase }).toEqual({
      sentence: 'Both sources are live.',
      tone: 'ok',
      phase: 'before',
    });
    one.core.stop();
  });

  it('is not ok while one of its sources cannot be seen, and leaves its people out rather than counting zero', async () => {
    const one = showRun({
      hall: (at) =>
        at > 60_000 ? { fail: 'timeout' } : { status: 200, body: { liveUser: 3, queueUser: 0 } },
    });
    await one.core.start();
    await one.clock.advance(30_000);
    expect(eventOf(one).funnel.waiting).toBe(0);
    await one.clock.advance(90_000);
    const { funnel, sentence, tone, unseen, worst } = eventOf(one);
    expect(tone).not.toBe('ok');
    expect(Object.keys(funnel)).toEqual(['watching']);
    expect({ unseen, worst }).toEqual({ unseen: 1, worst: 'hall' });
    expect(sentence).toContain('Hall cannot be seen.');
    one.core.stop();
  });

  it('raises one alert when a source is off five minutes before, and clears it when it goes live', async () => {
    const one = showRun({ stage: (at) => (at < 7 * MINUTE ? 'off' : 'on') });
    await one.core.start();
    await one.clock.advance(5 * MINUTE - 2_000);
    expect(one.notices).toEqual([]);
    expect(eventOf(one)).toMatchObject({ phase: 'before', tone: 'ok', missing: [] });
    await one.clock.advance(4_000);
    expect(one.notices.map((notice) => notice.title)).toEqual(['Stage should be live']);
    expect(eventOf(one)).toMatchObject({
      phase: 'soon',
      tone: 'critical',
      missing: ['stage'],
      worst: 'stage',
    });
    expect(eventOf(one).sentence).toBe('Stage should be live and is not.');
    const [incident] = snapshotOf(one).incidents;
    expect(incident).toMatchObject({ rule: 'event:show', sources: ['stage'], openedAt: START + 5 * MINUTE });
    await one.clock.advance(3 * MINUTE);
    expect(snapshotOf(one).incidents[0]?.closedAt).toBeDefined();
    expect(one.notices.map((notice) => notice.title)).toEqual(['Stage should be live', 'Recovered: Stage']);
    expect(eventOf(one)).toMatchObject({ tone: 'ok', missing: [] });
    one.core.stop();
  });

  it('stays a warning while a missing source is acknowledged, and ends with the window', async () => {
    const one = showRun({ stage: () => 'off' });
    await one.core.start();
    await one.clock.advance(6 * MINUTE);
    const id = snapshotOf(one).incidents[0]?.id ?? '';
    one.core.handlers.acknowledge({ incidents: [id] });
    await one.clock.advance(2_000);
    expect(eventOf(one).tone).toBe('warning');
    await one.clock.advance(55 * MINUTE);
    expect(eventOf(one)).toMatchObject({ phase: 'over', tone: 'ok', missing: [] });
    expect(snapshotOf(one).incidents[0]?.closedAt).toBeGreaterThanOrEqual(START + 60 * MINUTE);
    one.core.stop();
  });

  it('tells the page of changes and of time, and of nothing twice', async () => {
    const one = showRun();
    await one.core.start();
    await one.clock.advance(7_000);
    one.core.setVisible(true);
    await one.clock.advance(4 * MINUTE + 55_000);
    const phases = one.updates.flatMap((update) => update.events ?? []).map((view) => view.phase);
    expect(phases.at(-1)).toBe('soon');
    expect(one.updates.some((update) => update.eventOrder)).toBe(false);
    one.core.handlers.removeEvent({ id: 'show' });
    await one.clock.advance(1_000);
    expect(one.updates.flatMap((update) => (update.eventOrder ? [update.eventOrder] : []))).toEqual([[]]);
    one.core.stop();
  });

  it('is explained for a minute in the past like any other rule', async () => {
    const one = showRun({ stage: () => 'off' });
    await one.core.start();
    await one.clock.advance(6 * MINUTE);
    const answer = await one.core.handlers.explainMinute({
      source: 'stage',
      at: START + 5.5 * MINUTE,
      rule: 'event:show',
    });
    expect(answer).toMatchObject({ ok: true, value: [{ answer: 'told', rule: { id: 'event:show' } }] });
    one.core.stop();
  });
});

describe('the handlers of events', () => {
  const entered = { name: 'Late show', sources: ['hall'], windows: [] };

  it('add, change and remove, each saved, with a version that counts up', async () => {
    const one = showRun({}, []);
    await one.core.start();
    const added = one.core.handlers.addEvent(entered);
    if (!added.ok) throw new Error('not added');
    const { id } = added.value;
    const later = { from: START + 9 * MINUTE, until: START + 10 * MINUTE };
    const soon = { from: START + MINUTE, until: START + 2 * MINUTE };
    expect(one.core.handlers.changeEvent({ id, ...entered, windows: [later, soon] }).ok).toBe(true);
    expect(one.core.handlers.changeEvent({ id, ...entered, windows: [soon, later] }).ok).toBe(true);
    expect(one.saved().events).toEqual([{ id, ...entered, windows: [soon, later], version: 2 }]);
    expect(one.core.handlers.removeEvent({ id }).ok).toBe(true);
    expect(one.saved().events).toEqual([]);
    expect(one.core.handlers.removeEvent({ id })).toMatchObject({ failure: { kind: 'not-found' } });
    one.core.stop();
  });

  it('refuse by field', async () => {
    const one = showRun({}, []);
    await one.core.start();
    const refused = one.core.handlers.addEvent({
      name: 'x',
      sources: ['hall', 'gone'],
      windows: [{ from: 1, until: 40 * 86_400_000 }],
    });
    expect(refused).toMatchObject({
      failure: { kind: 'invalid', fields: [{ path: 'sources' }, { path: 'windows.0.until' }] },
    });
    expect(one.core.handlers.addEvent({ ...entered, sources: [] })).toMatchObject({
      failure: { fields: [{ path: 'sources', message: 'Choose one source at least.' }] },
    });
    one.core.stop();
  });

  it('leave an event whole when a source or an account of it is removed, and say so', async () => {
    const one = showRun();
    await one.core.start();
    await one.clock.advance(7_000);
    one.core.handlers.removeSource({ id: 'stage' });
    await one.clock.advance(1_000);
    expect(one.saved().events).toEqual([{ ...show, sources: ['hall'], version: 2 }]);
    expect(snapshotOf(one).notices).toMatchObject([
      { text: 'Stage was removed, also from the event Evening show.', action: { route: 'event/show' } },
    ]);
    await one.core.handlers.removeAccount({ id: 'sp' });
    await one.clock.advance(1_000);
    expect(eventOf(one)).toMatchObject({
      sources: [],
      sentence: 'No source is left in this event. Edit it to add some.',
    });
    one.core.stop();
  });

  it('close what is open when the event is removed', async () => {
    const one = showRun({ stage: () => 'off' });
    await one.core.start();
    await one.clock.advance(6 * MINUTE);
    one.core.handlers.removeEvent({ id: 'show' });
    await one.clock.advance(1_000);
    expect(snapshotOf(one).incidents.every((incident) => incident.closedAt !== undefined)).toBe(true);
    expect(snapshotOf(one).sources.find((source) => source.id === 'stage')?.tone).toBe('offline');
    one.core.stop();
  });

  it('take a whole configuration with events over (import)', async () => {
    const one = showRun({}, []);
    await one.core.start();
    const { accounts, sources } = one.saved();
    const next = configurationOf({ accounts, sources, events: [show] });
    await one.core.adopt(() => next, new Map(), false);
    expect(eventOf(one).name).toBe('Evening show');
    one.core.stop();
  });
});
