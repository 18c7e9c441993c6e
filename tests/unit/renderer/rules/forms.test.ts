import { describe, expect, test } from 'vitest';
import type { AlertRule, RuleCondition } from '#contract/configuration';
import { starterRules } from '../../../../src-main/core/rules/starter.ts';
import { validateRule } from '../../../../src-main/core/rules/validate.ts';
import { knownWords, readables, scopeChoices } from '../../../../src-renderer/rules/choices.ts';
import { spanText, toSpan } from '../../../../src-renderer/rules/spans.ts';
import { RuleForm, newRule } from '../../../../src-renderer/state/rule-form.svelte.ts';
import { venue } from '../views.ts';

const MINUTE = 60_000;
const all = readables([venue]);

const conditions: readonly RuleCondition[] = [
  { type: 'above', metric: 'queue', value: 10 },
  { type: 'below', metric: 'health', value: 40.5 },
  { type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE, atLeast: 5 },
  { type: 'grows-unusually', z: 3, atLeast: 4 },
  { type: 'wait-above', value: 5 * MINUTE },
  { type: 'forecast-above', threshold: 20, horizon: 10 * MINUTE, probability: 0.8 },
  { type: 'state-becomes', state: 'STOPPED' },
  { type: 'state-is-not', state: 'active' },
  { type: 'grade-is', grade: 'Bad' },
  { type: 'no-data', after: 30_000, tries: 3 },
  { type: 'failing', after: MINUTE },
  { type: 'frozen', after: MINUTE },
  { type: 'not-live', windows: [{ from: 1_000, until: 2_000 }], lead: 5 * MINUTE },
  { type: 'stream-down' },
  { type: 'ingest-stalled' },
  { type: 'delivery-low' },
];

const clearOf: { readonly [Type in RuleCondition['type']]?: number } = {
  above: 6,
  below: 45,
  'wait-above': 3 * MINUTE,
  'forecast-above': 0.5,
  grows: 2,
  'grows-unusually': 1,
};

function ruleOf(condition: RuleCondition): AlertRule {
  const value = clearOf[condition.type];
  return {
    id: 'r',
    name: 'Rule',
    scope: 'metric' in condition ? { metric: condition.metric } : {},
    condition,
    ...(value === undefined ? {} : { clear: { value, for: 20_000 } }),
    for: 90_000,
    keepFiring: 15_000,
    cooldown: 60 * MINUTE,
    severity: 'critical',
  } as AlertRule;
}

