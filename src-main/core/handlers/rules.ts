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
      const refused = refuse(world, asked.rule);
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
    ...(starter && !isSame(meaningOf(starter), meaningOf(rule)) ? { changed: true as const } : {}),
  };
}

/** The sentence with names in place of ids. */
function sentenceOf(world: World, rule: AlertRule): string {
  const { source, provider, ...scope } = rule.scope;
  const label = source === undefined ? undefined : (world.watched.get(source)?.source.label ?? source);
  const vendor = world.parts.providers.find((one) => one.descriptor.id === provider)?.descriptor.name;
  const sentence = ruleSentence({
    ...rule,
    scope: { ...scope, ...present('source', label), ...present('provider', vendor ?? provider) },
  });
  return [sentence, ...alsoTold(world, rule)].join(' ');
}

/** Whom it tells beside the desktop, by name. */
function alsoTold({ configuration }: World, { destinations = [] }: AlertRule): readonly string[] {
  const known = configuration.destinations.filter(({ id }) => destinations.includes(id));
  return known.length === 0 ? [] : [`Also tells ${known.map(({ name }) => name).join(', ')}.`];
}

function refuse(world: World, rule: AlertRule) {
  const fields = [...validateRule(rule), ...unknownDestinations(world, rule)];
  return fields.length === 0 ? undefined : failed('invalid', 'Check the marked fields.', { fields });
}

function unknownDestinations({ configuration }: World, { destinations = [] }: AlertRule) {
  const known = new Set(configuration.destinations.map(({ id }) => id));
  if (destinations.every((id) => known.has(id))) return [];
  return [{ path: 'destinations', message: 'One of these destinations is no longer there.' }];
}

function saveRule(world: World, rule: AlertRule): Result<void> {
  const refused = refuse(world, rule);
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
  if (isSame(meaningOf(before), meaningOf(rule))) return retold(before, rule.destinations);
  return { ...rule, version: (before.version ?? 1) + 1 };
}

/** The same rule, telling others: what it judges has not changed, and so no version. */
function retold(before: AlertRule, destinations: AlertRule['destinations'] = []): AlertRule {
  const { destinations: told = [], ...rest } = before;
  if (isSame(told, destinations)) return before;
  return destinations.length === 0 ? rest : { ...rest, destinations };
}

/** Without what does not change what the rule judges. Absent and `true` are one for `enabled`. */
function meaningOf({
  version: _version,
  starter: _starter,
  destinations: _told,
  enabled,
  ...rule
}: AlertRule) {
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
      return starter ? nextOf(rule, { ...starter, ...present('destinations', rule.destinations) }) : rule;
    }),
  );
}

function put(world: World, rules: readonly AlertRule[]): Result<void> {
  return changeConfiguration(world, { ...world.configuration, rules });
}
