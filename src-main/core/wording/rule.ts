import type { AlertRule } from '#contract/configuration';

/** What a rule means, in one sentence. */
export function ruleSentence(rule: AlertRule): string {
  return rule.name;
}

/** The rules in force for one source. */
export function ruleSentencesFor(rules: readonly AlertRule[], _watched: unknown) {
  return rules.map((rule) => ({ id: rule.id, name: rule.name, sentence: ruleSentence(rule) }));
}
