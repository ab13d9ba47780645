import { EXTRA_TITLE, isExtra } from '../annexes/extra.ts';
import type { Field, TableForm, Value } from '../annexes/field.ts';
import { formTables } from '../annexes/form.ts';
import { isBlank } from '../annexes/read.ts';
import { grouped } from '../list/grouped.ts';
import { headingKey, identityOf, placeOf } from './header.ts';
import type { Intake, ReadRow, SheetFault } from './intake.ts';
import { readRows } from './rows.ts';
import type { Part } from './together.ts';

type Read = Extract<Intake, { kind: 'read' }>;

/** An appendix sheet (附加信息表) that is read with a list, and the columns that it brings. */
export type Appendix = { readonly part: Part; readonly columns: readonly string[] };

/** Whether a sheet has nothing but the names of a list and what an edition asks for beside it, as 附加信息表 is printed behind an annex. */
export const isAppendix = ({ header }: Part, table: TableForm): boolean =>
  header.columns.some(({ key }) => isExtra(key)) && header.columns.every(({ key }) => key === identityOf(table) || isExtra(key));

/** The heading under which the names stand in the list and in its appendix sheet. */
const namesUnder = (table: TableForm): string => headingKey(table.columns[identityOf(table)]?.label ?? '');

/** Whether the names stand under the official heading of another list, which may end like that of this one: then the appendix sheet is of that. */
export function isOfAnother({ header }: Part, table: TableForm): boolean {
  const name = headingKey(header.columns.find(({ key }) => key === identityOf(table))?.label ?? '');
  return name !== namesUnder(table) && formTables.some((other) => other.key !== table.key && namesUnder(other) === name);
}

/** The appendix sheets of the list that `first` begins, each with the columns that neither the list nor an earlier one has. */
export function appendicesOf(sheets: readonly Part[], table: TableForm, first: Part): Appendix[] {
  if (isAppendix(first, table)) return [];
  const known = new Set(first.header.columns.map(({ key }) => key));
  return sheets.flatMap((part): Appendix[] => {
    if (part.at === first.at || !isAppendix(part, table) || isOfAnother(part, table)) return [];
    const columns = part.header.columns.flatMap(({ key }) => (isExtra(key) && !known.has(key) ? [key] : []));
    for (const key of columns) known.add(key);
    return columns.length === 0 ? [] : [{ part, columns }];
  });
}

const withColumns = (table: TableForm, wanted: (key: string) => boolean): TableForm => ({
  ...table,
  columns: Object.fromEntries(Object.entries(table.columns).filter(([key]) => wanted(key))),
});

/** The list without what its appendix sheets bring, so that nothing of that is missed in it. */
export function withoutAppendices(table: TableForm, appendices: readonly Appendix[]): TableForm {
  const brought = new Set(appendices.flatMap(({ columns }) => columns));
  return brought.size === 0 ? table : withColumns(table, (key) => !brought.has(key));
}

/** The rows of the list with what stands in its appendix sheets, and all that is said of them, each at the place where it stands. */
export function withAppendices(list: Read, table: TableForm, appendices: readonly Appendix[]): Read {
  return appendices.reduce((read, one) => laidBeside(read, table, one), list);
}

type Line = { readonly row: ReadRow; readonly faults: readonly SheetFault[] };

function laidBeside(list: Read, table: TableForm, { part, columns }: Appendix): Read {
  const identity = identityOf(table);
  const name = part.header.columns.find(({ key }) => key === identity);
  const read = readRows(
    part.grid,
    withColumns(table, (key) => key === identity || columns.includes(key)),
    part.header,
  );
  // What is wrong with a name is said where the list has it.
  const ofNames = name ? placeOf(name) : '';
  const said = ({ column }: SheetFault): boolean => column !== ofNames;
  const faultsAt = grouped(read.faults.filter(said), ({ row }) => row);
  const lines = read.rows.map((row): Line => ({ row, faults: faultsAt.get(row.row) ?? [] }));
  const own = new Set(read.rows.map(({ row }) => row));
  const whole = read.faults.filter((one) => said(one) && !own.has(one.row));
  const { rows, faults } = paired(list, lines, { table, columns, sheet: part.grid.name });
  return {
    ...list,
    rows,
    faults: [...list.faults, ...whole, ...faults],
    notes: [...list.notes, taken(part, table, columns), ...read.notes.filter(said)],
    skipped: [...list.skipped, ...read.skipped.map((one) => ({ ...one, sheet: part.grid.name }))],
  };
}

