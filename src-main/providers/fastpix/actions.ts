/** One definition for each action: what it says, what it sends, and how one sees that it is done (seed 003). */
import type { ActionValue, ActionValues, Pair } from '#contract/channels/actions';
import type { ActionDefinition, ActionRequest, Sight, SourceKey } from '../../core/provider.ts';
import * as descriptors from './actions-descriptor.ts';

const streamPath = (key: SourceKey, ...verb: readonly string[]) => [
  'live',
  'streams',
  key['streamId'] ?? '',
  ...verb,
];

const put =
  (verb: string) =>
  (key: SourceKey): ActionRequest => ({ method: 'PUT', path: streamPath(key, verb) });

const isOnAir = ({ status }: Sight) => status === 'active';

const disable: ActionDefinition = {
  descriptor: descriptors.disable,
  consequence: (sight) =>
    isOnAir(sight)
      ? 'The broadcast ends at once and all viewers are cut off. It takes no broadcast until it is enabled again.'
      : 'It takes no broadcast until it is enabled again.',
  mustType: isOnAir,
  request: put('live-disable'),
  isDone: ({ exists, status }) => exists && status === 'disabled',
  doneWords: 'is disabled',
  ends: 'disabled this stream',
};

const enable: ActionDefinition = {
  descriptor: descriptors.enable,
  refusal: ({ facts }) =>
    facts['trial'] === true ? 'FastPix does not enable trial streams again.' : undefined,
  consequence: () => descriptors.enable.consequence,
  mustType: () => false,
  request: put('live-enable'),
  isDone: ({ exists, status }) => exists && status !== '' && status !== 'disabled',
  doneWords: 'is enabled',
};

const finish: ActionDefinition = {
  descriptor: descriptors.finish,
  consequence: () => descriptors.finish.consequence,
  mustType: () => false,
  request: put('finish'),
  isDone: ({ exists, status }) => exists && (status === 'idle' || status === 'disabled'),
  doneWords: 'is off air',
  ends: 'finished this stream',
};

const remove: ActionDefinition = {
  descriptor: descriptors.remove,
  consequence: () => descriptors.remove.consequence,
  mustType: () => true,
  request: (key) => ({ method: 'DELETE', path: streamPath(key) }),
  isDone: ({ exists }) => !exists,
  doneWords: 'is gone',
  ends: 'deleted this stream',
};

const update: ActionDefinition = {
  descriptor: descriptors.update,
  consequence: () => 'FastPix replaces all metadata entries by yours; what is left out is gone.',
  mustType: () => false,
  request: (key, asked) => ({ method: 'PATCH', path: streamPath(key), json: bodyOf(asked) }),
  isDone: ({ exists, values }, asked) =>
    exists && Object.entries(asked).every(([id, value]) => isAsAsked(values?.[id], value)),
  doneWords: 'has the new values',
};

/** Metadata travels as an object of texts (providers.md 3.2). */
function bodyOf(asked: ActionValues): unknown {
  const entries = Object.entries(asked).map(([id, value]) => [
    id,
    typeof value === 'object'
      ? Object.fromEntries(value.map((pair) => [pair.name, pair.value ?? '']))
      : value,
  ]);
  return Object.fromEntries(entries);
}

function isAsAsked(now: ActionValue | undefined, asked: ActionValue): boolean {
  if (typeof asked !== 'object') return now === asked;
  if (typeof now !== 'object' || now.length !== asked.length) return false;
  return asked.every((pair) => now.some((one) => isSamePair(one, pair)));
}

function isSamePair(now: Pair, asked: Pair): boolean {
  return now.name === asked.name && (asked.value === undefined || now.value === asked.value);
}

export const definitions: readonly ActionDefinition[] = [update, disable, enable, finish, remove];
