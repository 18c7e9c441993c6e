/** The overview's columns, in order. */
import type { columnWords } from '../words/overview.ts';
import type { SortKey } from './ordering.ts';

export interface Column {
  readonly id: keyof typeof columnWords;
  readonly sort?: SortKey;
  readonly isNumber?: true;
}

export const columns: readonly Column[] = [
  { id: 'state', sort: 'state' },
  { id: 'label', sort: 'label' },
  { id: 'account', sort: 'account' },
  { id: 'live', sort: 'live', isNumber: true },
  { id: 'queue', sort: 'queue', isNumber: true },
  { id: 'wait', sort: 'wait', isNumber: true },
  { id: 'health', sort: 'health', isNumber: true },
  { id: 'trend' },
  { id: 'age', sort: 'age', isNumber: true },
];
