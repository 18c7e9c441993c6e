/** A fact as text, by the kind its descriptor names. */
import type { FactDescriptor } from '#contract/descriptor';
import type { FactValue } from '#contract/model';
import { sourceWords } from '../words/source.ts';
import { formatNumber } from './numbers.ts';
import { formatExact, formatSpan } from './times.ts';

const plain = (value: FactValue): string =>
  typeof value === 'object'
    ? value.join(', ')
    : typeof value === 'boolean'
      ? flag(value)
      : typeof value === 'number'
        ? formatNumber(value, 2)
        : value;

const flag = (value: FactValue): string =>
  value === true || value === 'true' ? sourceWords.yes : sourceWords.no;

const ofNumber = (format: (value: number) => string) => (value: FactValue) =>
  typeof value === 'number' ? format(value) : plain(value);

const byKind: Readonly<Record<FactDescriptor['kind'], (value: FactValue) => string>> = {
  text: plain,
  flag: (value) => (typeof value === 'boolean' ? flag(value) : plain(value)),
  time: ofNumber((at) => formatExact(at)),
  span: ofNumber(formatSpan),
  seconds: ofNumber((seconds) => formatSpan(seconds * 1_000)),
  list: plain,
  pairs: plain,
};

/** One text; lists joined by commas. */
export const formatFact = (
  value: FactValue,
  { kind, zero }: Pick<FactDescriptor, 'kind' | 'zero'>,
): string => (value === 0 && zero !== undefined ? zero : byKind[kind](value));
