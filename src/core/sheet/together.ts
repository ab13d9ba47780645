import type { TableForm } from '../annexes/field.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { filled, type Grid, isBlankCell, isBlankRow, type Raw, shownText } from './grid.ts';
import { type Header, headerOf, identityOf, placeOf } from './header.ts';
import type { Intake, SheetFault, SheetLeft } from './intake.ts';
import { isRefusal } from './limits.ts';
import { withoutMarks } from './marks.ts';
import { hasRows, readRows } from './rows.ts';

/** A sheet that is read, within the limits and without our marks, and the header by which; `at` is its place among the file's sheets. */
export type Part = { readonly at: number; readonly grid: Grid; readonly header: Header };
type Read = Extract<Intake, { kind: 'read' }>;

/** The same header over a sheet that has none of its own: its first row with content is data. */
function goingOn(grid: Grid, header: Header): Header {
  const row = Math.max(
    0,
    grid.rows.findIndex((one) => !isBlankRow(one)),
  );
  return { ...header, row, rows: 0 };
}

/** A further sheet of the same list: by its own header, or where it has none by that of the first. */
export const partOf = (grid: Grid, at: number, { table, first }: { table: TableForm; first: Header }): Part => ({
  ...{ at, grid, header: headerOf(grid, table) ?? goingOn(grid, first) },
});

/** Several sheets read as one list, in their order; every row and everything said of it keeps its sheet's name. */
export function readTogether(parts: readonly Part[], table: TableForm): Read {
  const all = parts.map((part, i) => readPart(part, table, i > 0));
  const [first] = all as [Read];
  if (all.length === 1) return first;
  return {
    ...first,
    rows: all.flatMap(({ sheet, rows }) => rows.map((one) => ({ ...one, sheet }))),
    skipped: all.flatMap(({ sheet, skipped }) => skipped.map((one) => ({ ...one, sheet }))),
    notes: all.flatMap(({ notes }) => notes),
    faults: [...all.flatMap(({ faults }) => faults), ...repeatedAcross(parts, all)],
  };
}

/** What the header of the first sheet lacks is said once; a sheet that goes on under it lacks nothing of its own. */
function readPart({ grid, header }: Part, table: TableForm, further: boolean): Read {
  const read = readRows(grid, table, header);
  return further && header.rows === 0 ? { ...read, faults: read.faults.filter(({ rule }) => rule !== '缺列') } : read;
}

/** An enterprise that stands in two of the sheets: the later one names the earlier. */
function repeatedAcross(parts: readonly Part[], all: readonly Read[]): SheetFault[] {
  const seen = new Map<string, { sheet: string; row: number }>();
  return all.flatMap(({ sheet, rows }, i) => {
    const part = parts[i] as Part;
    const column = part.header.columns.find((one) => one.key === 'enterprise' && one.field.type === 'text');
    if (!column) return [];
    const faults: SheetFault[] = [];
    for (const { row, cells } of rows) {
      const name = enterpriseKey(String(cells.enterprise));
      const earlier = seen.get(name);
      if (!earlier) seen.set(name, { sheet, row });
      else if (earlier.sheet !== sheet) {
        const message = `与工作表“${earlier.sheet}”第${earlier.row}行是同一家企业，名单中同一企业只计一次，请核对后删去一行`;
        const value = shownText(part.grid.rows[row - 1]?.[column.at]);
        faults.push({ sheet, row, column: placeOf(column), value, rule: '重复', message });
      }
    }
    return faults;
  });
}

/** The sheets with content that were not read, and which of them seem to belong to the list. */
export function leftOf(grids: readonly Grid[], table: TableForm, read: readonly Part[]): SheetLeft[] {
  const taken = new Set(read.map(({ at }) => at));
  const [first] = read;
  return grids.flatMap((raw, at) => {
    if (taken.has(at) || raw.rows.every(isBlankRow)) return [];
    const grid = within(raw);
    const rows = (grid?.rows ?? raw.rows).filter((row) => !isBlankRow(row)).length;
    return [{ at, name: raw.name, hidden: raw.hidden, rows, fits: grid && first && !raw.hidden ? fitOf(grid, table, first.header) : null }];
  });
}

function within(raw: Grid): Grid | null {
  try {
    return filled(withoutMarks(raw));
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Whether a sheet has the same layout under its own header, or goes on under that of the first. */
export function fitOf(grid: Grid, table: TableForm, first: Header): SheetLeft['fits'] {
  const own = headerOf(grid, table);
  if (!own) return goesOn(grid, table, first) ? 'continues' : null;
  const keys = new Set(own.columns.map(({ key }) => key));
  const same = first.columns.every(({ key, field }) => !field.required || keys.has(key));
  return same && hasRows(grid, own) ? 'same' : null;
}

/** Rows that are looked at, and the share of them that must look like rows of the list. */
const [LOOKED_AT, SHARE] = [50, 0.6];

function goesOn(grid: Grid, table: TableForm, header: Header): boolean {
  const rows = grid.rows.filter((row) => !isBlankRow(row)).slice(0, LOOKED_AT);
  const identity = header.columns.find(({ key }) => key === identityOf(table));
  if (!identity || rows.length === 0) return false;
  const alike = rows.filter((row) => isName(row[identity.at]) && isRowOf(row, header));
  return alike.length >= rows.length * SHARE;
}

const isName = (raw: Raw | undefined): boolean => /\p{L}{2}/u.test(shownText(raw)) && !/[。；：:]/.test(shownText(raw));

/** At least half of the columns are filled, and where numbers of telephones stand, there are some. */
function isRowOf(row: readonly Raw[], { columns }: Header): boolean {
  const filledIn = columns.filter(({ at }) => !isBlankCell(row[at]));
  const numbers = columns.filter(({ field }) => field.type === 'mobile' || field.type === 'phone').map(({ at }) => shownText(row[at]));
  return (
    filledIn.length * 2 >= columns.length && filledIn.length > 1 && numbers.every((text) => text === '' || /\d[\d\s-]{5,}\d/.test(text))
  );
}
