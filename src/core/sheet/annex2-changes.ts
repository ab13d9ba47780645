import type { Annex2Text } from '../annexes/annex2-said.ts';
import { saidInAnnex2 } from '../annexes/annex2-said.ts';
import { decimalOf } from '../annexes/decimal.ts';
import type { Content, Field, Row, Value } from '../annexes/field.ts';
import { folded } from '../annexes/fold.ts';
import { fieldAt, tableAt } from '../annexes/form.ts';
import { isBlank } from '../annexes/read.ts';
import { type CellRead, readCell } from './cell.ts';
import type { ReadRow } from './intake.ts';

/** A place of the form in which a changed copy of annex 2 says something else; nothing of it is taken before a person has seen it. */
export type Annex2Change =
  | { readonly kind: 'value'; readonly path: string; readonly before: Value; readonly after: Value; readonly faults: readonly string[] }
  | {
      readonly kind: 'row';
      readonly table: string;
      /** Null: a row that the form has not. */
      readonly rowId: string | null;
      /** The row of the form behind which a new one stands; null: at the head. */
      readonly behind: string | null;
      /** What differs, by column; of a new row all. `after` null: the row is not in the copy. */
      readonly before: Readonly<Record<string, Value>> | null;
      readonly after: Readonly<Record<string, Value>> | null;
      readonly faults: readonly string[];
    };

/** A table of the form as the document has it: its rows by the columns that the paper prints, and what is wrong in them. */
export type TableSaid = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReadRow[];
  readonly faults: readonly { readonly row: number; readonly message: string }[];
};
type Theirs = { readonly said: readonly (readonly [string, string])[]; readonly tables: readonly TableSaid[] };
/** The form as it stands, and annex 2 as it would be printed now. */
type Mine = { readonly content: Content; readonly printed: Annex2Text };

const setting = { epoch1904: false, inYuan: false };

