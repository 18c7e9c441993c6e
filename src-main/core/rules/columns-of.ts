/** Columns from looks, for what is kept as looks: an incident file, a recording, a test. */
import type { FailureKind } from '#contract/failure';
import { FAILED, FROZEN, GOOD, type LookColumns, type WordColumn } from './columns.ts';
import type { Look } from './types.ts';

/** The looks of one source, in the order of time. Undefined when there is none. */
export function columnsOf(looks: readonly Look[]): LookColumns | undefined {
  const [first] = looks;
  if (!first) return undefined;
  const { source, provider, kind, label, roles, planned } = first;
  const metrics = new Set(looks.flatMap((look) => Object.keys(look.readings)));
  return {
    source,
    provider,
    kind,
    label,
    roles,
    at: Float64Array.from(looks, (look) => look.at),
    outcome: Uint8Array.from(looks, (look) => outcomeOf(look)),
    values: Object.fromEntries([...metrics].map((id) => [id, numbers(looks, (look) => look.readings[id])])),
    presence: Uint8Array.from(looks, (look) => PRESENCE[look.presence ?? 'unknown']),
    state: wordsOf(looks.map((look) => look.state)),
    grade: wordsOf(looks.map((look) => look.grade)),
    failure: wordsOf<FailureKind>(looks.map((look) => look.failure?.kind)),
    message: wordsOf(looks.map((look) => look.failure?.message)),
    restarted: Uint8Array.from(looks, (look) => Number(look.restarted)),
    networkDown: Uint8Array.from(looks, (look) => Number(look.networkDown)),
    growthZ: numbers(looks, (look) => look.growthZ),
    arrivalsPerMinute: numbers(looks, (look) => look.arrivalsPerMinute),
    departuresPerMinute: numbers(looks, (look) => look.departuresPerMinute),
    ...(planned ? { planned } : {}),
  };
}

const PRESENCE = { unknown: 0, live: 1, preparing: 2, offline: 3 } as const;

function outcomeOf({ good, failure }: Look): number {
  if (good) return GOOD;
  return failure ? FAILED : FROZEN;
}

function numbers(looks: readonly Look[], read: (look: Look) => number | undefined): Float64Array {
  return Float64Array.from(looks, (look) => read(look) ?? NaN);
}

function wordsOf<Word extends string>(all: readonly (Word | undefined)[]): WordColumn<Word> {
  const words = [...new Set(all.filter((word) => word !== undefined))];
  return { words, index: Int16Array.from(all, (word) => (word === undefined ? -1 : words.indexOf(word))) };
}
