/** Rules as the operator edits them: checked, tried on the past, saved, switched, restored. */
import type { RuleWords } from '#contract/channels/rules';
import type { AlertRule } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import { explainMinute } from '../incidents/explain-minute.ts';
import { tryRule } from '../incidents/try-rule.ts';
import { present } from '../monitor/source-view.ts';
import type { World } from '../monitor/world.ts';
import { isSame } from '../rules/same.ts';
import { starterRules } from '../rules/starter.ts';
import { validateRule } from '../rules/validate.ts';
import { ruleSentence } from '../wording/rule.ts';
import { changeConfiguration } from './change.ts';

const gone = failed('not-found', 'That rule is no longer there.');

interface Asked {
  readonly rule: AlertRule;
  readonly from: number;
  readonly until: number;
}

export function ruleHandlers(world: World) {
  let trials = 0;
  return {
    readRules: () => done(world.configuration.rules.map((rule) => viewOf(world, rule))),
    saveRule: ({ rule }: { rule: AlertRule }) => saveRule(world, rule),
    removeRule: ({ id }: { id: string }) => removeRule(world, id),
    switchRule: ({ id, enabled }: { id: string; enabled: boolean }) => switchRule(world, id, enabled),
    restoreStarterRules: ({ id }: { id?: string | undefined }) => restore(world, id),
    describeRule: ({ rule }: { rule: AlertRule }) =>
      done<RuleWords>({ sentence: sentenceOf(world, rule), problems: validateRule(rule) }),
    backTest: (asked: Asked) => {
      const trial = ++trials;
      const refused = refuse(asked.rule);
      if (refused) return refused;
      return tryRule(world, { ...asked, isWanted: () => trial === trials });
    },
    explainMinute: (question: { source: string; at: number; rule?: string | undefined }) =>
      explainMinute(world, question),
  };
}

function viewOf(world: World, rule: AlertRule) {
  const starter = starterRules.find((one) => one.id === rule.id);
  const open = [...world.incidents.values()].filter((one) => one.closedAt === undefined);
  return {
    rule,
    sentence: sentenceOf(world, rule),
    firing: open.filter((one) => one.rule === rule.id).length,
    ...(starter && !isSame(unversioned(starter), unversioned(rule)) ? { changed: true as const } : {}),
  };
}

/** The sentence with names in place of ids. */
function sentenceOf(world: World, rule: AlertRule): string {
  const { source, provider, ...scope } = rule.scope;
  const label = source === undefined ? undefined : (world.watched.get(source)?.source.label ?? source);
  const vendor = world.parts.providers.find((one) => one.descriptor.id === provider)?.descriptor.name;
  return ruleSentence({
    ...rule,
    scope: { ...scope, ...present('source', label), ...present('provider', vendor ?? provider) },
  });
}

function refuse(rule: AlertRule) {
  const fields = validateRule(rule);
  return fields.length === 0 ? undefined : failed('invalid', 'Check the marked fields.', { fields });
}

function saveRule(world: World, rule: AlertRule): Result<void> {
  const refused = refuse(rule);
  if (refused) return refused;
  const { rules } = world.configuration;
  const before = rules.find((one) => one.id === rule.id);
  if (!before) return put(world, [...rules, { ...rule, version: 1 }]);
  const { starter: _starter, ...own } = rule;
  const saved = { ...own, ...(before.starter ? { starter: true } : {}) };
  return put(
    world,
    rules.map((one) => (one === before ? nextOf(before, saved) : one)),
  );
}

/** Counts the version up, unless nothing differs: an incident's proof names the version it was judged by. */
function nextOf(before: AlertRule, rule: AlertRule): AlertRule {
  if (isSame(unversioned(before), unversioned(rule))) return before;
  return { ...rule, version: (before.version ?? 1) + 1 };
}

/** Without what does not change the rule's meaning. Absent and `true` are one for `enabled`. */
function unversioned({ version: _version, starter: _starter, enabled, ...rule }: AlertRule) {
  return enabled === false ? { ...rule, enabled } : rule;
}

function removeRule(world: World, id: string): Result<void> {
  const { rules } = world.configuration;
  const rule = rules.find((one) => one.id === id);
  if (!rule) return gone;
  if (starterRules.some((one) => one.id === id))
    return failed('rejected', 'A starter rule stays in the list. Switch it off instead.');
  return put(
    world,
    rules.filter((one) => one !== rule),
  );
}

function switchRule(world: World, id: string, isOn: boolean): Result<void> {
  const { rules } = world.configuration;
  if (!rules.some((one) => one.id === id)) return gone;
  const switched = ({ enabled: _enabled, ...rule }: AlertRule) => (isOn ? rule : { ...rule, enabled: false });
  return put(
    world,
    rules.map((one) => (one.id === id ? nextOf(one, switched(one)) : one)),
  );
}

function restore(world: World, id: string | undefined): Result<void> {
  const wanted = starterRules.filter((one) => id === undefined || one.id === id);
  if (wanted.length === 0) return gone;
  return put(
    world,
    world.configuration.rules.map((rule) => {
      const starter = wanted.find((one) => one.id === rule.id);
      return starter ? nextOf(rule, starter) : rule;
    }),
  );
}

function put(world: World, rules: readonly AlertRule[]): Result<void> {
  return changeConfiguration(world, { ...world.configuration, rules });
}
