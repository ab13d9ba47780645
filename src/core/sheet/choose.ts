import type { TableForm } from '../annexes/field.ts';
import { type Appendix, appendicesOf, isAppendix, isOfAnother, withAppendices, withoutAppendices } from './appendix.ts';
import { filled, type Grid, isBlankRow, shownText } from './grid.ts';
import { type Header, headerOf, identityOf } from './header.ts';
import type { Intake, SheetBeside, SheetFault } from './intake.ts';
import { isRefusal, MOST_ROWS, refusal, tooManyRows, tooManyTogether } from './limits.ts';
import { headerBy, type Mapping } from './mapping.ts';
import { withoutMarks } from './marks.ts';
import { hasRows } from './rows.ts';
import { gathered, type Part, readTogether, sheetAt, type Together } from './together.ts';

/** What was read, the header by which, all the sheets where it was several, the appendix sheets read with them, and what stands beside them. */
export type Chosen = {
  readonly intake: Extract<Intake, { kind: 'read' }>;
  readonly header: Header;
  readonly parts: readonly Part[];
  readonly appendices: readonly Part[];
  readonly beside: readonly SheetBeside[];
};

/** The sheets that a person named, read by the header and columns that this person chose. Throws a refusal where nothing can be read so. */
export function chosenBy(grids: readonly Grid[], table: TableForm, { together = [], ...mapping }: Mapping & Wish): Chosen {
  const grid = filled(withoutMarks(sheetAt(grids, mapping.sheet)));
  const first = { at: mapping.sheet, grid, header: headerBy(grid, table, mapping) };
  const appendices = appendicesOf(headedIn(seenOf(grids).sheets, table), table, first);
  return taken(grids, table, { first, together, appendices });
}

type Wish = { readonly together?: Together | undefined };

type Reading = { first: Part; together: Together; appendices: readonly Appendix[] };

/** The first sheet read with those that belong to it; all that were left and seem to belong to the list are said. */
function taken(grids: readonly Grid[], table: TableForm, { first, together, appendices }: Reading): Chosen {
  const aside = new Set(appendices.map(({ part }) => part.at));
  const lists = grids.map((grid, at) => (aside.has(at) ? { ...grid, rows: [] } : grid));
  const form = withoutAppendices(table, appendices);
  const { parts, beside } = gathered(lists, form, { first, together });
  const intake = withAppendices(withinLimit(readTogether(parts, form, first), parts.length), table, appendices);
  const unread = beside.filter((one) => !one.taken).flatMap((one) => notRead(one, first.grid.name));
  return {
    ...{ intake: { ...intake, faults: [...intake.faults, ...unread] }, header: first.header, parts, beside },
    appendices: appendices.map(({ part }) => part),
  };
}

function withinLimit(intake: Chosen['intake'], sheets: number): Chosen['intake'] {
  if (intake.rows.length > MOST_ROWS) throw refusal(sheets > 1 ? tooManyTogether(intake.rows.length) : tooManyRows(intake.sheet));
  return intake;
}

/**
 * The visible sheet whose header names most of the table's columns, read, with those that are wanted as one list with it and with its appendix sheets; the
 * others that might have been meant are said. An appendix sheet, which has the names again and what is asked beside the list, is the list only where no other
 * is. All together are read as far as the limits go, else the one alone. Throws a refusal where no sheet has a header and rows below it.
 */
export function chosen(grids: readonly Grid[], table: TableForm, { together = [] }: Wish = {}): Chosen {
  const { sheets, failures } = seenOf(grids);
  if (sheets.length + failures.length === 0) throw refusal(nothingVisible(grids));
  const candidates = headedIn(sheets, table);
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(hasRows(b.grid, b.header)) - Number(hasRows(a.grid, a.header)) ||
      Number(isAppendix(a, table)) - Number(isAppendix(b, table)) ||
      b.header.score - a.header.score,
  );
  if (!best) throw failures[0] ?? refusal(noHeader(sheets, table));
  if (!hasRows(best.grid, best.header)) throw refusal(`工作表“${best.grid.name}”只有表头，下面没有内容。请确认名单已保存在这个文件里。`);
  const read = takenOr(grids, table, { first: best, together, appendices: appendicesOf(candidates, table, best) });
  const known = new Set([...read.beside.filter(({ fits }) => fits !== null), ...read.parts, ...read.appendices].map(({ at }) => at));
  const others = candidates
    .filter((one) => !known.has(one.at) && hasRows(one.grid, one.header) && !(isAppendix(one, table) && isOfAnother(one, table)))
    .map(({ grid: { name } }) =>
      said(name, '其他工作表', `工作表“${name}”也像是同一种名单，没有读取。请把各工作表的名单合并到一张表，或分别保存后导入`),
    );
  return { ...read, intake: { ...read.intake, faults: [...read.intake.faults, ...others] } };
}

