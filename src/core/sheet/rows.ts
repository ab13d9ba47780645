import type { Field, TableForm, Value } from '../annexes/field.ts';
import { normaliseEnterpriseName } from '../identifiers/enterprise-name.ts';
import { type CellRead, readCell } from './cell.ts';
import { isRemark, surroundings, whyNoData } from './classify.ts';
import { hiddenRows, otherTable, otherYears } from './doubts.ts';
import { type Grid, isBlankCell, isBlankRow, letterOf, type Raw, shownText } from './grid.ts';
import { type Column, type Header, headingKey, identityOf, placeOf } from './header.ts';
import type { Intake, ReadRow, SheetFault, Skipped } from './intake.ts';
import { ratingOf } from './satisfaction.ts';

/** A run of blank rows is told one by one up to here, and as a run beyond. */
const LISTED_BLANKS = 20;

type Taken = { rows: ReadRow[]; faults: SheetFault[]; skipped: Skipped[] };
type Reading = { grid: Grid; table: TableForm; header: Header; inYuan: ReadonlySet<string> };
type Place = { row: number; column: Pick<Column, 'at' | 'label'>; raw: Raw | undefined };

/** All rows below the header: each is read, or said with why it is not. */
export function readRows(grid: Grid, table: TableForm, header: Header): Extract<Intake, { kind: 'read' }> {
  const reading: Reading = { grid, table, header, inYuan: columnsInYuan(grid, header) };
  const taken: Taken = { rows: [], faults: headerFaults(reading), skipped: [] };
  const around = surroundings(grid, header);
  let afterRemark = false;
  for (let at = header.row + header.rows; at < grid.rows.length; at += 1) {
    if (isBlankRow(grid.rows[at])) {
      at = skipBlanks(grid, at, taken.skipped);
      continue;
    }
    const why = whyNoData(at, around, afterRemark);
    afterRemark = why === null ? false : afterRemark || isRemark(why);
    const other = why === null ? otherTable(grid, at, header) : null;
    if (other) {
      taken.faults.push(other);
      taken.skipped.push({ row: at + 1, why: `另一张表（至第${grid.rows.length}行），没有读取` });
      break;
    }
    if (why === null) takeRow(reading, at, taken);
    else taken.skipped.push({ row: at + 1, why });
  }
  return {
    kind: 'read',
    sheet: grid.name,
    header: headerShown(header),
    ...taken,
    faults: [...taken.faults, ...otherYears(grid, taken.skipped), ...hiddenRows(grid, taken.rows), ...repeated(reading, taken.rows)],
  };
}

const headerShown = ({ row, rows, columns, others }: Header) => ({
  firstRow: row + 1,
  rows,
  columns: columns.map(({ key, part, at, label }) => ({ key, part, letter: letterOf(at), label })),
  others: others.map(({ at, label }) => ({ letter: letterOf(at), label })),
});

/** Tells the blank rows from `from` on; answers the index of the last of them. */
function skipBlanks(grid: Grid, from: number, skipped: Skipped[]): number {
  let to = from;
  while (to + 1 < grid.rows.length && isBlankRow(grid.rows[to + 1])) to += 1;
  if (to - from >= LISTED_BLANKS) skipped.push({ row: from + 1, why: `空行（至第${to + 1}行）` });
  else for (let at = from; at <= to; at += 1) skipped.push({ row: at + 1, why: '空行' });
  return to;
}

function faultAt({ grid }: Reading, { row, column, raw }: Place, { rule, message }: { rule: string; message: string }): SheetFault {
  return { sheet: grid.name, row: row + 1, column: placeOf(column), value: shownText(raw), rule, message };
}

function takeRow(reading: Reading, at: number, taken: Taken): void {
  const { table, header } = reading;
  const row = reading.grid.rows[at] ?? [];
  const cells: Record<string, Value> = {};
  const faults: SheetFault[] = [];
  for (const [key, field] of Object.entries(table.columns)) {
    const columns = header.columns.filter((one) => one.key === key);
    if (field.derived) continue;
    cells[key] = columns.length === 0 ? null : readField({ reading, at, row }, { key, field, columns }, faults);
  }
  const identity = identityOf(table);
  const name = table.columns[identity]?.label ?? '';
  if (cells[identity] !== null) {
    taken.rows.push({ row: at + 1, cells });
    taken.faults.push(...faults);
    return;
  }
  taken.skipped.push({ row: at + 1, why: `没有“${name}”，这一行没有读入` });
  const places = new Set(header.columns.filter((one) => one.key === identity).map(placeOf));
  taken.faults.push(...faults.filter(({ rule, column }) => rule !== '必填' || places.has(column)));
}

