import { describe, expect, it } from 'vitest';
import { counts, project, run, snapshotOf } from '../core/watched-projects.ts';
import { evening, fileOf, MINUTE, SECOND, valueOf } from './evening.ts';

describe('an incident that is replayed', () => {
  it('opens straight from the history, and gives every stored decision again, byte for byte', async () => {
    const { one, incident } = await evening();
    const view = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    expect(view.stored).toBeGreaterThan(1);
    expect(view.proved).toBe(view.stored);
    expect(view.from).toBeLessThanOrEqual(incident.openedAt - 15 * MINUTE);
    expect(view.until).toBe((incident.closedAt ?? 0) + 5 * MINUTE);
    expect(view.incident).toEqual(incident);
    one.core.stop();
  });

  it('opens a minute before it began to matter, or where its source had first been seen', async () => {
    const { one, incident } = await evening();
    const view = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    expect(view.begins).toBe(incident.openedAt - MINUTE);
    one.core.stop();
    const early = run((_path, nth) => counts(50, nth > 1 ? 14 : 0), [project('showroom')]);
    const started = early.clock.now();
    await early.core.start();
    await early.clock.advance(2 * MINUTE);
    const opened = snapshotOf(early).incidents.find(({ rule }) => rule === 'queue-long');
    const { id, begins } = valueOf(await early.core.handlers.openReplay({ incident: opened?.id ?? '' }));
    expect(begins).toBeGreaterThan((opened?.openedAt ?? 0) - MINUTE);
    expect(begins).toBeGreaterThanOrEqual(started);
    const { sources } = valueOf(early.core.handlers.readReplay({ id, at: begins })).snapshot;
    expect(sources[0]).toMatchObject({ condition: 'fresh', readings: { queue: 0 } });
    early.core.stop();
  });

  it('shows how things stood at any of its moments: readings, tones, the overall light, incidents', async () => {
    const { one, incident } = await evening();
    const { id } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const at = (moment: number) => valueOf(one.core.handlers.readReplay({ id, at: moment })).snapshot;
    const before = at(incident.openedAt - 2 * MINUTE);
    expect(before).toMatchObject({ overall: { state: 'ok', queue: 0 }, incidents: [] });
    expect(before.sources[0]).toMatchObject({
      label: 'Showroom',
      tone: 'ok',
      readings: { live: 50, queue: 0 },
    });
    const during = at(incident.openedAt + SECOND);
    expect(during.overall).toMatchObject({ state: 'critical', queue: 14 });
    expect(during.sources[0]).toMatchObject({ tone: 'critical', readings: { queue: 14 } });
    expect(during.incidents.map(({ rule }) => rule)).toContain('queue-long');
    expect(during.incidents.every(({ closedAt }) => closedAt === undefined)).toBe(true);
    const seen = at((incident.acknowledgedAt ?? 0) + SECOND);
    expect(seen.incidents.find(({ rule }) => rule === 'queue-long')?.acknowledgedAt).toBe(
      incident.acknowledgedAt,
    );
    expect(at((incident.closedAt ?? 0) + MINUTE).overall.state).toBe('ok');
    one.core.stop();
  });

  it('never looks fresh where nothing was looked at', async () => {
    const { one, incident } = await evening();
    const { id, from } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const { snapshot } = valueOf(one.core.handlers.readReplay({ id, at: from }));
    expect(snapshot.sources[0]).toMatchObject({ condition: 'pending', readings: {} });
    expect(snapshot.overall.state).toBe('idle');
    one.core.stop();
  });

  it('tells what happened in the order of time, each decision with its proof in words', async () => {
    const { one, incident } = await evening();
    const { steps } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort((a, b) => a - b));
    const notified = steps.find(({ kind, text }) => kind === 'notified' && text.startsWith('Queue long'));
    expect(notified?.words.join(' ')).toContain('Asked: queue 10 or more? Yes (14).');
    expect(steps.some(({ text }) => text.includes('acknowledged'))).toBe(true);
    expect(steps.some(({ text }) => text.includes('recovered after'))).toBe(true);
    one.core.stop();
  });

  it('hands on the samples between two moments, and charts that know nothing of what came later', async () => {
    const { one, incident } = await evening();
    const { id } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const { openedAt } = incident;
    const asked = { id, at: openedAt + 20 * SECOND, after: openedAt };
    const { samples = [] } = valueOf(one.core.handlers.readReplay(asked));
    expect(samples.length).toBeGreaterThan(0);
    expect([...samples].filter((value) => value === 14).length).toBe(4);
    const question = {
      series: [{ source: 'showroom', metric: 'queue' }],
      from: openedAt - 10 * MINUTE,
      until: openedAt + 10 * MINUTE,
      width: 400,
    };
    const chart = valueOf(one.core.handlers.readReplayHistory({ id, now: openedAt, ...question }));
    expect(Math.max(...(chart.series[0]?.at ?? []))).toBeLessThan(openedAt + 5 * SECOND);
    expect(chart.bands.every(({ until }) => until === undefined)).toBe(true);
    one.core.stop();
  });

  it('says why, or why not, with the rules of then', async () => {
    const { one, incident } = await evening();
    const { id } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const long = one.saved().rules.find((rule) => rule.id === 'queue-long');
    if (!long) throw new Error('no rule');
    valueOf(
      one.core.handlers.saveRule({
        rule: { ...long, condition: { type: 'above', metric: 'queue', value: 99 } },
      }),
    );
    const ask = (at: number) =>
      valueOf(one.core.handlers.explainReplay({ id, source: 'showroom', at })).find(
        ({ rule }) => rule.id === 'queue-long',
      );
    expect(ask(incident.openedAt + SECOND)).toMatchObject({ answer: 'told' });
    expect(ask(incident.openedAt - 10 * SECOND)).toMatchObject({ answer: 'holding' });
    const again = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    expect(again.proved).toBe(again.stored);
    one.core.stop();
  });

  it('is one at a time, and closes', async () => {
    const { one, incident } = await evening();
    const first = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const second = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    const read = (id: string) => one.core.handlers.readReplay({ id, at: incident.openedAt });
    expect(read(first.id)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(read(second.id).ok).toBe(true);
    one.core.handlers.closeReplay({ id: second.id });
    expect(read(second.id).ok).toBe(false);
    one.core.stop();
  });

  it('leaves the live monitor alone: nothing is told, nothing is kept, nothing changes', async () => {
    const { one, incident } = await evening();
    const told = one.notices.length;
    const before = one.overalls.length;
    const { id } = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    for (let at = incident.openedAt - MINUTE; at < incident.openedAt + MINUTE; at += 5 * SECOND)
      valueOf(one.core.handlers.readReplay({ id, at }));
    expect(one.notices).toHaveLength(told);
    expect(one.overalls).toHaveLength(before);
    one.core.stop();
  });
});

