import { describe, expect, it } from 'vitest';
import type { AlertRule, RuleCondition } from '#contract/configuration';
import { validateRule } from '../../../src-main/core/rules/validate.ts';
import { MINUTE, rule } from './support.ts';

const above: RuleCondition = { type: 'above', metric: 'queue', value: 10 };
const paths = (asked: AlertRule) => validateRule(asked).map((problem) => problem.path);
const of = (condition: RuleCondition, more: Partial<AlertRule> = {}) => paths(rule(condition, more));

describe('a rule with something wrong', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['no name', of(above, { name: ' ' }), ['name']],
    ['no id', of(above, { id: '' }), ['id']],
    ['a hold below nothing', of(above, { for: -1 }), ['for']],
    ['a hold of days', of(above, { for: 1e9 }), ['for']],
    ['a cooldown that is no number', of(above, { cooldown: NaN }), ['cooldown']],
    ['endless firing', of(above, { keepFiring: Infinity }), ['keepFiring']],
    ['a severity nobody knows', of(above, { severity: 'loud' as 'info' }), ['severity']],
    ['no metric', of({ type: 'above', value: 10 }), ['condition.metric']],
    ['no value', of({ type: 'below', metric: 'health', value: NaN }), ['condition.value']],
    ['a clear value above the limit', of(above, { clear: { value: 10 } }), ['clear.value']],
    [
      'a clear value below a lower limit',
      of({ type: 'below', metric: 'health', value: 40 }, { clear: { value: 39 } }),
      ['clear.value'],
    ],
    ['a clear value without a use', of({ type: 'stream-down' }, { clear: { value: 1 } }), ['clear.value']],
    ['a clear span below nothing', of(above, { clear: { for: -1 } }), ['clear.for']],
    ['growth by nothing', of({ type: 'grows', metric: 'queue', by: 0, within: MINUTE }), ['condition.by']],
    ['growth within no time', of({ type: 'grows', metric: 'queue', by: 3, within: 0 }), ['condition.within']],
    ['a wait of nothing', of({ type: 'wait-above', value: 0 }), ['condition.value']],
    [
      'a chance above certainty',
      of({ type: 'forecast-above', threshold: 20, horizon: MINUTE, probability: 70 }),
      ['condition.probability'],
    ],
    ['no state', of({ type: 'state-becomes', state: '' }), ['condition.state']],
    ['no grade', of({ type: 'grade-is', grade: ' ' }), ['condition.grade']],
    ['half a try', of({ type: 'no-data', after: 0, tries: 1.5 }), ['condition.tries']],
    ['a score of nothing', of({ type: 'grows-unusually', z: 0 }), ['condition.z']],
    ['no planned time', of({ type: 'not-live', windows: [] }), ['condition.windows']],
    [
      'a planned time that ends before it begins',
      of({
        type: 'not-live',
        windows: [
          { from: 1, until: 2 },
          { from: 9, until: 3 },
        ],
      }),
      ['condition.windows.1.until'],
    ],
  ])('names the field: %s', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('has a message for every problem', () => {
    const wrong = rule({ type: 'grows', by: -1, within: 0 }, { id: '', name: '', for: -1, cooldown: -1 });
    const problems = validateRule(wrong);
    expect(problems.length).toBeGreaterThanOrEqual(6);
    expect(problems.every((problem) => problem.message.length > 5)).toBe(true);
  });
});

describe('a rule with nothing wrong', () => {
  it.each<RuleCondition>([
    above,
    { type: 'below', metric: 'health', value: 40 },
    { type: 'grows', metric: 'queue', by: 3, within: MINUTE, atLeast: 5 },
    { type: 'grows-unusually' },
    { type: 'wait-above', value: MINUTE },
    { type: 'forecast-above', threshold: 20, horizon: MINUTE, probability: 0.7 },
    { type: 'state-is-not', state: 'live' },
    { type: 'grade-is', grade: 'Poor' },
    { type: 'no-data', after: 0 },
    { type: 'failing', after: 0 },
    { type: 'frozen', after: 0 },
    { type: 'stream-down' },
    { type: 'ingest-stalled' },
    { type: 'delivery-low' },
    { type: 'not-live', windows: [{ from: 0, until: 1 }] },
  ])('may be saved: %o', (condition) => {
    expect(of(condition)).toEqual([]);
  });
});