type RowAt = { reading: Reading; at: number; row: readonly Raw[] };
type FieldAt = { key: string; field: Field; columns: readonly Column[] };

function readField({ reading, at, row }: RowAt, { key, field, columns }: FieldAt, faults: SheetFault[]): Value {
  if (field.type === 'satisfaction') {
    const { value, fault } = ratingOf(columns, row);
    if (fault)
      faults.push(
        faultAt(reading, { row: at, column: fault.column, raw: row[fault.column.at] }, { rule: '服务满意度', message: fault.message }),
      );
    return value;
  }
  const column = columns[0] as Column;
  const raw = row[column.at] ?? null;
  const read: CellRead = readCell(field, raw, { epoch1904: reading.grid.epoch1904, inYuan: reading.inYuan.has(key) });
  for (const fault of read.faults) faults.push(faultAt(reading, { row: at, column, raw }, fault));
  if (field.required && read.value === null && read.faults.length === 0)
    faults.push(faultAt(reading, { row: at, column, raw }, { rule: '必填', message: `${field.label}没有填写，请补上` }));
  return read.value;
}

/** What is wrong with the header itself: required columns that it lacks, figures in another unit. */
function headerFaults(reading: Reading): SheetFault[] {
  const { grid, table, header, inYuan } = reading;
  const found = new Set(header.columns.map((one) => one.key));
  const base = { sheet: grid.name, row: header.row + header.rows };
  const lacking = Object.entries(table.columns).filter(([key, field]) => field.required && !field.derived && !found.has(key));
  const converted = header.columns.filter((one) => inYuan.has(one.key));
  const doubled = (header.byHand ? [] : header.others).flatMap((other) => {
    const same = header.columns.find((one) => headingKey(one.label) === headingKey(other.label));
    const filled = grid.rows.slice(header.row + header.rows).some((row) => !isBlankCell(row[other.at]));
    return same && filled ? [{ other, same }] : [];
  });
  return [
    ...lacking.map(([, field]) => ({
      ...base,
      column: field.label,
      value: '',
      rule: '缺列',
      message: `表里没有“${field.label}”一栏，各行的这一项都没有读到，请补上`,
    })),
    ...converted.map((column) => ({
      ...base,
      column: placeOf(column),
      value: column.label,
      rule: '单位',
      message: `“${column.label}”以元为单位，已换算成${column.field.unit}，请核对`,
    })),
    ...doubled.map(({ other, same }) => ({
      ...base,
      column: placeOf(other),
      value: other.label,
      rule: '重复的列',
      message: `有两列“${other.label}”，只读了${letterOf(same.at)}列，${letterOf(other.at)}列没有读取。名单分左右两栏的，请合并成一栏后重新导入`,
    })),
  ];
}

/** Money columns that are headed in 元, or stand under a “单位：元”, where the form has 万元. */
function columnsInYuan(grid: Grid, header: Header): ReadonlySet<string> {
  const above = grid.rows
    .slice(0, header.row)
    .flatMap((row) => row.map(shownText))
    .join(' ');
  const wholeSheet = /单位\s*[:：]\s*(人民币)?元(?!\S*万)/.test(above);
  const money = header.columns.filter(({ field }) => field.type === 'money' && field.unit === '万元');
  const said = (label: string): boolean => /[（(/]\s*(人民币)?元\s*([）)]|$)/.test(label);
  return new Set(money.filter(({ label }) => said(label) || (wholeSheet && !/万元/.test(label))).map(({ key }) => key));
}

/** An enterprise that stands in the list twice: both rows are kept, the later one names the earlier. */
function repeated(reading: Reading, rows: readonly ReadRow[]): SheetFault[] {
  const column = reading.header.columns.find((one) => one.key === 'enterprise' && one.field.type === 'text');
  if (!column) return [];
  const seen = new Map<string, number>();
  return rows.flatMap(({ row, cells }) => {
    const name = normaliseEnterpriseName(String(cells.enterprise));
    const earlier = seen.get(name);
    if (earlier === undefined) {
      seen.set(name, row);
      return [];
    }
    const raw = reading.grid.rows[row - 1]?.[column.at];
    const message = `与第${earlier}行是同一家企业，名单中同一企业只计一次，请核对后删去一行`;
    return [faultAt(reading, { row: row - 1, column, raw }, { rule: '重复', message })];
  });
}

/** Whether anything stands below the header. */
export const hasRows = (grid: Grid, header: Header): boolean =>
  grid.rows.slice(header.row + header.rows).some((row) => row.some((raw) => !isBlankCell(raw)));
