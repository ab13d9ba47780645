import type { Annex2Text } from '../annexes/annex2-said.ts';
import { saidInAnnex2 } from '../annexes/annex2-said.ts';
import { decimalOf, trimmed } from '../annexes/decimal.ts';
import type { Content, Field, Row, TableForm, Value } from '../annexes/field.ts';
import { folded } from '../annexes/fold.ts';
import { formOf } from '../annexes/form-of.ts';
import { isBlank } from '../annexes/read.ts';
import { serviceFunctions } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
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
type Mine = { readonly content: Content; readonly printed: Annex2Text; readonly functions?: Scheme['functions'] };

const setting = { epoch1904: false, inYuan: false };

/** Everything in which the copy differs from what would be printed now, in the order of the form; `masked`: how many personal entries it does not show in full. */
export function annex2Changes(
  { said, tables }: Theirs,
  { content, printed, functions = serviceFunctions }: Mine,
): { changes: Annex2Change[]; masked: number } {
  const { fieldAt, tableAt } = formOf({ leftOut: [], extraFields: [], functions });
  const now = saidInAnnex2(printed, functions);
  const differing = said.filter(([key, text]) => key !== 'creditCode' && fieldAt(key) && bare(text) !== bare(now.get(key) ?? ''));
  const masked = differing.filter(([key, text]) => fieldAt(key)?.personal && /[*＊]/.test(text));
  const open = differing.filter((one) => !masked.includes(one));
  const values = open.flatMap(([key, text]): Annex2Change[] => {
    const { value, faults } = readAt(fieldAt(key) as Field, text);
    const before = content.values[key] ?? null;
    return same(before, value) ? [] : [{ kind: 'value', path: key, before, after: value, faults }];
  });
  return {
    changes: [...values, ...tables.flatMap((table) => rowChanges(table, tableAt(table.table), content.tables[table.table] ?? []))],
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

/** As values are compared: 3.0 and 3.00 are one figure, an empty text is no answer, the order of ticks means nothing. */
function levelled(value: Value): string {
  if (isBlank(value)) return '';
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  const figure = decimalOf(folded(String(value)));
  return figure === null ? bare(String(value)) : trimmed(figure);
}
const same = (a: Value, b: Value): boolean => levelled(a) === levelled(b);

/** The rows of both, those that are the same on both sides matched first, in order; of what lies between, the first against the first. */
function rowChanges(
  { table: key, columns, rows, faults }: TableSaid,
  form: TableForm | undefined,
  standing: readonly Row[],
): Annex2Change[] {
  if (!form) return [];
  const compared = columns.filter((column) => form.columns[column] && !form.columns[column]?.derived);
  const printedAs = (row: Row, column: string): Value => {
    const [field, value] = [form.columns[column] as Field, row.cells[column] ?? null];
    return typeof value === 'string' ? readCell(field, value, setting).value : value;
  };
  const keyOf = (valueAt: (column: string) => Value): string => compared.map((column) => levelled(valueAt(column))).join('\n');
  // Worked out once a row: a table of thousands is compared with another.
  const mine = standing.map((row) => ({ row, key: keyOf((column) => printedAs(row, column)) }));
  const theirs = rows.map((read) => ({ read, key: keyOf((column) => read.cells[column] ?? null) }));
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
  return gaps(mine, theirs).flatMap(({ mine: gone, theirs: come, behind }): Annex2Change[] => {
    const paired = Math.min(gone.length, come.length);
    const last = gone[paired - 1]?.id ?? behind;
    return [
      ...gone.slice(0, paired).map((row, i) => differing(row, come[i] as ReadRow)),
      ...come.slice(paired).map(
        (read): Annex2Change => ({
          ...{ kind: 'row', table: key, rowId: null, behind: last, before: null },
          ...{ after: Object.fromEntries(compared.map((column) => [column, read.cells[column] ?? null])), faults: faultsIn(read) },
        }),
      ),
      ...gone.slice(paired).map(
        (row): Annex2Change => ({
          ...{ kind: 'row', table: key, rowId: row.id, behind: null, before: row.cells, after: null, faults: [] },
        }),
      ),
    ];
  });
}

type StandingRow = { readonly row: Row; readonly key: string };
type ReadKeyed = { readonly read: ReadRow; readonly key: string };
type Gap = { readonly mine: readonly Row[]; readonly theirs: readonly ReadRow[]; readonly behind: string | null };
/** Beyond so many pairs rows are compared by their place alone. */
const MOST_PAIRS = 1_000_000;

/** What stands between the rows that are equal on both sides. */
function gaps(mine: readonly StandingRow[], theirs: readonly ReadKeyed[]): Gap[] {
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  const upTo = (nextI: number, nextJ: number): void => {
    if (nextI > i || nextJ > j)
      found.push({
        mine: mine.slice(i, nextI).map(({ row }) => row),
        theirs: theirs.slice(j, nextJ).map(({ read }) => read),
        behind: mine[i - 1]?.row.id ?? null,
      });
    [i, j] = [nextI + 1, nextJ + 1];
  };
  for (const [a, b] of matched(mine, theirs)) upTo(a, b);
  upTo(mine.length, theirs.length);
  return found;
}

/** The longest run of equal rows in the same order (the usual table of lengths, from the end). */
function matched(mine: readonly StandingRow[], theirs: readonly ReadKeyed[]): [number, number][] {
  const equal = (i: number, j: number): boolean => mine[i]?.key === theirs[j]?.key;
  if (mine.length * theirs.length > MOST_PAIRS)
    return mine.flatMap((_, i): [number, number][] => (i < theirs.length && equal(i, i) ? [[i, i]] : []));
  const longest = Array.from({ length: mine.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      (longest[i] as number[])[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; )
    if (equal(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}
