import { decimalOf, trimmed } from '../annexes/decimal.ts';
import type { Field, Row, TableForm, Value } from '../annexes/field.ts';
import { folded } from '../annexes/fold.ts';
import { isBlank } from '../annexes/read.ts';
import { grouped } from '../list/grouped.ts';
import { readCell } from './cell.ts';
import type { Intake, ReadRow, SheetFault } from './intake.ts';

/** A row in which a list says something else than the form; nothing of it is taken before a person has seen it. */
export type RowChange = {
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

/** A table of the form as a document or list has it: its rows by the columns that stand there, and what is wrong in them. */
export type TableSaid = {
  readonly table: string;
  /** Where the rows stand that name no sheet of their own. */
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly ReadRow[];
  readonly faults: readonly Pick<SheetFault, 'sheet' | 'row' | 'listRow' | 'rule' | 'message'>[];
};
/** What a list says, by the columns of the table that it has. */
export const saidBy = (
  { header, sheet, rows, faults }: Pick<Read, 'header' | 'sheet' | 'rows' | 'faults'>,
  { key, columns }: TableForm,
): TableSaid => ({
  ...{ table: key, sheet, rows, faults },
  columns: Object.entries(columns).flatMap(([column, { label }]) => (header.missing.includes(label) ? [] : [column])),
});
type Read = Extract<Intake, { kind: 'read' }>;

const setting = { epoch1904: false, inYuan: false };

/** Text as it is compared. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** As values are compared: 3.0 and 3.00 are one figure, an empty text is no answer, the order of ticks means nothing. */
function levelled(value: Value): string {
  if (isBlank(value)) return '';
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  const figure = decimalOf(folded(String(value)));
  return figure === null ? bare(String(value)) : trimmed(figure);
}
/** Whether both say the same. */
export const same = (a: Value, b: Value): boolean => levelled(a) === levelled(b);

/** The rows of both, those that are the same on both sides matched first, in order; of what lies between, the first against the first. */
export function rowChanges(
  { table: key, sheet, columns, rows, faults }: TableSaid,
  form: TableForm | undefined,
  standing: readonly Row[],
): RowChange[] {
  if (!form) return [];
  const compared = columns.filter((column) => form.columns[column] && !form.columns[column]?.derived);
  const printedAs = (row: Row, column: string): Value => {
    const [field, value] = [form.columns[column] as Field, row.cells[column] ?? null];
    return typeof value === 'string' ? readCell(field, value, setting).value : value;
  };
  // Worked out once a row: a table of thousands is compared with another.
  const mine = standing.map((row) => ({ row, said: compared.map((column) => levelled(printedAs(row, column))) }));
  const theirs = rows.map((read) => ({ read, said: compared.map((column) => levelled(read.cells[column] ?? null)) }));
  // A line of the appendix sheet that belongs to no row has a number there, too: it is no fault of the row of that number here.
  const isOf = (fault: TableSaid['faults'][number], read: ReadRow): boolean =>
    fault.listRow === undefined ? fault.row === read.row && fault.sheet === (read.sheet ?? sheet) : fault.listRow === read.row;
  const faultsIn = (read: ReadRow): string[] => faults.filter((one) => isOf(one, read)).map(({ message }) => message);
  const differing = (row: Row, read: ReadRow): RowChange[] => {
    const said = compared.filter((column) => !read.notRead?.includes(column));
    const changed = said.filter((column) => !same(printedAs(row, column), read.cells[column] ?? null));
    if (changed.length === 0) return [];
    const cells = (of: Row['cells']) => Object.fromEntries(changed.map((column) => [column, of[column] ?? null]));
    return [
      { kind: 'row', table: key, rowId: row.id, behind: null, before: cells(row.cells), after: cells(read.cells), faults: faultsIn(read) },
    ];
  };
  return gaps(mine, completed(theirs, compared, mine)).flatMap(({ mine: gone, theirs: come, behind }): RowChange[] => {
    const paired = Math.min(gone.length, come.length);
    const last = gone[paired - 1]?.id ?? behind;
    return [
      ...gone.slice(0, paired).flatMap((row, i) => differing(row, come[i] as ReadRow)),
      ...come.slice(paired).map(
        (read): RowChange => ({
          ...{ kind: 'row', table: key, rowId: null, behind: last, before: null },
          ...{ after: Object.fromEntries(compared.map((column) => [column, read.cells[column] ?? null])), faults: faultsIn(read) },
        }),
      ),
      ...gone.slice(paired).map(
        (row): RowChange => ({
          ...{ kind: 'row', table: key, rowId: row.id, behind: null, before: row.cells, after: null, faults: [] },
        }),
      ),
    ];
  });
}

/** What a row says, column by column, as it is compared. */
type Saying = { readonly said: readonly string[] };
type StandingRow = Saying & { readonly row: Row };
type ReadSaying = Saying & { readonly read: ReadRow };

/**
 * A row that the appendix sheet has no line for says there what the row says that is else the same, one each: rows are told apart by what was read, or a
 * row more in the list would hand each answer on to the next enterprise.
 */
function completed(theirs: readonly ReadSaying[], columns: readonly string[], mine: readonly StandingRow[]): ReadSaying[] {
  const alike = new Map<string, ReadonlyMap<string, StandingRow[]>>();
  return theirs.map((one) => {
    const { notRead } = one.read;
    if (!notRead?.some((column) => columns.includes(column))) return one;
    const read = ({ said }: Saying): string => said.filter((_, i) => !notRead.includes(columns[i] ?? '')).join('\n');
    const without = notRead.join('\n');
    const rows = alike.get(without) ?? grouped(mine, read);
    alike.set(without, rows);
    return { ...one, said: rows.get(read(one))?.shift()?.said ?? one.said };
  });
}

type Gap = { readonly mine: readonly Row[]; readonly theirs: readonly ReadRow[]; readonly behind: string | null };
/** Beyond so many pairs (2 000 rows with as many) rows are compared by their place alone. */
const MOST_PAIRS = 4_000_000;

/** What stands between the rows that are equal on both sides. */
function gaps(mine: readonly StandingRow[], theirs: readonly ReadSaying[]): Gap[] {
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

/** Which rows are equal, in the same order: as far as they are from the first on and from the last back, and the longest run of those between. */
function matched(mine: readonly StandingRow[], theirs: readonly ReadSaying[]): [number, number][] {
  const [left, right] = [mine.map(keyOf), theirs.map(keyOf)];
  const fewer = Math.min(left.length, right.length);
  let [head, tail] = [0, 0];
  while (head < fewer && left[head] === right[head]) head += 1;
  while (tail < fewer - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const between = longestRun(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  return [
    ...left.slice(0, head).map((_, i): [number, number] => [i, i]),
    ...between.map(([i, j]): [number, number] => [head + i, head + j]),
    ...left.slice(left.length - tail).map((_, i): [number, number] => [left.length - tail + i, right.length - tail + i]),
  ];
}

const keyOf = ({ said }: Saying): string => said.join('\n');

/** By the usual table of lengths, from the end. */
function longestRun(mine: readonly string[], theirs: readonly string[]): [number, number][] {
  const equal = (i: number, j: number): boolean => mine[i] === theirs[j];
  if (mine.length * theirs.length > MOST_PAIRS)
    return mine.flatMap((_, i): [number, number][] => (i < theirs.length && equal(i, i) ? [[i, i]] : []));
  const longest = Array.from({ length: mine.length + 1 }, () => new Uint16Array(theirs.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (const [i, lengths] of [...longest.entries()].slice(0, -1).reverse())
    for (let j = theirs.length - 1; j >= 0; j -= 1) lengths[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; )
    if (equal(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}
