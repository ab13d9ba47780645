import type { Field, TableForm, Value } from '../annexes/field.ts';
import { enterpriseKey, looseEnterpriseKey } from '../identifiers/enterprise-name.ts';
import { isDitto, mayBeDitto } from '../identifiers/no-name.ts';
import { entryAt } from '../list/entry-at.ts';
import { type CellRead, readCell } from './cell.ts';
import { isRemark, surroundings, whyNoData } from './classify.ts';
import { datedFigure, type Following, following, type Source, sourcesOf } from './derived.ts';
import { hiddenColumns, hiddenRows, otherTable, otherYears } from './doubts.ts';
import { type Grid, isBlankCell, isBlankRow, letterOf, type Raw, shownText } from './grid.ts';
import { type Column, type Header, headingKey, identityOf, placeOf } from './header.ts';
import type { Intake, ReadRow, SheetFault, Skipped } from './intake.ts';
import { apart, isJoint } from './persons.ts';
import { ratingOf } from './satisfaction.ts';

/** A run of blank rows is told one by one up to here, and as a run beyond. */
const LISTED_BLANKS = 20;

type Taken = { rows: ReadRow[]; faults: SheetFault[]; notes: SheetFault[]; skipped: Skipped[] };
type Reading = { grid: Grid; table: TableForm; header: Header; inYuan: ReadonlySet<string>; sources: readonly Source[]; joint: boolean };
/** The last row of data above, for 同上; its index. */
type Above = { readonly at: number; readonly row: readonly Raw[] };
type Place = { row: number; column: Pick<Column, 'at' | 'label'>; raw: Raw | undefined };

/** All rows below the header: each is read, or said with why it is not. */
export function readRows(grid: Grid, table: TableForm, header: Header): Extract<Intake, { kind: 'read' }> {
  const reading: Reading = {
    grid,
    table,
    header,
    inYuan: columnsInYuan(grid, header),
    sources: sourcesOf(header, table).filter(({ field }) => table.asOf || field.from?.how === 'second'),
    joint: isJoint(header.columns, table.columns.position),
  };
  const taken: Taken = { rows: [], faults: headerFaults(reading), notes: headerNotes(reading), skipped: [] };
  const around = surroundings(grid, header);
  let afterRemark = false;
  let above: Above | null = null;
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
    if (why === null) above = takeRow(reading, { at, above }, taken);
    else taken.skipped.push({ row: at + 1, why });
  }
  return {
    kind: 'read',
    sheet: grid.name,
    header: headerShown(reading),
    ...taken,
    faults: [...taken.faults, ...otherYears(grid, taken.skipped), ...hiddenRows(grid, taken.rows), ...repeated(reading, taken.rows)],
    notes: [...taken.notes, ...nearlyRepeated(reading, taken.rows)],
  };
}

const headerShown = ({ header: { row, rows, columns, others }, table, sources }: Reading) => ({
  firstRow: row + 1,
  rows,
  columns: columns.map(({ key, part, at, label }) => ({ key, part, letter: letterOf(at), label })),
  others: others.filter(({ at }) => sources.every((one) => one.at !== at)).map(({ at, label }) => ({ letter: letterOf(at), label })),
  made: sources.map(({ at, label, field }) => ({ letter: letterOf(at), label, field: field.label })),
  missing: notFound(table, [...columns, ...sources]).map(([, field]) => field.label),
});

/** The official columns that nothing in the sheet fills. */
const notFound = (table: TableForm, found: readonly { key: string }[]) =>
  Object.entries(table.columns).filter(([key, field]) => !field.derived && found.every((one) => one.key !== key));

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

/** Takes one row of data; answers it with every 同上 replaced, for the row below. */
function takeRow(reading: Reading, { at, above }: { at: number; above: Above | null }, taken: Taken): Above {
  const { table, header } = reading;
  const said: Remarks = { faults: [], notes: [] };
  const standing = withoutDittos(reading, { at, above }, said);
  const { row, faults, notes } = apart(header.columns, standing, reading.joint);
  const say = (one: (typeof notes)[number]): SheetFault =>
    faultAt(reading, { row: at, column: one.column, raw: standing[one.column.at] }, one);
  said.faults.push(...faults.map(say));
  said.notes.push(...notes.map(say));
  const cells: Record<string, Value> = {};
  for (const [key, field] of Object.entries(table.columns)) {
    const columns = header.columns.filter((one) => one.key === key);
    if (field.derived) continue;
    cells[key] = columns.length === 0 ? null : readField({ reading, at, row }, { key, field, columns }, said);
  }
  for (const source of reading.sources) {
    const asked = { value: cells[source.key] ?? null, raw: standing[source.at], asOf: table.asOf, epoch1904: reading.grid.epoch1904 };
    const found = following(source, asked);
    if (found) cells[source.key] = told(reading, { row: at, column: source, raw: row[source.at] }, found, said);
  }
  const identity = identityOf(table);
  const name = table.columns[identity]?.label ?? '';
  if (cells[identity] !== null) {
    taken.rows.push({ row: at + 1, cells });
    taken.faults.push(...said.faults);
    taken.notes.push(...said.notes);
    return { at, row };
  }
  taken.skipped.push({ row: at + 1, why: `没有“${name}”，这一行没有读入` });
  const places = new Set(header.columns.filter((one) => one.key === identity).map(placeOf));
  taken.faults.push(...said.faults.filter(({ rule, column }) => rule !== '必填' || places.has(column)));
  return { at, row };
}

