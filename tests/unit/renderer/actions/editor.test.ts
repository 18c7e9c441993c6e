import { describe, expect, test } from 'vitest';
import type { ActionInput } from '#contract/descriptor';
import { adviceFor } from '../../../../src-renderer/actions/check-input.ts';
import type { NumberInput, PairsInput } from '../../../../src-renderer/actions/check-input.ts';
import { EditorForm, problemLines } from '../../../../src-renderer/actions/editor-form.svelte.ts';

const seats: NumberInput = {
  kind: 'number',
  id: 'seats',
  label: 'Seats',
  unit: 's',
  least: 60,
  most: 1_800,
  advice: [{ upTo: 60, text: 'short' }, { upTo: 300, text: 'long' }, { text: 'very long' }],
};
const notes: PairsInput = {
  kind: 'pairs',
  id: 'notes',
  label: 'Notes',
  mostEntries: 3,
  longestName: 10,
  longestValue: 5,
};
const inputs: readonly ActionInput[] = [notes, seats];
const begun = { notes: [{ name: 'a', value: '1' }, { name: 'token' }], seats: 60 };
const open = () => new EditorForm(inputs, { values: begun, readAt: 0 });

describe('the values of an action', () => {
  test('begin as they are, and are unchanged', () => {
    const form = open();
    expect([form.isChanged, form.problems]).toEqual([false, []]);
    expect(form.toValues()).toEqual(begun);
  });

  test('that are not shown travel without a value, and can be replaced', () => {
    const form = open();
    const hidden = form.pairs['notes']?.[1];
    expect(form.toValues()['notes']).toEqual([{ name: 'a', value: '1' }, { name: 'token' }]);
    if (hidden) hidden.value = 'x';
    expect(form.toValues()['notes']).toEqual([
      { name: 'a', value: '1' },
      { name: 'token', value: 'x' },
    ]);
    expect(form.isChanged).toBe(true);
  });

  test('are checked while they are typed, and each problem names its field', () => {
    const form = open();
    const [first] = form.pairs['notes'] ?? [];
    if (first) [first.name, first.value] = ['token', '123456'];
    form.numbers['seats'] = '45';
    for (const _ of [1, 2]) form.add(notes);
    expect(problemLines(form)).toEqual([
      'Notes: At most 3 entries are possible.',
      'Value 1: A value has at most 5 characters.',
      'Name 2: There is an entry of this name already.',
      'Name 3: Enter a name.',
      'Name 4: Enter a name.',
      'Seats: Enter a whole number from 60 to 1800 seconds.',
    ]);
  });

  test('are as before when an entry was added and taken away again', () => {
    const form = open();
    const added = form.add(notes);
    expect(form.isChanged).toBe(true);
    form.remove(notes, added.key);
    expect(form.isChanged).toBe(false);
  });

  test('get the advice of the stretch they lie in, and none out of range', () => {
    expect([59, 60, 61, 300, 301, 1_801].map((value) => adviceFor(seats, value))).toEqual([
      undefined,
      'short',
      'long',
      'long',
      'very long',
      undefined,
    ]);
  });
});
