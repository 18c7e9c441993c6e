/** The starter rules, quiet on purpose (product.md section 5), and the two alerts on a stream's flow (queue-insight C-10). */
import type { AlertRule } from '#contract/configuration';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const rules: readonly Omit<AlertRule, 'version' | 'starter'>[] = [
  {
    id: 'queue-grows',
    name: 'Queue growing',
    scope: { metric: 'queue' },
    condition: { type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE, atLeast: 5 },
    for: 0,
    severity: 'warning',
  },
  {
    id: 'queue-long',
    name: 'Queue long',
    scope: { metric: 'queue' },
    condition: { type: 'above', metric: 'queue', value: 10 },
    clear: { value: 6 },
    for: 30 * SECOND,
    severity: 'critical',
  },
  {
    id: 'wait-long',
    name: 'Wait long',
    scope: { metric: 'queue' },
    condition: { type: 'wait-above', value: 5 * MINUTE },
    for: MINUTE,
    severity: 'warning',
  },
  {
    id: 'stream-down',
    name: 'Stream down',
    // A viewer who leaves is no stream that went down.
    scope: { kind: 'stream' },
    condition: { type: 'stream-down' },
    for: 10 * SECOND,
    severity: 'critical',
  },
  {
    id: 'blind',
    name: 'Blind',
    scope: {},
    condition: { type: 'no-data', after: 30 * SECOND, tries: 3 },
    for: 0,
    severity: 'warning',
  },
  {
    id: 'poor-health',
    name: 'Poor health',
    scope: { metric: 'health' },
    condition: { type: 'below', metric: 'health', value: 40 },
    for: 30 * SECOND,
    severity: 'warning',
  },
  {
    id: 'ingest-stalled',
    name: 'Ingest stalled',
    scope: { metric: 'ingest' },
    condition: { type: 'ingest-stalled' },
    for: 0,
    severity: 'warning',
  },
  {
    id: 'delivery-low',
    name: 'Delivery low',
    scope: { metric: 'delivery' },
    condition: { type: 'delivery-low' },
    for: MINUTE,
    severity: 'warning',
  },
];

export const starterRules: readonly AlertRule[] = rules.map((rule) => ({
  ...rule,
  version: 1,
  starter: true,
}));

/**
 * These rules with the starter rules they lack, by id. A changed starter rule stays changed, a switched-off one stays off:
 * only what is not there at all is added, so to be rid of one it is switched off, not removed.
 */
export function withStarterRules(rules: readonly AlertRule[]): readonly AlertRule[] {
  const known = new Set(rules.map((rule) => rule.id));
  const missing = starterRules.filter((rule) => !known.has(rule.id));
  return missing.length === 0 ? rules : [...rules, ...missing];
}
