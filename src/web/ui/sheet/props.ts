import type { ReactNode, RefObject } from 'react';
import type { Asking } from '../lingering.ts';
import type { Lock } from './lock.ts';
import type { Edit, ReadCell, SheetColumn, SheetRow, ShowCell } from './model.ts';

export type SheetProps = {
  /** Unique in the page; the cells' ids start with it. */
  id: string;
  label: string;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** Takes changes; the rows come back changed. */
  onEdit: (edits: readonly Edit[]) => void;
  read: ReadCell;
  show: ShowCell;
  /** What is wrong with a row's cells, by key, in words; null for nothing. The same object for the same row, where it can be. */
  faults: (row: SheetRow) => RowFaults | null;
  newRow: () => SheetRow;
  readOnly?: boolean | undefined;
  /** What `faults` says is worth a look and nothing wrong: another colour, another word. */
  signals?: boolean | undefined;
  /** A read-only sheet can be in another order than the rows' own; its heads are buttons then. */
  sort?: SheetSort | undefined;
  /** The number of a row where some rows are left out or stand in another order. */
  numberOf?: ((row: SheetRow) => number) | undefined;
  /** Of a row that is more than the others: a class for its line. */
  lookOf?: ((row: SheetRow) => string | undefined) | undefined;
  /** Rows that wait for somebody's word: F9 says it of the selected ones and goes on to the next; they can be shown alone. */
  waits?: SheetWaits | undefined;
  /** Asked of the row at which one stays for a moment; the answer stands below the sheet. */
  about?: Asking<SheetRow> | null | undefined;
  /** Which cell one is at. */
  onActive?: ((row: SheetRow | undefined, key: string | undefined) => void) | undefined;
  /** Which cells stand as they are while others are changed. */
  lock?: Lock | undefined;
  /** The line of commands above; a small table does without. */
  bar?: boolean | undefined;
  barStart?: ReactNode;
  /** In the line of commands while the sheet fills the window: what stands above the sheet otherwise. */
  barFull?: ReactNode;
  barEnd?: ReactNode;
  footEnd?: ReactNode;
  handle?: RefObject<SheetHandle | null> | undefined;
};

export type SheetWaits = {
  readonly rows: ReadonlySet<string>;
  /** What they are called: 待核对; and what is said of them: 核对无误. */
  readonly word: string;
  readonly act: string;
  /** Says it of these rows, or takes it back. */
  readonly say: (ids: readonly string[], done: boolean) => void;
};

export type SheetSort = { readonly key: string; readonly descending: boolean; readonly by: (key: string) => void };

export type RowFaults = Readonly<Record<string, string>>;

export type SheetHandle = {
  /** Brings a cell into view and the focus to it. False where there is no such row. */
  goTo(rowId: string, key: string | undefined): boolean;
};