type Remarks = { faults: SheetFault[]; notes: SheetFault[] };
type RowAt = { reading: Reading; at: number; row: readonly Raw[] };
type FieldAt = { key: string; field: Field; columns: readonly Column[] };

/** The row with what stands above wherever it says 同上; each is told. Where nothing stands above, the sign stays, and is none of the answers. */
function withoutDittos(reading: Reading, { at, above }: { at: number; above: Above | null }, said: Remarks): readonly Raw[] {
  const row = reading.grid.rows[at] ?? [];
  const dittos = reading.header.columns.filter((column) => mayBeDitto(row[column.at]) && isDitto(shownText(row[column.at])));
  const known = dittos.filter((column) => above && !isBlankCell(above.row[column.at]));
  for (const column of known) {
    const value = shownText(above?.row[column.at]);
    const message = `“${shownText(row[column.at])}”按第${(above?.at ?? 0) + 1}行读作${column.field.personal ? '同样的内容' : `“${value.slice(0, 60)}”`}，请核对`;
    said.notes.push(faultAt(reading, { row: at, column, raw: row[column.at] }, { rule: '同上', message }));
  }
  const from = new Set(known.map((column) => column.at));
  return known.length === 0 ? row : row.map((raw, i) => (from.has(i) ? (above?.row[i] ?? null) : raw));
}

/** Puts what is to be said of a value that was computed where it belongs. */
function told(reading: Reading, place: Place, { value, note, fault }: Following, said: Remarks): Value {
  if (note) said.notes.push(faultAt(reading, place, { rule: '推算', message: note }));
  if (fault) said.faults.push(faultAt(reading, place, { rule: '推算', message: fault }));
  return value;
}

function readField({ reading, at, row }: RowAt, { key, field, columns }: FieldAt, said: Remarks): Value {
  const whole = reading.grid.rows[at] ?? [];
  if (field.type === 'satisfaction') {
    const { value, fault, note } = ratingOf(columns, row);
    const place = (column: Column): Place => ({ row: at, column, raw: whole[column.at] });
    if (fault) said.faults.push(faultAt(reading, place(fault.column), { rule: '服务满意度', message: fault.message }));
    if (note) said.notes.push(faultAt(reading, place(note.column), { rule: '服务满意度', message: note.message }));
    return value;
  }
  const column = entryAt(columns, 0);
  const place: Place = { row: at, column, raw: whole[column.at] ?? null };
  const { epoch1904 } = reading.grid;
  const dated = datedFigure(field, row[column.at] ?? null, { asOf: reading.table.asOf, epoch1904 });
  if (dated) return told(reading, place, dated, said);
  const read: CellRead = readCell(field, row[column.at] ?? null, { epoch1904, inYuan: reading.inYuan.has(key) });
  said.faults.push(...read.faults.map((one) => faultAt(reading, place, one)));
  said.notes.push(...read.notes.map((one) => faultAt(reading, place, one)));
  if (field.required && read.value === null && read.faults.length === 0)
    said.faults.push(faultAt(reading, place, { rule: '必填', message: `${field.label}没有填写，请补上` }));
  return read.value;
}

/** What is wrong with the header itself: required columns that it lacks, headings that stand twice. */
function headerFaults(reading: Reading): SheetFault[] {
  const { grid, table, header, sources } = reading;
  const base = { sheet: grid.name, row: header.row + header.rows };
  const lacking = notFound(table, [...header.columns, ...sources]).filter(([, field]) => field.required);
  const doubled = (header.byHand ? [] : header.others).flatMap((other) => {
    const same = header.columns.find((one) => headingKey(one.label) === headingKey(other.label));
    return same && !other.hidden && saysMore(reading, other.at, same.at) ? [{ other, same }] : [];
  });
  return [
    ...lacking.map(([, field]) => ({
      ...base,
      column: field.label,
      value: '',
      rule: '缺列',
      message: `表里没有“${field.label}”一栏，各行的这一项都没有读到，请补上`,
    })),
    ...hiddenColumns(grid, header.columns, base.row - 1),
    ...doubled.map(({ other, same }) => ({
      ...base,
      column: placeOf(other),
      value: other.label,
      rule: '重复的列',
      message: `有两列“${other.label}”，只读了${letterOf(same.at)}列，${letterOf(other.at)}列没有读取。名单分左右两栏的，请合并成一栏后重新导入`,
    })),
  ];
}