function taken({ grid, header }: Part, table: TableForm, columns: readonly string[]): SheetFault {
  const named = columns.map((key) => `“${table.columns[key]?.label ?? key}”`).join('');
  return {
    ...{ sheet: grid.name, row: header.row + header.rows, column: '', value: '', rule: EXTRA_TITLE },
    message: `${named}由“${grid.name}”里的${EXTRA_TITLE}读入，按名称对到名单的各行`,
  };
}

type Beside = { readonly table: TableForm; readonly columns: readonly string[]; readonly sheet: string };

/** Each row of the list with the line of its name: of several by one name the first with the first, as long as both have as many. */
function paired(list: Read, lines: readonly Line[], beside: Beside): Pick<Read, 'rows' | 'faults'> {
  const identity = identityOf(beside.table);
  const keyOf = ({ cells }: ReadRow): string => String(cells[identity]).normalize('NFKC').replace(/\s/g, '');
  const theirs = grouped(lines, ({ row }) => keyOf(row));
  const mine = grouped(list.rows, keyOf);
  const seen = new Map<string, number>();
  const faults: SheetFault[] = [];
  const rows = list.rows.map((row) => {
    const key = keyOf(row);
    const [own, at] = [theirs.get(key) ?? [], seen.get(key) ?? 0];
    seen.set(key, at + 1);
    const line = own.length === mine.get(key)?.length ? own[at] : undefined;
    faults.push(...(line ? line.faults.map((one) => ({ ...one, listRow: row.row })) : lacking(list, row, beside)));
    const notRead = line ? {} : { notRead: [...(row.notRead ?? []), ...beside.columns] };
    return { ...row, ...notRead, cells: { ...row.cells, ...cellsOf(beside.columns, line) } };
  });
  const strangers = [...theirs].flatMap(([key, own]) => unpaired(own, mine.get(key)?.length ?? 0, beside));
  return { rows, faults: [...faults, ...strangers] };
}

const cellsOf = (columns: readonly string[], line: Line | undefined): Record<string, Value> =>
  Object.fromEntries(columns.map((key) => [key, line?.row.cells[key] ?? null]));

/** A row that the appendix sheet has no line for lacks what must be filled in there. */
function lacking({ sheet }: Read, row: ReadRow, { table, columns, sheet: its }: Beside): SheetFault[] {
  const asked = columns.map((key) => table.columns[key]).filter((field): field is Field => field?.required === true);
  return asked.map(({ label }) => ({
    ...{ sheet: row.sheet ?? sheet, row: row.row, listRow: row.row, column: label, value: '', rule: '必填' },
    message: `${label}没有填写：“${its}”里没有对得上的一行，请补上`,
  }));
}

/** The lines of one name, where the list has it on another number of rows: those with an answer are said. */
function unpaired(lines: readonly Line[], here: number, { table, columns, sheet }: Beside): SheetFault[] {
  if (lines.length === here) return [];
  const why = here === 0 ? '名单里没有这个名称' : `名单里这个名称有 ${here} 行，这里有 ${lines.length} 行，分不清是哪一行的`;
  return lines.flatMap(({ row }): SheetFault[] => {
    if (columns.every((key) => isBlank(row.cells[key]))) return [];
    const value = String(row.cells[identityOf(table)]).slice(0, 60);
    const message = `${EXTRA_TITLE}的“${value}”：${why}，这一行没有读取，请把名单和${EXTRA_TITLE}的名称改成一致`;
    return [{ sheet, row: row.row, column: '', value, rule: EXTRA_TITLE, message }];
  });
}
