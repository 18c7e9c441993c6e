import { describe, expect, it } from 'vitest';
import { incidentOf, MINUTE, rush, valueOf } from './rush.ts';
import { counts, project, run, snapshotOf } from './watched-projects.ts';

describe('the list of what is snoozed', () => {
  it('begins with what has breached for longest, and ends with what is calm', async () => {
    const queues = { late: 30, early: 1, calm: Infinity };
    const one = run(
      (path, count) => {
        const since = Object.entries(queues).find(([name]) => path.includes(name))?.[1] ?? Infinity;
        return counts(50, count > since ? 14 : 0);
      },
      Object.keys(queues).map((id) => project(id)),
    );
    await one.core.start();
    await one.clock.advance(5 * MINUTE);
    const until = one.clock.now() + 60 * MINUTE;
    for (const id of ['calm', 'late', 'early']) one.core.handlers.snooze({ sources: [id], until });
    const views = valueOf(one.core.handlers.readSnoozed());
    expect(views.map(({ label }) => label)).toEqual(['early', 'late', 'calm']);
    const [early, late, calm] = views;
    expect(early?.since).toBeLessThan(late?.since ?? 0);
    expect(calm).toMatchObject({ breaching: 0 });
    expect(calm).not.toHaveProperty('since');
    one.core.stop();
  });
});

describe('the end of a snooze', () => {
  it.each<[string, { readonly sources?: readonly string[] }]>([
    ['its source', { sources: ['tour'] }],
    ['everything', {}],
  ])('of one incident ends what silences it: %s', async (_it, named) => {
    const one = await rush();
    one.core.handlers.snooze({ ...named, until: one.clock.now() + 60 * MINUTE });
    expect(incidentOf(one, 'tour')).toHaveProperty('snoozedUntil');
    one.core.handlers.endSnooze({ incidents: [incidentOf(one, 'tour').id] });
    expect(incidentOf(one, 'tour')).not.toHaveProperty('snoozedUntil');
    expect(valueOf(one.core.handlers.readSnoozed())).toEqual([]);
    one.core.stop();
  });

  it('of one incident leaves the snooze of another source', async () => {
    const one = await rush();
    one.core.handlers.snooze({ sources: ['showroom'], until: one.clock.now() + 60 * MINUTE });
    one.core.handlers.endSnooze({ incidents: [incidentOf(one, 'tour').id] });
    expect(valueOf(one.core.handlers.readSnoozed())).toMatchObject([{ label: 'Showroom' }]);
    one.core.stop();
  });
});

describe('quiet by hand', () => {
  it('is in the sentence and in the view while it lasts, and is ended by one command', async () => {
    const one = await rush();
    const from = one.clock.now();
    valueOf(one.core.handlers.quiet({ until: from + 60 * MINUTE }));
    const { overall } = snapshotOf(one);
    expect(overall.quiet).toEqual({ from, until: from + 60 * MINUTE, bypass: 'critical' });
    expect(overall.sentence).toMatch(/, quiet$/);
    valueOf(one.core.handlers.endQuiet());
    expect(snapshotOf(one).overall).not.toHaveProperty('quiet');
    valueOf(one.core.handlers.quiet({ until: one.clock.now() + MINUTE }));
    await one.clock.advance(MINUTE + 2_000);
    expect(one.overalls.at(-1)).not.toHaveProperty('quiet');
    one.core.stop();
  });

  it.each([-1, 0, 24 * 60 * MINUTE + 1])(
    'refuses an end %d ms from now and names the field',
    async (span) => {
      const one = await rush();
      const answer = one.core.handlers.quiet({ until: one.clock.now() + span });
      expect(answer).toMatchObject({ failure: { kind: 'invalid', fields: [{ path: 'until' }] } });
      expect(snapshotOf(one).overall).not.toHaveProperty('quiet');
      one.core.stop();
    },
  );

  it('tells the tray which incidents can be snoozed, until they are', async () => {
    const one = await rush();
    const both = one.loud.at(-1)?.map(({ text }) => text);
    expect(both).toEqual(expect.arrayContaining(['Queue long: Showroom', 'Queue long: Tour']));
    const { id } = incidentOf(one, 'tour');
    one.core.handlers.snooze({ incidents: [id], until: 'recovered' });
    expect(one.loud.at(-1)?.map((line) => line.id)).not.toContain(id);
    one.core.stop();
  });
});
