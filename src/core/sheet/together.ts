import type { TableForm } from '../annexes/field.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { entryAt } from '../list/entry-at.ts';
import { filled, type Grid, isBlankCell, isBlankRow, type Raw, shownText } from './grid.ts';
import { type Header, headerOf, identityOf, placeOf } from './header.ts';
import type { Intake, SheetBeside, SheetFault } from './intake.ts';
import { isRefusal, refusal } from './limits.ts';
import { withoutMarks } from './marks.ts';
import { hasRows, readRows } from './rows.ts';

/** A sheet that is read, within the limits and without our marks, and the header by which; `at` is its place among the file's sheets. */
export type Part = { readonly at: number; readonly grid: Grid; readonly header: Header };
type Read = Extract<Intake, { kind: 'read' }>;

/** A sheet beside the one that a list is read from, which has the same layout or goes on like it, with the header by which it would be read. */
type Fitting = Part & { readonly fits: 'same' | 'continues' };
/** Which further sheets are read as the same list: all that seem to belong to it, or those at these places. */
export type Together = 'all' | readonly number[];

/** Sheets that are read as one list at most; further ones are said. */
export const MOST_TOGETHER = 200;

/** The same header over a sheet that has none of its own: its first row with content is data. */
function goingOn(grid: Grid, header: Header): Header {
  const row = Math.max(
    0,
    grid.rows.findIndex((one) => !isBlankRow(one)),
  );
  return { ...header, row, rows: 0 };
}

/** The sheets beside the first that fit it; one without a header goes on under the sheet of this layout that stands above it. */
function fittingOf(grids: readonly Grid[], table: TableForm, first: Part): Fitting[] {
  let above: Header | null = null;
  const all: Fitting[] = [];
  for (const [at, raw] of grids.entries()) {
    if (at === first.at) above = first.header;
    if (at === first.at || raw.hidden || raw.rows.every(isBlankRow)) continue;
    const grid = within(raw);
    const own = grid && ownHeader(grid, table, first);
    if (!grid) continue;
    if (own && sameLayout(own, first.header)) {
      above = own;
      if (hasRows(grid, own)) all.push({ at, grid, header: own, fits: 'same' });
    } else if (!own && above && goesOn(grid, table, above)) all.push({ at, grid, header: goingOn(grid, above), fits: 'continues' });
  }
  return all.slice(0, MOST_TOGETHER - 1);
}

/** The header of a further sheet: that of the first where the same words stand at the same places, which a person may have had to explain. */
function ownHeader(grid: Grid, table: TableForm, { grid: model, header }: Part): Header | null {
  const rows = Array.from({ length: header.rows }, (_, i) => header.row + i);
  const alike = (row: number): boolean =>
    header.columns.every(({ at }) => shownText(grid.rows[row]?.[at]) === shownText(model.rows[row]?.[at]));
  return rows.length > 0 && rows.every(alike) ? header : headerOf(grid, table);
}

const sameLayout = (own: Header, first: Header): boolean => {
  const keys = new Set(own.columns.map(({ key }) => key));
  return first.columns.every(({ key, field }) => !field.required || keys.has(key));
};

/** The first sheet and the further ones that are read with it, in the order of the file, beside all others with content. */
export function gathered(grids: readonly Grid[], table: TableForm, { first, together }: { first: Part; together: Together }): Gathered {
  const fitting = fittingOf(grids, table, first);
  const year = yearOf(first);
  const otherYear = (one: Part): number | null => {
    const its = yearOf(one);
    return its === null || year === null || its === year ? null : its;
  };
  const wanted =
    together === 'all'
      ? fitting.filter((one) => otherYear(one) === null)
      : [...new Set(together)]
          .filter((at) => at !== first.at)
          .map((at) => fitting.find((one) => one.at === at) ?? named(grids, at, { table, first }));
  const parts = [first, ...wanted].toSorted((a, b) => a.at - b.at);
  const taken = new Set(parts.map(({ at }) => at));
  const beside = grids.flatMap((raw, at): SheetBeside[] => {
    if (at === first.at || raw.rows.every(isBlankRow)) return [];
    const fit = fitting.find((one) => one.at === at);
    const rows = (fit ? fit.grid.rows.slice(fit.header.row + fit.header.rows) : raw.rows).filter((row) => !isBlankRow(row)).length;
    const what = { fits: fit?.fits ?? null, otherYear: fit ? otherYear(fit) : null, taken: taken.has(at) };
    return [{ at, name: raw.name, hidden: raw.hidden, rows, ...what }];
  });
  return { parts, beside };
}

type Gathered = { readonly parts: readonly Part[]; readonly beside: readonly SheetBeside[] };

/** A sheet that a person named although it does not seem to fit. Throws a refusal where there is none. */
function named(grids: readonly Grid[], at: number, { table, first }: { table: TableForm; first: Part }): Part {
  const grid = filled(withoutMarks(sheetAt(grids, at)));
  return { at, grid, header: ownHeader(grid, table, first) ?? goingOn(grid, first.header) };
}

/** The sheet at this place. Throws a refusal where the file has none there. */
export function sheetAt(grids: readonly Grid[], at: number): Grid {
  const sheet = grids[at];
  if (!sheet) throw refusal('文件里没有所选的工作表，请重新选择文件。');
  return sheet;
}

/** The year that a sheet's name gives, or the title above its header. */
function yearOf({ grid, header }: Part): number | null {
  const title = grid.rows.slice(0, header.row).find((row) => !isBlankRow(row)) ?? [];
  const found = /(?:^|\D)(20\d\d)(?!\d)/.exec(grid.name) ?? /(?:^|\D)(20\d\d)\s*年/.exec(title.map(shownText).join(' '));
  return found ? Number(found[1]) : null;
}

/** Several sheets read as one list, in their order; every row and everything said of it keeps its sheet's name. */
export function readTogether(parts: readonly Part[], table: TableForm, head: Part): Read {
  const all = parts.map((part) => readPart(part, table, part !== head));
  const first = entryAt(all, parts.indexOf(head));
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
    const part = entryAt(parts, i);
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

function within(raw: Grid): Grid | null {
  try {
    return filled(withoutMarks(raw));
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
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