describe('the form of a rule', () => {
  test.each(starterRules.map((rule) => [rule.name, rule] as const))(
    'gives %s back as it was',
    (_name, rule) => {
      expect(new RuleForm(rule, all).rule).toEqual(rule);
    },
  );

  test.each(conditions.map((condition) => [condition.type, condition] as const))(
    'keeps every number of "%s"',
    (_type, condition) => {
      const form = new RuleForm(ruleOf(condition), all);
      expect(form.isReadable).toBe(true);
      expect(form.rule.condition).toEqual(condition);
      expect(form.rule).toMatchObject({ for: 90_000, keepFiring: 15_000, cooldown: 60 * MINUTE });
      expect(form.rule.clear?.value).toBe(clearOf[condition.type]);
    },
  );

  test('makes of a new rule one that can be saved as soon as it has a name', () => {
    const form = new RuleForm(newRule('r1'), all);
    expect(form.check()).toBe(false);
    form.write('name', 'Long queue');
    expect(form.check()).toBe(true);
    expect(validateRule(form.rule)).toEqual([]);
  });

  test('can be tried before it has a name, but not before its numbers can be read', () => {
    const form = new RuleForm(newRule('r1'), all);
    expect(form.draft).toMatchObject({ condition: { value: 10 } });
    expect(validateRule(form.draft ?? newRule(''))).toEqual([]);
    form.write('condition.value', 'ten');
    expect(form.draft).toBeUndefined();
  });

  test('does not send what belonged to another condition', () => {
    const form = new RuleForm(ruleOf({ type: 'grows', metric: 'queue', by: 3, within: MINUTE }), all);
    form.write('condition.type', 'failing');
    form.write('condition.after', '1 min');
    expect(form.rule.condition).toEqual({ type: 'failing', after: MINUTE });
    expect(form.rule.scope).toEqual({});
    expect(form.rule.clear).toEqual({ for: 20_000 });
  });

  test.each([
    ['condition.value', 'many', 'Write a number.'],
    ['condition.value', '', 'Write a number.'],
    ['for', '3 weeks', 'Write a time such as 30 s, 2 min or 1 h.'],
  ])('names %s when it says %j', (path, text, message) => {
    const form = new RuleForm(ruleOf({ type: 'above', metric: 'queue', value: 1 }), all);
    form.write(path, text);
    expect(form.isReadable).toBe(false);
    expect(form.problem(path, [])).toBe(message);
  });

  test('holds its tongue about fields nobody has touched, until it is sent', () => {
    const form = new RuleForm(newRule('r1'), all);
    expect(form.problem('name', [])).toBeUndefined();
    form.check();
    expect(form.problem('name', [])).toBe('Give the rule a name.');
  });

  test('shows what main says at the field main names', () => {
    const form = new RuleForm(ruleOf(conditions[0] as RuleCondition), all);
    form.write('condition.value', '5');
    const told = [{ path: 'rule.condition.value', message: 'Too small.' }];
    expect(form.problem('condition.value', told)).toBe('Too small.');
  });

  test('asks for planned times that are whole', () => {
    const form = new RuleForm(ruleOf(conditions[12] as RuleCondition), all);
    form.windows = [{ from: NaN, until: 5 }];
    expect(form.check()).toBe(false);
    expect(form.problem('condition.windows.0', [])).toBe('Enter when it begins and when it ends.');
  });

  test.each([
    ['state-becomes', 'condition.state', 'closed', 'OFFLINE'],
    ['grade-is', 'condition.grade', ' bad', 'Poor'],
  ] as const)('offers the known words of "%s" and remarks on any other', (type, path, known, other) => {
    const form = new RuleForm(newRule('r1'), all, { states: ['CLOSED'], grades: ['Bad'] });
    form.write('condition.type', type);
    const field = () => form.conditionFields.find(({ id }) => id === path);
    expect(field()?.choices).toHaveLength(1);
    form.write(path, known);
    expect(field()?.help).toBe('The word the vendor uses.');
    form.write(path, other);
    expect(field()?.help).toMatch(/^No vendor here is known to use this word/);
    form.write('name', 'Mine');
    expect(form.check()).toBe(true);
  });

  test('knows each word of the vendors once', () => {
    const kinds = venue.sourceKinds.map((kind) => ({ ...kind, states: ['OPEN', 'SHUT'], grades: ['Bad'] }));
    expect(kinds.length).toBeGreaterThan(1);
    expect(knownWords([{ ...venue, sourceKinds: kinds }])).toEqual({
      states: ['OPEN', 'SHUT'],
      grades: ['Bad'],
    });
  });

  test('looks at one source, one kind, one vendor or everything', () => {
    const form = new RuleForm(newRule('r1'), all);
    const seen = scopeChoices([venue], [{ id: 'show room', label: 'Showroom' }], 'all').map(
      ({ value }) => value,
    );
    expect(seen).toEqual([
      'all',
      'provider venue',
      'kind venue hall',
      'kind venue camera',
      'source show room',
    ]);
    form.write('scope', 'kind venue hall');
    expect(form.rule.scope).toEqual({ provider: 'venue', kind: 'hall', metric: 'queue' });
    form.write('scope', 'source f1');
    expect(form.rule.scope).toEqual({ source: 'f1', metric: 'queue' });
  });

  test('offers a source that is gone as long as the rule looks at it', () => {
    expect(scopeChoices([venue], [], 'source f1').at(-1)).toEqual({ value: 'source f1', label: 'f1' });
  });
});

describe('spans', () => {
  test.each([
    ['30', 30_000],
    ['30 s', 30_000],
    ['2 min', 120_000],
    ['1 h 30 min', 5_400_000],
    ['1h30m', 5_400_000],
    ['0,5 s', 500],
    ['7 d', 604_800_000],
    ['250 ms', 250],
  ])('%j is %d ms', (text, span) => expect(toSpan(text)).toBe(span));

  test.each(['', 'soon', '-3 s', '3 weeks', '1 2', '5 s x'])('%j is none', (text) => {
    expect(toSpan(text)).toBeNull();
  });

  test.each([0, 250, 1_000, 90_000, 5_400_000, 86_400_000, 90_061_001])('%d ms comes back', (span) => {
    expect(toSpan(spanText(span))).toBe(span);
  });
});
