import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row, index: number) => ReactNode;
  /** Figures: at the right, tabular. */
  num?: boolean;
  derived?: boolean;
  /** The cell that names the row. */
  rowHead?: boolean;
  /** Its heading where the table is stacked on a phone; needed where `head` is not a plain word. */
  label?: string;
};

export type TableProps<Row> = {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  foot?: ReactNode;
  tight?: boolean;
  /** Cards instead of columns on a phone. */
  stack?: boolean;
  /** More columns than a screen holds: it is scrolled, also by the keyboard. */
  wide?: boolean;
  empty?: ReactNode;
};

export function Table<Row>({ caption, columns, rows, keyOf, foot, tight, stack, wide, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="table-wrap" {...(wide ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {})}>
      <table className={cx('table', tight && 'table--tight', stack && 't-stack')}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, num }) => (
              <th key={key} scope="col" className={num ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} index={index} stack={stack} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}

type CellProps<Row> = { column: Column<Row>; row: Row; index: number; stack: boolean | undefined };

function Cell<Row>({ column, row, index, stack }: CellProps<Row>) {
  const { head, num, derived, rowHead, label } = column;
  const attributes = {
    className: cx(num && 'num', derived && 'is-derived') || undefined,
    'data-k': label ?? (typeof head === 'string' ? head : undefined),
  };
  const content = column.cell(row, index);
  return rowHead ? (
    <th scope="row" className={attributes.className}>
      {content}
    </th>
  ) : (
    // Beside its heading on a phone a cell's content stands as one.
    <td {...attributes}>{stack ? <div>{content}</div> : content}</td>
  );
}
