import type { Ask } from '../server/exchange.ts';

export interface Paging {
  readonly page: number;
  readonly rowsPerPage: number;
}

/** `page` from 1 and `rowsPerPage` (default 10, at most 50); undefined when they are not whole numbers in range. */
export function pagingOf(ask: Ask): Paging | undefined {
  const page = Number(ask.query.get('page') ?? 1);
  const rowsPerPage = Number(ask.query.get('rowsPerPage') ?? 10);
  const isFine = Number.isInteger(page) && page >= 1 && Number.isInteger(rowsPerPage) && rowsPerPage >= 1;
  return isFine && rowsPerPage <= 50 ? { page, rowsPerPage } : undefined;
}

/** The page of a list in Storm's shape (reference/providers.md 2.2). */
export function pageOf<Item>(items: readonly Item[], { page, rowsPerPage }: Paging) {
  const totalPages = Math.ceil(items.length / rowsPerPage);
  return {
    totalItems: items.length,
    itemsPerPage: rowsPerPage,
    totalPages,
    currentPage: page,
    hasPrevious: page > 1,
    hasNext: page < totalPages,
    list: items.slice((page - 1) * rowsPerPage, page * rowsPerPage),
  };
}
