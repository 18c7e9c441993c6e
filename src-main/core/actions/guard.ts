import type { ActionDefinition, Sight } from './kit.ts';

/** Why an action cannot be done to a thing that stands like this, in a sentence; undefined when it can. */
export function refusalOf(definition: ActionDefinition, sight: Sight, label: string): string | undefined {
  if (!sight.exists) return `${label} is no longer there.`;
  const { states, label: verb } = definition.descriptor;
  if (!states.includes(sight.status))
    return `“${verb}” is possible while it is ${either(states)}, but ${label} is ${sight.status || 'unknown'}.`;
  return definition.refusal?.(sight);
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
