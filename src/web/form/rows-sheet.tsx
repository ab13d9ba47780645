import { useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { Edit } from '../ui/sheet/model.ts';
import type { SheetHandle } from '../ui/sheet/props.ts';
import { Sheet } from '../ui/sheet/sheet.tsx';
import { columnsOf, wordsOf } from './columns.ts';
import { changesOf } from './edits.ts';
import { emptyRow } from './new-row.ts';
import { OriginContext } from './origin.ts';
import { idOf, type PlaceEvent, places } from './place.ts';
import { faultReader } from './row-faults.ts';
import type { RowsTableProps } from './rows-props.ts';

/** A table that is filled in row by row, as a sheet: pasted into from Excel and WPS, filled down, undone, with what is wrong at the cell. */
export function RowsSheet({ table, rows, onChange, faults, fresh, bar, waits, ...rest }: RowsTableProps) {
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
  const ask = useContext(OriginContext);
  const about = useMemo(() => ask && (({ id }: { readonly id: string }) => ask(`${table.key}/${id}`)), [ask, table.key]);
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
      waits={bar ? waits : undefined}
      handle={handle}
      about={about}
      {...rest}
    />
  );
}

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
