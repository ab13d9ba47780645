import type { TableForm } from '../annexes/field.ts';
import { filled, type Grid, isBlankRow, shownText } from './grid.ts';
import { type Header, headerOf, identityOf } from './header.ts';
import type { Intake, SheetFault, SheetLeft } from './intake.ts';
import { isRefusal, MOST_ROWS, refusal, tooManyRows } from './limits.ts';
import { headerBy, type Mapping } from './mapping.ts';
import { withoutMarks } from './marks.ts';
import { hasRows } from './rows.ts';
import { leftOf, type Part, partOf, readTogether } from './together.ts';

/** What was read, the header by which, and all the sheets where it was several; with those that were left. */
export type Chosen = {
  readonly intake: Extract<Intake, { kind: 'read' }>;
  readonly header: Header;
  readonly parts: readonly Part[];
  readonly left: readonly SheetLeft[];
};

/** The sheets that a person named, read by the header and columns that this person chose. Throws a refusal where nothing can be read so. */
export function chosenBy(grids: readonly Grid[], table: TableForm, mapping: Mapping): Chosen {
  const grid = filled(withoutMarks(sheetAt(grids, mapping.sheet)));
  const header = headerBy(grid, table, mapping);
  const further = [...new Set(mapping.also)].filter((at) => at !== mapping.sheet);
  const parts = [
    { at: mapping.sheet, grid, header },
    ...further.map((at) => partOf(filled(withoutMarks(sheetAt(grids, at))), at, { table, first: header })),
  ];
  return { intake: withinLimit(readTogether(parts, table)), header, parts, left: leftOf(grids, table, parts) };
}

function sheetAt(grids: readonly Grid[], at: number): Grid {
  const named = grids[at];
  if (!named) throw refusal('文件里没有所选的工作表，请重新选择文件。');
  return named;
}

function withinLimit(intake: Chosen['intake']): Chosen['intake'] {
  if (intake.rows.length > MOST_ROWS) throw refusal(tooManyRows(intake.sheet));
  return intake;
}

/**
 * The visible sheet whose header names most of the table's columns, read; the others that might have been meant are said.
 * Throws a refusal where no sheet has a header and rows below it.
 */
export function chosen(grids: readonly Grid[], table: TableForm): Chosen {
  const visible = [...grids.entries()].filter(([, grid]) => !grid.hidden && !grid.rows.every(isBlankRow));
  if (visible.length === 0) throw refusal(nothingVisible(grids));
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
  const candidates = sheets.flatMap(({ at, grid }): Part[] => {
    const header = headerOf(grid, table);
    return header ? [{ at, grid, header }] : [];
  });
  const [best] = candidates.toSorted(
    (a, b) => Number(hasRows(b.grid, b.header)) - Number(hasRows(a.grid, a.header)) || b.header.score - a.header.score,
  );
  if (!best)
    throw (
      failures[0] ??
      refusal(
        noHeader(
          sheets.map(({ grid }) => grid),
          table,
        ),
      )
    );
  if (!hasRows(best.grid, best.header)) throw refusal(`工作表“${best.grid.name}”只有表头，下面没有内容。请确认名单已保存在这个文件里。`);
  const intake = withinLimit(readTogether([best], table));
  const left = leftOf(grids, table, [best]);
  const lists = new Set(candidates.filter((one) => one !== best && hasRows(one.grid, one.header)).map(({ at }) => at));
  const others = left.flatMap((one) => notRead(one, lists.has(one.at), best.grid.name));
  return { intake: { ...intake, faults: [...intake.faults, ...others] }, header: best.header, parts: [best], left };
}

const nothingVisible = (grids: readonly Grid[]): string =>
  grids.some((grid) => grid.hidden && !grid.rows.every(isBlankRow))
    ? '文件里只有隐藏的工作表有内容。请取消隐藏要导入的工作表，保存后再导入。'
    : '文件里没有内容。请确认名单已保存在这个文件里。';

/** A sheet that seems to belong to the list is never left out without a word. */
function notRead({ name, fits }: SheetLeft, list: boolean, read: string): SheetFault[] {
  const said = (rule: string, message: string): SheetFault[] => [{ sheet: name, row: 1, column: '', value: name, rule, message }];
  if (fits === 'continues')
    return said('接续的工作表', `工作表“${name}”没有表头，像是接着“${read}”的，没有读取。可以接着“${read}”按同样的栏目一并读取`);
  if (fits === 'same')
    return said('其他工作表', `工作表“${name}”也是同样的名单，没有读取。可以与“${read}”作为一份名单一并读取，或分别保存后导入`);
  if (!list) return [];
  return said('其他工作表', `工作表“${name}”也像是同一种名单，没有读取。请把各工作表的名单合并到一张表，或分别保存后导入`);
}

/** Which columns were looked for and what stands at the sheet's head instead. */
function noHeader(sheets: readonly Grid[], table: TableForm): string {
  const wanted = Object.values(table.columns).filter((field) => !field.derived);
  const [sheet] = sheets;
  const rows = (sheet?.rows ?? []).filter((row) => !isBlankRow(row)).slice(0, 3);
  const seen = rows.map((row) => [...new Set(row.map(shownText).filter((text) => text !== ''))].slice(0, 8).map(short).join('、'));
  return (
    `没有找到表头：需要有“${table.columns[identityOf(table)]?.label}”一栏，连同${wanted
      .filter((field) => field !== table.columns[identityOf(table)])
      .map((field) => `“${field.label}”`)
      .join('')}等栏中的至少一栏。` +
    `工作表“${sheet?.name ?? ''}”开头几行是：${seen.join('；')}。请在名单上方写上栏目名称后重新导入，或者自己指定哪一列是什么。`
  );
}

const short = (text: string): string => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);
