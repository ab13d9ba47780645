import { useState } from 'react';
import { usePrinting } from './printing.ts';

/**
 * Rows a page of `size` at a time, for a table and the Pager below it; on paper all of them, since nobody can turn a page there. `first` is the index of
 * the first row shown.
 */
export function usePages<Row>(rows: readonly Row[], size: number) {
  const [asked, onPage] = useState(1);
  const printing = usePrinting();
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(asked, pages);
  const first = printing ? 0 : (page - 1) * size;
  const shown = printing ? rows : rows.slice(first, first + size);
  return { shown, first, printing, onPage, pager: { page, pages, total: rows.length, onPage } };
}
