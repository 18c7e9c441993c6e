import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedEvent } from '#contract/configuration';
import { toDocumentText } from '../../../src-main/core/configuration/document.ts';
import { goesWith, withoutMembers } from '../../../src-main/core/configuration/events.ts';
import { planImport } from '../../../src-main/core/configuration/plan.ts';
import { checkSettings, toDocument } from '../../../src-main/platform/settings-check.ts';
import { empty, example, imported, problemsOf } from './example.ts';

const evening: PlannedEvent = {
  id: 'evening',
  name: 'Evening show',
  sources: ['showroom', 'f1', 'fp:main-stage'],
  windows: [
    { from: 1_000_000, until: 2_000_000 },
    { from: 5_000_000, until: 6_000_000 },
  ],
  version: 3,
};
const withEvents = (...events: readonly unknown[]) => ({ ...example, events });
const problemsWith = (change: object) => problemsOf(withEvents({ ...evening, ...change }));

describe('events in a configuration file', () => {
  it('may be absent: files from before there were events go on working', () => {
    expect(imported(example).events).toEqual([]);
    const { events: _none, ...old } = toDocument({ ...empty });
    expect(checkSettings(old)).toMatchObject({ configuration: { events: [] }, problems: [] });
  });

  it('come back from an export field by field, on an empty profile', () => {
    const profile = planImport(empty, imported(withEvents(evening))).configuration;
    const again = planImport(empty, imported(JSON.parse(toDocumentText(profile)) as unknown));
    expect(profile.events).toEqual([evening]);
    expect(again.configuration).toEqual(profile);
    expect(again.changes).toContain('Adds the event Evening show.');
  });

  it('come back from the settings file, too', () => {
    const whole = { ...empty, events: [evening] };
    expect(
      checkSettings(JSON.parse(JSON.stringify(toDocument(whole))) as never).configuration.events,
    ).toEqual([evening]);
  });

  it('may name streams that an account lists by itself, and sources of the profile', () => {
    const present = planImport(empty, imported(example)).configuration;
    const alone = { format: 'tallylight/1', events: [evening] };
    expect(imported(alone, { present }).events).toEqual([evening]);
    expect(problemsOf(alone)).toHaveLength(3);
  });

  it.each([
    ['no name', { name: ' ' }, ['events.0.name: Write a name here.']],
    [
      'sources that are no list',
      { sources: 'f1' },
      ['events.0.sources: Write a list of ids of sources here.'],
    ],
    ['a source that is not there', { sources: ['f1', 'gone'] }, ['events.0.sources.1: There is no source']],
    ['a source twice', { sources: ['f1', 'v1', 'f1'] }, ['events.0.sources.2: This source is in the event']],
    [
      'a stream of an account that is not there',
      { sources: ['nobody:stream'] },
      ['events.0.sources.0: There is no source'],
    ],
    [
      'a window that ends before it begins',
      { windows: [{ from: 2, until: 1 }] },
      ['events.0.windows.0: A planned window must end after it begins.'],
    ],
    [
      'a window that begins with words',
      { windows: [{ from: '20:00', until: 1 }] },
      ['events.0.windows.0.from: Write a time as milliseconds since 1970 here.'],
    ],
    ['no windows', { windows: undefined }, ['events.0.windows: Write a list of windows here.']],
    ['a misspelt field', { colour: 'red' }, ['events.0.colour: There is no such field here.']],
  ] as const)('are refused with the path of the field: %s', (_it, change, expected) => {
    const problems = problemsWith(change);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((start, index) => expect(problems[index]).toContain(start));
  });

  it('must have ids of their own, and rules may not be called as theirs are', () => {
    expect(problemsOf(withEvents(evening, evening))[0]).toContain('events.1.id');
    const rule = { ...example.rules[0], id: 'event:evening' };
    expect(problemsOf({ ...example, rules: [rule] })).toEqual([
      'rules.0.id: Ids that begin with event: belong to events. Choose another.',
    ]);
  });

  it('get a version above both when an import changes them, and none when it does not', () => {
    const present = planImport(empty, imported(withEvents(evening))).configuration;
    const { version: _version, ...bare } = evening;
    expect(planImport(present, imported(withEvents(bare))).configuration.events).toEqual([evening]);
    const later = planImport(present, imported(withEvents({ ...bare, windows: [{ from: 9, until: 10 }] })));
    expect(later.configuration.events[0]?.version).toBe(4);
    expect(later.changes).toEqual(expect.arrayContaining(['Changes the event Evening show: planned times.']));
  });
});

describe('an event that loses a source', () => {
  it('keeps the others and says what went; events without it stay as they are', () => {
    const other = { ...evening, id: 'other', sources: ['v1'] };
    const { events, parted } = withoutMembers([evening, other], (id) => id === 'f1');
    expect(events[0]).toEqual({ ...evening, sources: ['showroom', 'fp:main-stage'], version: 4 });
    expect(events[1]).toBe(other);
    expect(parted).toEqual([{ event: evening, gone: ['f1'] }]);
  });

  it('loses the streams that an account lists with the account, by their own account where they have one', () => {
    const { sources } = imported(example);
    const moved = [...sources, { ...sources[0], id: 'fp:mine', account: 'sp' } as (typeof sources)[number]];
    const isGone = goesWith('fp', { ...empty, sources: moved });
    expect(['fp:main-stage', 'fp:mine', 'showroom', 'fp'].map(isGone)).toEqual([true, false, false, false]);
  });

  it('never keeps what is gone, and never loses what is not', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    fc.assert(
      fc.property(ids, ids, (sources, gone) => {
        const { events } = withoutMembers([{ ...evening, sources }], (id) => gone.includes(id));
        expect(events[0]?.sources).toEqual(sources.filter((id) => !gone.includes(id)));
      }),
    );
  });
});
