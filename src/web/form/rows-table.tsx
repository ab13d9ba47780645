import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Row, TableForm } from '../../core/annexes/field.ts';
import { sectionOf } from '../../core/annexes/form.ts';
import type { Lock } from '../ui/sheet/lock.ts';
import type { Edit } from '../ui/sheet/model.ts';
import type { SheetHandle } from '../ui/sheet/props.ts';
import { Sheet } from '../ui/sheet/sheet.tsx';
import { emptyRow, type Report } from './change.ts';
import { columnsOf, wordsOf } from './columns.ts';
import { changesOf } from './edits.ts';
import { idOf, type PlaceEvent, places } from './place.ts';
import { faultReader } from './row-faults.ts';

export type RowsTableProps = {
  table: TableForm;
  /** In paper order, with their derived figures. */
  rows: readonly Row[];
  onChange: Report;
  /** What is wrong, by `table/rowId/column`. */
  faults?: ReadonlyMap<string, string> | undefined;
  readOnly?: boolean | undefined;
  /** Which cells stand as they are while others are changed. */
  lock?: Lock | undefined;
  /** What a new row starts with. */
  fresh?: (() => Row['cells']) | undefined;
  /** The line of commands above; annexes 3, 4 and 5 have it, the small tables of annex 2 do without. */
  bar?: boolean | undefined;
  /** In that line, before and behind its commands. */
  barStart?: ReactNode;
  barEnd?: ReactNode;
  footEnd?: ReactNode;
};

/** A table that is filled in row by row, as a sheet: pasted into from Excel and WPS, filled down, undone, with what is wrong at the cell. */
export function RowsTable({ table, rows, onChange, faults, fresh, bar = isLarge(table), ...rest }: RowsTableProps) {
  const handle = useRef<SheetHandle>(null);
  const latest = useRef({ rows, onChange, fresh });
  latest.current = { rows, onChange, fresh };
  const columns = useMemo(() => columnsOf(table), [table]);
  const words = useMemo(() => wordsOf(table), [table]);
  const reader = useMemo(() => faultReader(table), [table]);
  const faultsOfRow = useMemo(() => reader(faults), [reader, faults]);
  const onEdit = useCallback(
    (edits: readonly Edit[]) => latest.current.onChange(...changesOf(table.key, latest.current.rows, edits)),
    [table.key],
  );
  const newRow = useCallback(() => emptyRow(latest.current.fresh?.()), []);
  usePlaces(table.key, handle);
  return (
    <Sheet
      id={idOf(table.key)}
      label={table.label}
      columns={columns}
      rows={rows}
      onEdit={onEdit}
      read={words.read}
      show={words.show}
      faults={faultsOfRow}
      newRow={newRow}
      bar={bar}
      handle={handle}
      {...rest}
    />
  );
}

const isLarge = (table: TableForm): boolean => sectionOf(`${table.key}/`)?.annex !== 2;

/** Whoever asks for a place of this table is brought to its cell. */
function usePlaces(table: string, handle: { readonly current: SheetHandle | null }): void {
  useEffect(() => {
    const find = (event: Event): void => {
      const [key, rowId, column] = (event as PlaceEvent).detail.split('/');
      if (key !== table || rowId === undefined || !handle.current?.goTo(rowId, column)) return;
      document.getElementById(idOf(table))?.scrollIntoView({ block: 'center' });
    };
    places.addEventListener('go', find);
    return () => places.removeEventListener('go', find);
  }, [table, handle]);
}
