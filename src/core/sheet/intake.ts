import type { Value } from '../annexes/field.ts';
import type { Part } from './header.ts';

/** What is wrong at a place, as the person who made the sheet sees it: row from 1, column `E 手机`. */
export type SheetFault = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly rule: string;
  readonly message: string;
  /** The row of the list that is meant, where the place is one of its appendix sheet. */
  readonly listRow?: number;
};

/** A row that is no data, and why; `row` is the row of the real sheet, from 1. */
export type Skipped = { readonly row: number; readonly why: string; readonly sheet?: string };

/**
 * A row that was read: cells by the column keys of the table's form, every key present. `sheet` where several were read as one list; `notRead`: columns of an
 * appendix sheet that has no line for this row.
 */
export type ReadRow = {
  readonly sheet?: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, Value>>;
  readonly notRead?: readonly string[];
};

export type ReadHeader = {
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: readonly { readonly key: string; readonly part: Part; readonly letter: string; readonly label: string }[];
  /** Columns with a heading that the form has no place for. */
  readonly others: readonly { readonly letter: string; readonly label: string }[];
  /** Columns from which a field of the form was computed: 出生年月 for 年龄. */
  readonly made: readonly { readonly letter: string; readonly label: string; readonly field: string }[];
  /** Official columns that nothing in the sheet fills. */
  readonly missing: readonly string[];
};

/** A sheet taken whole, with every fault and its place; or a file that is not taken, with the reason as a sentence. */
export type Intake =
  | {
      readonly kind: 'read';
      readonly sheet: string;
      readonly header: ReadHeader;
      readonly rows: readonly ReadRow[];
      readonly faults: readonly SheetFault[];
      /** What was done to what stands in the file, so that it can be looked at: nothing that has to be mended. */
      readonly notes: readonly SheetFault[];
      readonly skipped: readonly Skipped[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** A sheet of a file as it stands there, its first rows only; `at` is its place among the file's sheets. */
export type SheetShown = {
  readonly at: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
};

/**
 * A sheet with content beside the one that named the columns. `fits`: it has the same layout under a header of its own, or it has none and goes
 * on like the sheet above it; null where it is no part of this list, or hidden.
 */
export type SheetBeside = {
  readonly at: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with content, those of the header not counted where it fits. */
  readonly rows: number;
  readonly fits: 'same' | 'continues' | null;
  /** The year that it names, where the first sheet names another. */
  readonly otherYear: number | null;
  /** Whether its rows are among those that were read. */
  readonly taken: boolean;
};

/** What was read, or why nothing was, beside what the file's sheets look like, so that a person can say which column is what. */
export type IntakeShown = Intake & { readonly sheets: readonly SheetShown[]; readonly beside: readonly SheetBeside[] };