describe('an incident file', () => {
  it('opens again with all that was in it, also where its source was never watched', async () => {
    const { one, incident } = await evening();
    valueOf(await one.core.handlers.noteIncident({ id: incident.id, text: 'School class.' }));
    const text = await fileOf(one, incident);
    const { one: other } = await evening();
    const view = valueOf(await other.core.openIncidentFile('evening.json', text));
    expect(view).toMatchObject({ file: 'evening.json', incident: { note: 'School class.' } });
    expect(view.proved).toBe(view.stored);
    const own = valueOf(await one.core.handlers.openReplay({ incident: incident.id }));
    expect(view.steps).toEqual(own.steps);
    const at = incident.openedAt + SECOND;
    const [a, b] = [
      valueOf(one.core.handlers.readReplay({ id: own.id, at })),
      valueOf(other.core.handlers.readReplay({ id: view.id, at })),
    ];
    expect(b).toEqual(a);
    one.core.stop();
    other.core.stop();
  });

  it('holds no address, no key, no secret and no way out of a rule', async () => {
    const { one, incident } = await evening();
    const text = await fileOf(one, incident);
    expect(text).not.toMatch(/https?:|baseUrl|apiKey|projectId|webhook/);
    expect(JSON.parse(text)).toMatchObject({ format: 'tallylight-incident/1', version: '0.0.0-test' });
    one.core.stop();
  });
});