/** Everything in which the copy differs from what would be printed now, in the order of the form; `masked`: how many personal entries it does not show in full. */
export function annex2Changes({ said, tables }: Theirs, { content, printed }: Mine): { changes: Annex2Change[]; masked: number } {
  const now = saidInAnnex2(printed);
  const differing = said.filter(([key, text]) => key !== 'creditCode' && fieldAt(key) && bare(text) !== bare(now.get(key) ?? ''));
  const masked = differing.filter(([key, text]) => fieldAt(key)?.personal && /[*＊]/.test(text));
  const open = differing.filter((one) => !masked.includes(one));
  const values = open.flatMap(([key, text]): Annex2Change[] => {
    const { value, faults } = readAt(fieldAt(key) as Field, text);
    const before = content.values[key] ?? null;
    return same(before, value) ? [] : [{ kind: 'value', path: key, before, after: value, faults }];
  });
  return {
    changes: [...values, ...tables.flatMap((table) => rowChanges(table, content.tables[table.table] ?? []))],
    masked: masked.length,
  };
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Of the ticked functions none is a sentence: they are keys, or what stands there. */
function readAt(field: Field, text: string): { value: Value; faults: string[] } {
  if (field.type === 'choices') {
    const keys = text.split('、').flatMap((label) => (field.options ?? []).filter((key) => field.optionLabels?.[key] === label));
    return { value: keys, faults: [] };
  }
  return told(readCell(field, text, setting));
}

const told = ({ value, faults }: CellRead): { value: Value; faults: string[] } => ({ value, faults: faults.map(({ message }) => message) });

/** 3.0 and 3.00 are one figure, and an empty text is no answer. */
function same(a: Value, b: Value): boolean {
  if (isBlank(a) && isBlank(b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return JSON.stringify([...[a].flat()].sort()) === JSON.stringify([...[b].flat()].sort());
  const [one, other] = [a, b].map((value) => decimalOf(folded(String(value ?? ''))));
  if (one && other) return one === other || Number(one) === Number(other);
  return bare(String(a ?? '')) === bare(String(b ?? ''));
}

/** The rows of both, those that are the same on both sides matched first, in order; of what lies between, the first against the first. */
function rowChanges({ table: key, columns, rows, faults }: TableSaid, standing: readonly Row[]): Annex2Change[] {
  const form = tableAt(key);
  if (!form) return [];
  const compared = columns.filter((column) => form.columns[column] && !form.columns[column]?.derived);
  const printedAs = (row: Row, column: string): Value => {
    const [field, value] = [form.columns[column] as Field, row.cells[column] ?? null];
    return typeof value === 'string' ? readCell(field, value, setting).value : value;
  };
  const equal = (row: Row, read: ReadRow): boolean =>
    compared.every(
      (column) => same(printedAs(row, column), read.cells[column] ?? null) || same(row.cells[column] ?? null, read.cells[column] ?? null),
    );
  const faultsIn = (read: ReadRow): string[] => faults.filter((one) => one.row === read.row).map(({ message }) => message);
  const differing = (row: Row, read: ReadRow): Annex2Change => {
    const changed = compared.filter((column) => !same(printedAs(row, column), read.cells[column] ?? null));
    const cells = (of: Row['cells']) => Object.fromEntries(changed.map((column) => [column, of[column] ?? null]));
    return {
      kind: 'row',
      table: key,
      rowId: row.id,
      behind: null,
      before: cells(row.cells),
      after: cells(read.cells),
      faults: faultsIn(read),
    };
  };
  return gaps(standing, rows, equal).flatMap(({ mine, theirs, behind }): Annex2Change[] => {
    const paired = Math.min(mine.length, theirs.length);
    const last = mine[paired - 1]?.id ?? behind;
    return [
      ...mine.slice(0, paired).map((row, i) => differing(row, theirs[i] as ReadRow)),
      ...theirs.slice(paired).map(
        (read): Annex2Change => ({
          ...{ kind: 'row', table: key, rowId: null, behind: last, before: null },
          ...{ after: Object.fromEntries(compared.map((column) => [column, read.cells[column] ?? null])), faults: faultsIn(read) },
        }),
      ),
      ...mine.slice(paired).map(
        (row): Annex2Change => ({
          ...{ kind: 'row', table: key, rowId: row.id, behind: null, before: row.cells, after: null, faults: [] },
        }),
      ),
    ];
  });
}

type Gap = { readonly mine: readonly Row[]; readonly theirs: readonly ReadRow[]; readonly behind: string | null };
/** Beyond so many pairs rows are compared by their place alone. */
const MOST_PAIRS = 4_000_000;

/** What stands between the rows that are equal on both sides. */
function gaps(mine: readonly Row[], theirs: readonly ReadRow[], equal: (row: Row, read: ReadRow) => boolean): Gap[] {
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  const upTo = (nextI: number, nextJ: number): void => {
    if (nextI > i || nextJ > j) found.push({ mine: mine.slice(i, nextI), theirs: theirs.slice(j, nextJ), behind: mine[i - 1]?.id ?? null });
    [i, j] = [nextI + 1, nextJ + 1];
  };
  for (const [a, b] of matched(mine, theirs, equal)) upTo(a, b);
  upTo(mine.length, theirs.length);
  return found;
}

/** The longest run of equal rows in the same order (the usual table of lengths, from the end). */
function matched(mine: readonly Row[], theirs: readonly ReadRow[], equal: (row: Row, read: ReadRow) => boolean): [number, number][] {
  if (mine.length * theirs.length > MOST_PAIRS)
    return mine.flatMap((row, i): [number, number][] => {
      const read = theirs[i];
      return read && equal(row, read) ? [[i, i]] : [];
    });
  const same = mine.map((row) => theirs.map((read) => equal(row, read)));
  const longest = Array.from({ length: mine.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      (longest[i] as number[])[j] = same[i]?.[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; )
    if (same[i]?.[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}
