import type { ReactNode } from 'react';
import type { Row, TableForm } from '../../core/annexes/field.ts';
import type { Lock } from '../ui/sheet/lock.ts';
import type { SheetWaits } from '../ui/sheet/props.ts';
import type { Report } from './change.ts';

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
  /** Of a row that waits to be looked at: a class for its line. */
  lookOf?: ((row: Row) => string | undefined) | undefined;
  /** Of those rows, in a large table: the word that they still hold, row by row. */
  waits?: SheetWaits | undefined;
  /** The line of commands above; annexes 3, 4 and 5 have it, the small tables of annex 2 do without. */
  bar?: boolean | undefined;
  /** In that line, before and behind its commands. */
  barStart?: ReactNode;
  barEnd?: ReactNode;
  /** In that line while the table fills the window. */
  barFull?: ReactNode;
  footEnd?: ReactNode;
};