/** Whether a column says anything that its namesake does not; two columns under one merged cell say the same all the way down. */
function saysMore({ grid, header }: Reading, at: number, than: number): boolean {
  const around = surroundings(grid, header);
  const differs = (row: readonly Raw[]): boolean => !isBlankCell(row[at]) && shownText(row[at]) !== shownText(row[than]);
  return grid.rows.some((row, i) => i >= header.row + header.rows && differs(row) && whyNoData(i, around, false) === null);
}

/** Whether anything stands in this column below the header. */
const isFilled = ({ grid, header }: Pick<Reading, 'grid' | 'header'>, at: number): boolean =>
  grid.rows.slice(header.row + header.rows).some((row) => !isBlankCell(row[at]));

/** What the header says that the reader should know: figures in another unit. */
function headerNotes({ grid, table, header, inYuan, sources }: Reading): SheetFault[] {
  const base = { sheet: grid.name, row: header.row + header.rows };
  const converted = header.columns.filter((one) => inYuan.has(one.key));
  const missing = notFound(table, [...header.columns, ...sources]).filter(([, field]) => !field.required);
  const lacking = missing.map(([, field]) => ({
    ...base,
    column: field.label,
    value: '',
    rule: '缺列',
    message: `表里没有“${field.label}”一栏，官方表格的这一栏各行都空着`,
  }));
  const units = converted.map((column) => ({
    ...base,
    column: placeOf(column),
    value: column.label,
    rule: '单位',
    message: `“${column.label}”以元为单位，已换算成${column.field.unit}，请核对`,
  }));
  const unseen = header.others
    .filter((other) => other.hidden && isFilled({ grid, header }, other.at) && sources.every(({ at }) => at !== other.at))
    .map((other) => ({
      ...{ ...base, column: placeOf(other), value: other.label, rule: '隐藏的列' },
      message: `${letterOf(other.at)}列“${other.label}”在表中是隐藏的，没有读取，请核对`,
    }));
  return [...units, ...unseen, ...lacking];
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
const repeated = (reading: Reading, rows: readonly ReadRow[]): SheetFault[] =>
  again(reading, rows, enterpriseKey).map(({ row, first, column, raw }) => {
    const message = `与第${first}行是同一家企业，名单中同一企业只计一次，请核对后删去一行`;
    return faultAt(reading, { row: row - 1, column, raw }, { rule: '重复', message });
  });

/** 有限公司 here and 有限责任公司 there: perhaps one enterprise. */
const nearlyRepeated = (reading: Reading, rows: readonly ReadRow[]): SheetFault[] =>
  again(reading, rows, looseEnterpriseKey)
    .filter(({ name, firstName }) => enterpriseKey(name) !== enterpriseKey(firstName))
    .map(({ row, first, firstName, column, raw }) => {
      const message = `与第${first}行“${firstName.slice(0, 60)}”只差“有限公司”“有限责任公司”，是同一家的请删去一行`;
      return faultAt(reading, { row: row - 1, column, raw }, { rule: '疑似重复', message });
    });

type Again = { row: number; name: string; first: number; firstName: string; column: Column; raw: Raw | undefined };

/** Every row whose enterprise stood further up by this key. */
function again({ header, grid }: Reading, rows: readonly ReadRow[], keyOf: (name: string) => string): Again[] {
  const column = header.columns.find((one) => one.key === 'enterprise' && one.field.type === 'text');
  if (!column) return [];
  const seen = new Map<string, { first: number; firstName: string }>();
  return rows.flatMap(({ row, cells }) => {
    const name = String(cells.enterprise);
    const earlier = seen.get(keyOf(name));
    if (earlier) return [{ row, name, ...earlier, column, raw: grid.rows[row - 1]?.[column.at] }];
    seen.set(keyOf(name), { first: row, firstName: name });
    return [];
  });
}

/** Whether anything stands below the header. */
export const hasRows = (grid: Grid, header: Header): boolean =>
  grid.rows.slice(header.row + header.rows).some((row) => row.some((raw) => !isBlankCell(raw)));
