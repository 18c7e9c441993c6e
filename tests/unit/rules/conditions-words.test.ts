import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { HOUR, look, miss, rule, T0 } from './support.ts';
import { eventsOf, type Row } from './tables.ts';

const state = (seconds: number, word: string, more: Partial<Look> = {}): Look =>
  look(seconds, { state: word, ...more });
const off = { presence: 'offline', condition: 'offline' } as const;
const words: readonly Row[] = [
  {
    it: 'state becomes opens with the change only, whatever the case of letters',
    rule: rule({ type: 'state-becomes', state: 'ERROR' }),
    polls: [state(0, 'error'), state(5, 'live'), state(10, 'Error'), state(15, 'Error'), state(20, 'live')],
    expected: ['open 10', 'close 20'],
  },
  {
    it: 'state is not opens with any other state and not without one',
    rule: rule({ type: 'state-is-not', state: 'PUBLISHED' }),
    polls: [look(0), state(5, 'published'), state(10, 'STOPPED'), miss(15), state(20, 'PUBLISHED')],
    expected: ['open 10', 'close 20'],
  },
  {
    it: 'grade is opens with the grade and closes with another; no grade is no data',
    rule: rule({ type: 'grade-is', grade: 'Poor' }),
    polls: [look(0, { grade: 'poor' }), look(5), look(10, { grade: 'Good' })],
    expected: ['open 0', 'close 10'],
  },
  {
    it: 'stream down opens when it was live and is not, preparing included',
    rule: rule({ type: 'stream-down' }),
    polls: [look(0, off), look(5), look(10, { presence: 'preparing' }), look(15)],
    expected: ['open 10', 'close 15'],
  },
  {
    it: 'stream down says nothing about what was never live, nor about what cannot be seen',
    rule: rule({ type: 'stream-down' }),
    polls: [look(0, off), look(5, off), look(10), miss(15), miss(20)],
    expected: [],
  },
  {
    it: 'not live opens five minutes before a planned window, and ends with it',
    rule: rule({ type: 'not-live', windows: [{ from: T0 + HOUR, until: T0 + 2 * HOUR }] }),
    polls: [look(3_299, off), look(3_300, off), look(7_199, off), look(7_200, off)],
    expected: ['open 3300', 'close 7200'],
  },
  {
    it: 'not live ends when it goes live; a window brought by the look counts too',
    rule: rule({ type: 'not-live', windows: [], lead: 0 }),
    polls: [
      look(0, { ...off, planned: [{ from: T0, until: T0 + HOUR }] }),
      look(5, { planned: [{ from: T0, until: T0 + HOUR }] }),
    ],
    expected: ['open 0', 'close 5'],
  },
];

describe('conditions: the words and presence of a vendor', () => {
  it.each(words.map((row) => [row.it, row] as const))('%s', (_it, row) => {
    expect(eventsOf(row)).toEqual(row.expected);
  });
});
