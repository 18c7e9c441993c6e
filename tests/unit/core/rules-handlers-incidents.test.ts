import { describe, expect, it } from 'vitest';
import type { IncidentFile } from '../../../src-main/core/replay/file.ts';
import { incidentOf, MINUTE, rush, valueOf } from './rush.ts';
import { counts, project, run } from './watched-projects.ts';

describe('an incident', () => {
  it('proves why the operator was told, in words and as data', async () => {
    const one = await rush();
    const { id, openedAt } = incidentOf(one, 'showroom');
    const detail = valueOf(await one.core.handlers.readIncident({ id }));
    expect(detail.why?.trace).toMatchObject({ rule: { id: 'queue-long', version: 1 }, source: 'showroom' });
    expect(detail.why?.trace.readings[0]).toMatchObject({ metric: 'queue', value: 14 });
    expect(detail.why?.words.join(' ')).toContain('Clears when');
    expect(detail.timeline[0]).toMatchObject({ at: openedAt, kind: 'opened' });
    one.core.stop();
  });

  it('shows in its life when it was acknowledged and how it ended', async () => {
    const one = await rush(30);
    const { id } = incidentOf(one, 'tour');
    one.core.handlers.acknowledge({ incidents: [id] });
    await one.clock.advance(5 * MINUTE);
    const { timeline, incident } = valueOf(await one.core.handlers.readIncident({ id }));
    expect(incident.closedAt).toBeDefined();
    const kinds = timeline.map((step) => step.kind);
    expect(kinds.indexOf('acknowledged')).toBeGreaterThan(kinds.indexOf('opened'));
    expect(kinds.indexOf('closed')).toBeGreaterThan(kinds.indexOf('acknowledged'));
    expect(timeline.map((step) => step.at)).toEqual(timeline.map((step) => step.at).sort((a, b) => a - b));
    one.core.stop();
  });

  it('keeps a note, also when it is long over', async () => {
    const one = await rush(30);
    const { id } = incidentOf(one, 'tour');
    valueOf(await one.core.handlers.noteIncident({ id, text: 'Second show.' }));
    expect(incidentOf(one, 'tour').note).toBe('Second show.');
    await one.clock.advance(60 * MINUTE);
    valueOf(await one.core.handlers.noteIncident({ id, text: 'All went home.' }));
    expect(valueOf(await one.core.handlers.readIncident({ id })).incident.note).toBe('All went home.');
    expect(await one.core.handlers.noteIncident({ id: 'nobody', text: 'x' })).toMatchObject({
      failure: { kind: 'not-found' },
    });
    one.core.stop();
  });

  it('goes into files whose names every disk takes, however long the name of its rule', async () => {
    const one = run(() => counts(50, 14), [project('showroom')]);
    await one.core.start();
    const [rule] = one.saved().rules.filter((found) => found.id === 'queue-long');
    if (!rule) throw new Error('no rule');
    valueOf(one.core.handlers.saveRule({ rule: { ...rule, name: '\u8b66'.repeat(200) } }));
    await one.clock.advance(2 * MINUTE);
    const { id } = incidentOf(one, 'showroom');
    const { name } = valueOf(await one.core.incidentDocument(id, 'markdown'));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^incident-[-\d]+-\u8b66+\.md$/u);
    one.core.stop();
  });

  it('goes into a report without becoming markup, and into a file with its polls', async () => {
    const one = run(() => counts(50, 14), [project('showroom', { label: '<b>Show_room</b>' })]);
    await one.core.start();
    await one.clock.advance(2 * MINUTE);
    const { id } = incidentOf(one, 'showroom');
    await one.core.handlers.noteIncident({ id, text: 'See https://evil.example\n| @all &lt; \u202eabc' });
    const report = valueOf(await one.core.incidentDocument(id, 'markdown'));
    expect(report.text).toContain('> See https\\://evil.example\n> \\| \\@all \\&lt; abc\n');
    expect(report.name).toMatch(/^incident-[\d-]+-queue-long\.md$/);
    expect(report.text).toContain('\\<b\\>Show\\_room');
    expect(report.text).toContain('## Why it was told');
    const file = JSON.parse(valueOf(await one.core.incidentDocument(id, 'json')).text) as IncidentFile;
    expect(file).toMatchObject({
      format: 'tallylight-incident/1',
      incident: { id },
      sources: [{ id: 'showroom', label: '<b>Show_room</b>' }],
    });
    const [rules] = file.inputs.flatMap((input) => (input.type === 'rules' ? [input.rules] : []));
    expect(rules?.map((rule) => rule.id)).toContain('queue-long');
    expect(file.sources[0]?.polls.length).toBeGreaterThan(20);
    expect(JSON.stringify(file)).not.toContain('canary-key');
    one.core.stop();
  });
});

describe('what is snoozed', () => {
  it('lists what still breaches first, the oldest at the top, and ends by its own target', async () => {
    const one = await rush();
    const { id } = incidentOf(one, 'tour');
    one.core.handlers.snooze({ sources: ['showroom'], until: one.clock.now() + 60 * MINUTE });
    one.core.handlers.snooze({ incidents: [id], until: 'recovered' });
    const listed = valueOf(one.core.handlers.readSnoozed());
    expect(listed.map((view) => view.breaching > 0)).toEqual([true, true]);
    expect(listed.map((view) => view.since ?? 0)).toEqual(listed.map((view) => view.since ?? 0).sort());
    const own = listed.find((view) => view.target.incidents !== undefined);
    expect(own).toMatchObject({ untilRecovered: true, breaching: 1 });
    one.core.handlers.endSnooze({ sources: ['showroom'] });
    expect(valueOf(one.core.handlers.readSnoozed())).toHaveLength(1);
    one.core.stop();
  });

  it('ends by itself', async () => {
    const one = await rush();
    one.core.handlers.snooze({ until: one.clock.now() + 10 * MINUTE });
    expect(valueOf(one.core.handlers.readSnoozed())).toMatchObject([{ label: 'Everything', target: {} }]);
    await one.clock.advance(11 * MINUTE);
    expect(valueOf(one.core.handlers.readSnoozed())).toEqual([]);
    one.core.stop();
  });
});