/** The visible sheets with content, within the limits; and why others could not be looked at. */
function seenOf(grids: readonly Grid[]): { sheets: { at: number; grid: Grid }[]; failures: Error[] } {
  const visible = [...grids.entries()].filter(([, grid]) => !grid.hidden && !grid.rows.every(isBlankRow));
  const failures: Error[] = [];
  const sheets = visible.flatMap(([at, grid]) => {
    try {
      return [{ at, grid: filled(withoutMarks(grid)) }];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failures.push(error);
      return [];
    }
  });
  return { sheets, failures };
}

const headedIn = (sheets: readonly { at: number; grid: Grid }[], table: TableForm): Part[] =>
  sheets.flatMap(({ at, grid }): Part[] => {
    const header = headerOf(grid, table);
    return header ? [{ at, grid, header }] : [];
  });

/** All sheets that belong together, unless together they are more than is read: then the first, and the others are said. */
function takenOr(grids: readonly Grid[], table: TableForm, wish: Reading): Chosen {
  try {
    return taken(grids, table, wish);
  } catch (error) {
    if (wish.together !== 'all' || !isRefusal(error)) throw error;
    return taken(grids, table, { ...wish, together: [] });
  }
}

const nothingVisible = (grids: readonly Grid[]): string =>
  grids.some((grid) => grid.hidden && !grid.rows.every(isBlankRow))
    ? '文件里只有隐藏的工作表有内容。请取消隐藏要导入的工作表，保存后再导入。'
    : '文件里没有内容。请确认名单已保存在这个文件里。';

const said = (sheet: string, rule: string, message: string): SheetFault => ({ sheet, row: 1, column: '', value: sheet, rule, message });

/** A sheet that seems to belong to the list is never left out without a word. */
function notRead({ name, fits, otherYear }: SheetBeside, read: string): SheetFault[] {
  if (fits === 'continues')
    return [said(name, '接续的工作表', `工作表“${name}”没有表头，像是接着前面的名单，没有读取。可以与“${read}”作为一份名单一并读取`)];
  if (fits !== 'same') return [];
  const year = otherYear === null ? '' : `，写着 ${otherYear} 年`;
  return [
    said(name, '其他工作表', `工作表“${name}”也是同样的名单${year}，没有读取。可以与“${read}”作为一份名单一并读取，或分别保存后导入`),
  ];
}

/** The sheet's upper left corner turned over, to see whether its headings stand in its first columns. */
const transposed = (grid: Grid): Grid => ({
  ...grid,
  merges: [],
  rows: Array.from({ length: 4 }, (_, at) => grid.rows.slice(0, 40).map((row) => row[at] ?? null)),
});

/** Which columns were looked for and what stands at the sheet's head instead. */
function noHeader(sheets: readonly { grid: Grid }[], table: TableForm): string {
  const wanted = Object.values(table.columns).filter((field) => !field.derived);
  const sheet = sheets[0]?.grid;
  if (sheet && headerOf(transposed(sheet), table))
    return `工作表“${sheet.name}”是横着排的：栏目名称在最左一列，每家占一列。请在 Excel 或 WPS 里全选、复制，用“选择性粘贴—转置”排成每家一行后重新导入。`;
  const rows = (sheet?.rows ?? []).filter((row) => !isBlankRow(row)).slice(0, 3);
  const seen = rows.map((row) => [...new Set(row.map(shownText).filter((text) => text !== ''))].slice(0, 8).map(short).join('、'));
  const others = wanted.filter((field) => field !== table.columns[identityOf(table)]).map((field) => `“${field.label}”`);
  const beside = others.length === 0 ? '' : `，连同${others.join('')}等栏中的至少一栏`;
  return (
    `没有找到表头：需要有“${table.columns[identityOf(table)]?.label}”一栏${beside}。` +
    `工作表“${sheet?.name ?? ''}”开头几行是：${seen.join('；')}。请在名单上方写上栏目名称后重新导入，或者自己指定哪一列是什么。`
  );
}

const short = (text: string): string => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);
