import type { TableForm } from '../annexes/field.ts';
import { columnOf, filled, type Grid, isBlankRow, letterOf, shownText } from './grid.ts';
import { type Column, type Header, headingsAt, identityOf, isSerial, recognised } from './header.ts';
import type { Intake, SheetShown } from './intake.ts';
import { HEADER_WITHIN_ROWS, isRefusal, refusal } from './limits.ts';
import { withoutMarks } from './marks.ts';

/** What a person said of a file: which sheet, which rows name the columns (`rows` 0: none do), and which column feeds which field. */
export type Mapping = {
  readonly sheet: number;
  /** Index of the header's first row, or of the first row of data where there is no header. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly MappedColumn[];
};
export type MappedColumn = Pick<Column, 'at' | 'key' | 'part'>;

/** Header rows that a list may have. */
export const MOST_HEADER_ROWS = 3;

/** Why this mapping can't be read by, as a sentence; null where it can. */
export function whyNotMapped({ row, rows, columns }: Mapping, table: TableForm): string | null {
  const identity = identityOf(table);
  if (row < 0 || rows < 0 || rows > MOST_HEADER_ROWS) return `表头最多 ${MOST_HEADER_ROWS} 行，请重新选择表头所在的行。`;
  const strange = columns.find(({ key }) => !Object.hasOwn(table.columns, key) || table.columns[key]?.derived);
  if (strange) return `“${table.label}”没有“${strange.key}”这一栏，请重新选择。`;
  if (!columns.some(({ key }) => key === identity)) return `请选择哪一列是“${table.columns[identity]?.label}”：没有这一列，各行无法区分。`;
  return columns.map((one) => twice(one, columns, table)).find((one) => one !== null) ?? null;
}

/** One field is fed by one column; only columns to tick, each with an answer of its own, may be several. */
function twice(one: MappedColumn, columns: readonly MappedColumn[], table: TableForm): string | null {
  const other = columns.find(
    (it) => it !== one && (it.at === one.at || (it.key === one.key && (it.part === 'value' || one.part === 'value'))),
  );
  if (!other) return null;
  if (other.at === one.at) return `${letterOf(one.at)}列选了两项，一列只能对应一项。`;
  return `${letterOf(one.at)}列和${letterOf(other.at)}列都选了“${table.columns[one.key]?.label}”，一项只能对应一列，另一列请改为“不导入”。`;
}

/** The header that a person named. Throws a refusal where it can't be one. */
export function headerBy(grid: Grid, table: TableForm, mapping: Mapping): Header {
  const why = whyNotMapped(mapping, table);
  if (why !== null) throw refusal(why);
  if (mapping.row + mapping.rows >= grid.rows.length)
    throw refusal(`工作表“${grid.name}”在所选的表头下面没有内容，请重新选择表头所在的行。`);
  const headings = headingsAt(grid.rows.slice(mapping.row, mapping.row + mapping.rows));
  const labelAt = (at: number): string => headings.find((one) => one.at === at)?.parts.join('/') ?? '';
  const mapped = new Set(mapping.columns.map(({ at }) => at));
  const serial = headings.find((one) => isSerial(one) && !mapped.has(one.at));
  return {
    row: mapping.row,
    rows: mapping.rows,
    columns: mapping.columns
      .map((one) => ({ ...one, field: table.columns[one.key] as Column['field'], label: labelAt(one.at) }))
      .map((one) => ({ ...one, label: one.label || one.field.label }))
      .toSorted((a, b) => a.at - b.at),
    others: headings.filter(({ at }) => !mapped.has(at) && at !== serial?.at).map(({ at, parts }) => ({ at, label: parts.join('/') })),
    serial: serial?.at ?? null,
    score: 0,
    byHand: true,
  };
}

/** Sheets, columns and characters of a cell that are shown; nobody chooses among more. */
const [MOST_SHEETS, MOST_WIDE, MOST_LONG] = [30, 40, 40];

/** The file's sheets with content, as they begin. */
export const sheetsShown = (grids: readonly Grid[]): SheetShown[] =>
  grids.flatMap((grid, at) => (grid.rows.every(isBlankRow) ? [] : shown(grid, at))).slice(0, MOST_SHEETS);

function shown(grid: Grid, at: number): SheetShown[] {
  try {
    const { name, hidden, rows } = filled(withoutMarks(grid));
    return [{ at, name, hidden, rows: rows.slice(0, HEADER_WITHIN_ROWS).map((row) => row.slice(0, MOST_WIDE).map(short)) }];
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

const short = (raw: Parameters<typeof shownText>[0]): string => {
  const text = [...shownText(raw)];
  return text.length > MOST_LONG ? `${text.slice(0, MOST_LONG).join('')}…` : text.join('');
};

/** How a file was read, as a mapping that a person may change. */
export function mappingOf(
  { sheet, header }: Pick<Extract<Intake, { kind: 'read' }>, 'sheet' | 'header'>,
  sheets: readonly SheetShown[],
): Mapping {
  return {
    sheet: sheets.find(({ name, hidden }) => name === sheet && !hidden)?.at ?? 0,
    row: header.firstRow - 1,
    rows: header.rows,
    columns: header.columns.map(({ key, part, letter }) => ({ at: columnOf(letter), key, part })),
  };
}

/** Where a person best begins with a sheet in which no header was found: the rows that name most, else the first that is no title. */
export function guessed({ at, rows }: SheetShown, table: TableForm): Mapping {
  // Few rows first: a second one must bring in something.
  const places = Array.from({ length: MOST_HEADER_ROWS }, (_, i) => rows.map((_row, row) => ({ row, rows: i + 1 }))).flat();
  let best = {
    row: Math.max(
      0,
      rows.findIndex((row) => row.filter((text) => text !== '').length > 1),
    ),
    rows: 1,
  };
  let most: MappedColumn[] = [];
  for (const place of places) {
    const columns = recognised(rows.slice(place.row, place.row + place.rows), table);
    if (columns.length > most.length) [best, most] = [place, columns];
  }
  return { sheet: at, ...best, columns: most };
}

/** The same mapping with another header: what its headings say, with what a person chose kept where they say nothing. */
export function withHeader(mapping: Mapping, place: { row: number; rows: number }, { rows }: SheetShown, table: TableForm): Mapping {
  const named = recognised(rows.slice(place.row, place.row + place.rows), table);
  const free = mapping.columns.filter((one) => named.every(({ at, key }) => at !== one.at && key !== one.key));
  return { ...mapping, ...place, columns: [...named, ...free].toSorted((a, b) => a.at - b.at) };
}
