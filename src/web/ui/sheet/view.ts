import { useMemo, useRef, useState } from 'react';
import { isEmptyCell, type SheetRow } from './model.ts';
import type { RowFaults, SheetProps } from './props.ts';

/** The rows in view, and where each stands among all of them. */
export type View = {
  readonly rows: readonly SheetRow[];
  readonly at: (index: number) => number;
  /** Rows with a fault, among all. */
  readonly faulty: number;
  readonly faults: (row: SheetRow) => RowFaults | null;
  /** An empty line at the end in which a row can be begun. */
  readonly open: boolean;
};

/** Which rows are left in view: the wrong ones, those in which something may be changed, or those that wait for a word. */
export type Kept = 'faults' | 'free' | 'waits';
export type Filter = { readonly on: Kept | null; readonly set: (on: Kept | null) => void };

/**
 * All rows, or those that were wrong when the filter was set: a row that is put right stays until it is set again, so that nothing vanishes
 * under the hand. A row that is just being begun is not told yet what it lacks: `fresh` names it.
 */
export function useView({ rows, faults, readOnly, lock, waits }: SheetProps, fresh: string | null): View & { filter: Filter } {
  const [chosen, keep] = useState<{ on: Kept; ids: ReadonlySet<string> } | null>(null);
  // Once no row knows of waiting (another list was imported over it), there is nothing to show alone.
  const kept = chosen?.on === 'waits' && !waits ? null : chosen;
  const filter = useRef({ rows, faults, lock, waits });
  filter.current = { rows, faults, lock, waits };
  const shownFaults = useMemo(
    () =>
      (row: SheetRow): RowFaults | null => {
        const found = faults(row);
        if (!found || row.id !== fresh) return found;
        const told = Object.entries(found).filter(([key]) => !isEmptyCell(row.cells[key]));
        return told.length > 0 ? Object.fromEntries(told) : null;
      },
    [faults, fresh],
  );
  const faulty = useMemo(() => rows.reduce((n, row) => n + (shownFaults(row) ? 1 : 0), 0), [rows, shownFaults]);
  const part = useMemo(() => {
    if (!kept) return null;
    const places = rows.flatMap((row, index) => (kept.ids.has(row.id) ? [index] : []));
    return { rows: places.map((index) => rows[index] as SheetRow), places };
  }, [rows, kept]);
  return {
    rows: part?.rows ?? rows,
    at: (index) => (part ? (part.places[index] ?? rows.length) : index),
    faulty,
    faults: shownFaults,
    open: !readOnly && !part && !lock,
    filter: {
      on: kept?.on ?? null,
      set: (on) => {
        const now = filter.current;
        if (on === 'free') keep({ on, ids: now.lock?.rows ?? new Set() });
        else if (on === 'waits') keep({ on, ids: now.waits?.rows ?? new Set() });
        else keep(on ? { on, ids: new Set(now.rows.filter((row) => now.faults(row)).map((row) => row.id)) } : null);
      },
    },
  };
}
