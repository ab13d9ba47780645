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

export type Filter = { readonly on: boolean; readonly set: (on: boolean) => void };

/**
 * All rows, or those that were wrong when the filter was set: a row that is put right stays until it is set again, so that nothing vanishes
 * under the hand. A row that is just being begun is not told yet what it lacks: `fresh` names it.
 */
export function useView({ rows, faults, readOnly }: SheetProps, fresh: string | null): View & { filter: Filter } {
  const [kept, keep] = useState<ReadonlySet<string> | null>(null);
  const filter = useRef({ rows, faults });
  filter.current = { rows, faults };
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
    const places = rows.flatMap((row, index) => (kept.has(row.id) ? [index] : []));
    return { rows: places.map((index) => rows[index] as SheetRow), places };
  }, [rows, kept]);
  return {
    rows: part?.rows ?? rows,
    at: (index) => (part ? (part.places[index] ?? rows.length) : index),
    faulty,
    faults: shownFaults,
    open: !readOnly && !part,
    filter: {
      on: kept !== null,
      set: (on) => {
        const now = filter.current;
        keep(on ? new Set(now.rows.filter((row) => now.faults(row)).map((row) => row.id)) : null);
      },
    },
  };
}
