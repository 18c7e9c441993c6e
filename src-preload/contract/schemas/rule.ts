import * as v from 'valibot';
import type { AlertRule, RuleCondition } from '../configuration.ts';
import {
  amount,
  entryId,
  fields,
  flag,
  plannedWindow,
  ruleName,
  severity,
  shortName,
  span,
  wholeNumber,
} from './parts.ts';

const metric = v.exactOptional(entryId);
const PROBABILITY = 'Write a probability from 0 to 1 here.';
const probability = v.pipe(amount, v.minValue(0, PROBABILITY), v.maxValue(1, PROBABILITY));

const condition = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  fields(entries, 'Write a condition here.');

const TYPES =
  'above, below, grows, grows-unusually, wait-above, forecast-above, state-becomes, state-is-not, grade-is, no-data, failing, frozen, not-live, stream-down, ingest-stalled, delivery-low';

const KNOWN = `Write one of the known conditions: ${TYPES}.`;

const notLive = {
  type: v.literal('not-live'),
  windows: v.pipe(v.array(plannedWindow, 'Write a list of windows here.'), v.maxLength(1_000), v.readonly()),
  lead: v.exactOptional(span),
};
const otherConditions = [
  condition({ type: v.picklist(['above', 'below']), metric, value: amount }),
  condition({
    type: v.literal('grows'),
    metric,
    by: amount,
    within: span,
    atLeast: v.exactOptional(amount),
  }),
  condition({
    type: v.literal('grows-unusually'),
    z: v.exactOptional(amount),
    atLeast: v.exactOptional(amount),
    within: v.exactOptional(span),
  }),
  condition({ type: v.literal('wait-above'), value: amount }),
  condition({ type: v.literal('forecast-above'), threshold: amount, horizon: span, probability }),
  condition({ type: v.picklist(['state-becomes', 'state-is-not']), state: shortName }),
  condition({ type: v.literal('grade-is'), grade: shortName }),
  condition({ type: v.literal('no-data'), after: span, tries: v.exactOptional(wholeNumber) }),
  condition({ type: v.picklist(['failing', 'frozen']), after: span }),
  condition({ type: v.picklist(['stream-down', 'ingest-stalled', 'delivery-low']) }),
] as const;

/** One object for each type of `RuleCondition`: what is not listed there is not known. */
export const conditionSchema = v.variant(
  'type',
  [...otherConditions, condition(notLive)],
  KNOWN,
) satisfies v.GenericSchema<unknown, RuleCondition>;

const scopeEntries = {
  source: v.exactOptional(entryId),
  provider: v.exactOptional(entryId),
  kind: v.exactOptional(entryId),
  metric,
};
const SCOPE = 'Write what the rule looks at here: {} for everything.';

export const ruleSchema = fields(
  {
    id: entryId,
    name: shortName,
    scope: fields(scopeEntries, SCOPE),
    condition: conditionSchema,
    clear: v.exactOptional(
      fields({ value: v.exactOptional(amount), for: v.exactOptional(span) }, 'Write value or for here.'),
    ),
    for: span,
    keepFiring: v.exactOptional(span),
    severity,
    cooldown: v.exactOptional(span),
    enabled: v.exactOptional(flag),
    version: v.exactOptional(wholeNumber),
    starter: v.exactOptional(flag),
    destinations: v.exactOptional(
      v.pipe(
        v.array(entryId, 'Write a list of destinations here.'),
        v.maxLength(20, 'Name at most 20 destinations.'),
        v.readonly(),
      ),
    ),
  },
  'Write a rule here.',
) satisfies v.GenericSchema<unknown, AlertRule>;

/** A rule that judges: one of the user's, or one that an event brings, which names its sources and the event. */
export const judgedRuleSchema = fields(
  {
    ...ruleSchema.entries,
    name: ruleName,
    scope: fields(
      {
        ...scopeEntries,
        sources: v.exactOptional(v.pipe(v.array(entryId), v.maxLength(1_000), v.readonly())),
      },
      SCOPE,
    ),
    condition: v.variant(
      'type',
      [...otherConditions, condition({ ...notLive, event: v.exactOptional(shortName) })],
      KNOWN,
    ),
  },
  'Write a rule here.',
) satisfies v.GenericSchema<unknown, AlertRule>;
