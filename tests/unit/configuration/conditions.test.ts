import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '#contract/configuration';
import { imported, problemsOf, spoilt } from './example.ts';

/** Each condition with all its fields. The record is closed by the compiler: a new type must be added here. */
const CONDITIONS: { readonly [Type in RuleCondition['type']]: RuleCondition & { readonly type: Type } } = {
  above: { type: 'above', metric: 'queue', value: 10 },
  below: { type: 'below', metric: 'live', value: 1 },
  grows: { type: 'grows', metric: 'queue', by: 3, within: 120_000, atLeast: 5 },
  'grows-unusually': { type: 'grows-unusually', z: 3, atLeast: 5, within: 600_000 },
  'wait-above': { type: 'wait-above', value: 300_000 },
  'forecast-above': { type: 'forecast-above', threshold: 20, horizon: 600_000, probability: 0.8 },
  'state-becomes': { type: 'state-becomes', state: 'CLOSED' },
  'state-is-not': { type: 'state-is-not', state: 'PUBLISHED' },
  'grade-is': { type: 'grade-is', grade: 'Bad' },
  'no-data': { type: 'no-data', after: 30_000, tries: 3 },
  failing: { type: 'failing', after: 30_000 },
  frozen: { type: 'frozen', after: 30_000 },
  'not-live': { type: 'not-live', windows: [{ from: 1_000, until: 2_000 }], lead: 300_000 },
  'stream-down': { type: 'stream-down' },
  'ingest-stalled': { type: 'ingest-stalled' },
  'delivery-low': { type: 'delivery-low' },
};

const withCondition = (condition: unknown) => spoilt(['rules.0.condition', condition]);

describe('the condition of an imported rule', () => {
  it.each(Object.values(CONDITIONS))('$type is understood with all its fields', (condition) => {
    expect(imported(withCondition(condition)).rules[0]?.condition).toEqual(condition);
  });

  it.each(Object.values(CONDITIONS))('$type with a misspelt field is refused', (condition) => {
    expect(problemsOf(withCondition({ ...condition, vlaue: 1 }))).toEqual([
      'rules.0.condition.vlaue: There is no such field here. Correct or remove it.',
    ]);
  });

  it.each([
    [undefined, 'rules.0.condition: '],
    [{}, 'rules.0.condition.type: Write one of the known conditions: above, below'],
    [{ type: 'sings' }, 'rules.0.condition.type: Write one of the known conditions: above, below'],
    [{ type: 'above' }, 'rules.0.condition.value: This field is missing.'],
    [{ type: 'above', value: '10' }, 'rules.0.condition.value: Write a number here.'],
    [{ type: 'above', value: 1e999 }, 'rules.0.condition.value: Write a number here.'],
    [{ type: 'above', metric: 'nothing', value: 1 }, 'rules.0.condition.metric: There is no such metric'],
    [
      { type: 'forecast-above', threshold: 1, horizon: 1, probability: 2 },
      'rules.0.condition.probability: Write a probability',
    ],
    [
      { type: 'not-live', windows: [{ from: 2, until: 1 }] },
      'rules.0.condition.windows.0: A planned window must end',
    ],
    [{ type: 'failing', after: -1 }, 'rules.0.condition.after: Write milliseconds'],
  ])('%j is refused', (condition, start) => {
    const [problem] = problemsOf(withCondition(condition));
    expect(problem?.slice(0, start.length)).toBe(start);
  });
});
