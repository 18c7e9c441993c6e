import { done, failed, type Result } from '#contract/failure';
import type { World } from '../monitor/world.ts';

export interface FactEntry {
  readonly source: string;
  readonly fact: string;
  /** Place in the fact's list, from 0. */
  readonly entry: number;
}

/**
 * Puts one entry of a fact on the clipboard, as main knows it: the page names it and cannot put a text of its own there.
 * Fails for facts that are not there to be handed on, and where there is no clipboard.
 */
export async function copyFact(world: World, { source, fact, entry }: FactEntry): Promise<Result<void>> {
  const watched = world.watched.get(source);
  const isCopied = watched?.kind.facts.some((one) => one.id === fact && one.copies === true);
  const value = watched?.state.lastGood?.facts[fact];
  const text = isCopied && typeof value === 'object' ? value[entry] : undefined;
  if (text === undefined) return failed('not-found', 'It is no longer there to be copied.');
  const { clipboard } = world.parts;
  if (!clipboard) return failed('rejected', 'There is no clipboard here.');
  return clipboard.write(text).then(
    () => done(undefined),
    () => failed('rejected', 'The clipboard did not take it.'),
  );
}
