import type { Fields, Value } from '../core/annexes/field.ts';
import type { IntakeShown, SheetFault } from '../core/sheet/intake.ts';

type Read = Extract<IntakeShown, { kind: 'read' }>;
type Fault = { readonly at: number; readonly key: string; readonly rule: string; readonly message: string };

/** A list that was read, with what its rows say against what is known beside what is wrong with its cells by themselves; of a cell that is marked already nothing more. */
export function withFaults(read: Read, faults: readonly Fault[], fields: Fields): Read {
  const placed = (one: Pick<SheetFault, 'sheet' | 'row' | 'column'>) => `${one.sheet}/${one.row}/${one.column}`;
  const marked = new Set(read.faults.map(placed));
  const further = faults
    .map(({ at, key, rule, message }) => ({ ...placeIn(read, { at, key, label: fields[key]?.label ?? key }), rule, message }))
    .filter((one) => !marked.has(placed(one)));
  return { ...read, faults: [...read.faults, ...further].toSorted((a, b) => (a.sheet === b.sheet ? a.row - b.row : 0)) };
}

/** A list that is longer than is taken at once is not taken. */
export const tooMany = ({ rows, sheets, beside }: Read, most: number, unit: string): IntakeShown | null =>
  rows.length <= most
    ? null
    : { kind: 'refused', reason: `名单有 ${rows.length} ${unit}，一次最多录入 ${most} ${unit}，请分开`, sheets, beside };

/** Its rows as texts by field, as a list of that table is held against what is known. */
export const cellsOf = <F extends Fields>({ rows }: Read, fields: F): { [K in keyof F]: string | null }[] =>
  rows.map(
    ({ cells }) => Object.fromEntries(Object.keys(fields).map((key) => [key, textIn(cells[key])])) as { [K in keyof F]: string | null },
  );

const textIn = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value));

type Of = { readonly at: number; readonly key: string; readonly label: string };
function placeIn(read: Read, { at, key, label }: Of): Pick<SheetFault, 'sheet' | 'row' | 'column' | 'value'> {
  const row = read.rows[at];
  const column = read.header.columns.find((one) => one.key === key);
  return {
    sheet: row?.sheet ?? read.sheet,
    row: row?.row ?? 0,
    column: column ? `${column.letter} ${column.label}` : label,
    value: String(row?.cells[key] ?? ''),
  };
}
