import type { ActionValue, ActionValues } from '#contract/channels/actions';
import type { ActionDefinition, Sight } from './kit.ts';

/**
 * True when a thing no longer stands as it was shown: a destructive action was confirmed for another state, or somebody
 * else has changed a value that an update would replace.
 */
export function hasMoved(
  { descriptor, mustType }: ActionDefinition,
  planned: Sight,
  now: Sight,
  asked: ActionValues,
): boolean {
  if (descriptor.destructive && planned.status !== now.status) return true;
  if (mustType(now) && !mustType(planned)) return true;
  return Object.keys(asked).some((id) => !isSame(planned.values?.[id], now.values?.[id]));
}

/** Equal values, whatever the order of entries. */
export function isSame(one: ActionValue | undefined, other: ActionValue | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: ActionValue | undefined): unknown {
  return typeof value === 'object'
    ? value.map((pair) => JSON.stringify([pair.name, pair.value])).sort()
    : value;
}
