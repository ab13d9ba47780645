import { memo } from 'react';
import { cx } from '../cx.ts';
import { isLocked, type Lock } from './lock.ts';
import type { SheetColumn, SheetRow, ShowCell } from './model.ts';
import type { RowFaults } from './props.ts';
import { tickText } from './tick.ts';

export type LineProps = {
  row: SheetRow | undefined;
  /** Among the rows in view, and the number that it shows. */
  index: number;
  number: number;
  columns: readonly SheetColumn[];
  show: ShowCell;
  faults: RowFaults | null;
  /** What they say is only worth a look. */
  signals: boolean;
  look: string | undefined;
  lock: Lock | undefined;
  /** The columns that are selected here; `from` beyond `to` for none. */
  from: number;
  to: number;
  /** The column of the active cell; -1 for none here. */
  active: number;
  /** This row is the first, the last of the selection. */
  first: boolean;
  last: boolean;
  cellId: string;
  rowIndex: number;
};

/** One row; drawn again only where something of it changed. */
export const Line = memo(function Line(props: LineProps) {
  const { row, index, number, columns, show, faults, signals, look, lock, from, to, active, first, last, cellId, rowIndex } = props;
  const inside = from <= to;
  return (
    <tr data-index={index} aria-rowindex={rowIndex} className={row ? look : 'is-open'}>
      <th scope="row" aria-colindex={1} className={cx(inside && 'sel', faults && (signals ? 'is-warn' : 'is-fault')) || undefined}>
        {row ? number : '＋'}
      </th>
      {columns.map((column, i) => {
        const sel = i >= from && i <= to;
        const locked = isLocked(lock, row, column.key);
        const fault = isFirstOfKey(columns, i) ? faults?.[column.key] : undefined;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
          <td
            key={`${column.key}-${column.label}`}
            id={`${cellId}-${i}`}
            aria-colindex={i + 2}
            aria-selected={sel || undefined}
            aria-invalid={fault && !signals ? true : undefined}
            aria-readonly={column.fixed || locked || undefined}
            className={
              cx(
                column.tick ? 'tick' : column.figure && 'num',
                column.fixed && 'is-derived',
                lock && !column.fixed && (locked ? 'is-locked' : 'is-free'),
                i === 0 && 'is-frozen',
                fault && (signals ? 'warn' : 'fault'),
                sel && 'sel',
                sel && first && 'sel-t',
                sel && last && 'sel-b',
                sel && i === from && 'sel-l',
                sel && i === to && 'sel-r',
                i === active && 'active',
                sel && last && i === to && 'sel-h',
              ) || undefined
            }
          >
            {row ? textIn(row, column, show) : null}
          </td>
        );
      })}
    </tr>
  );
});

const textIn = (row: SheetRow, column: SheetColumn, show: ShowCell): string =>
  column.tick ? tickText(column, row, show) : show(column.key, row.cells[column.key] ?? null);

/** Ticks of one key share its fault; it stands at the first of them. */
export const isFirstOfKey = (columns: readonly SheetColumn[], i: number): boolean =>
  !columns[i]?.tick || columns[i - 1]?.key !== columns[i]?.key;
