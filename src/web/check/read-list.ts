import { servedTable } from '../../core/annexes/annex5.ts';
import type { Row } from '../../core/annexes/field.ts';
import { gridsOf } from '../../core/sheet/book.ts';
import { chosen, chosenBy } from '../../core/sheet/choose.ts';
import { decoded } from '../../core/sheet/decode.ts';
import { delimitedGrid } from '../../core/sheet/delimited.ts';
import type { Grid } from '../../core/sheet/grid.ts';
import type { SheetFault, SheetShown, Skipped } from '../../core/sheet/intake.ts';
import { isRefusal } from '../../core/sheet/limits.ts';
import { guessed, type Mapping, mappingOf, sheetsShown } from '../../core/sheet/mapping.ts';

/** A list of served enterprises as it was read. */
export type Listed = {
  readonly from: string;
  readonly rows: readonly Row[];
  readonly faults: readonly SheetFault[];
  readonly skipped: readonly Skipped[];
};

/** The list, or why there is none; with the sheets, so that a person can say which column is what. */
export type ListRead = {
  readonly from: string;
  readonly listed: Listed | null;
  readonly problem: string | null;
  readonly grids: readonly Grid[];
  readonly sheets: readonly SheetShown[];
  /** How it was read, or where a person best begins; null where there is nothing to choose from. */
  readonly mapping: Mapping | null;
};

/** More is no list of enterprises; the page would only become slow. Bytes. */
const MOST_BYTES = 20 * 2 ** 20;

/** A list pasted as text; what is wrong with it comes back as a sentence. */
export const readPasted = (text: string): Promise<ListRead> => read('粘贴的名单', async () => [delimitedGrid(text, '粘贴的名单')]);

/** A list in a file, told by its bytes: a workbook, or text with separators. It is read here and goes nowhere. */
export function readFile(file: File): Promise<ListRead> {
  return read(file.name, async () => {
    if (file.size > MOST_BYTES) throw refusedHere(`文件有 ${(file.size / 2 ** 20).toFixed(1)} MB，超过 20 MB。请只保留名单后另存再选。`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbookGrids(bytes);
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
      throw refusedHere('这是旧格式 .xls 或加了密码的文件，网页里读不了。请用 Excel 或 WPS 另存为 .xlsx，或直接复制名单粘贴。');
    return [delimitedGrid(decoded(bytes), file.name)];
  });
}

class Here extends Error {}
const refusedHere = (message: string): Error => new Here(message);

/** The reader of workbooks is a download of its own, which only those who bring one need. */
async function workbookGrids(bytes: Uint8Array): Promise<Grid[]> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return gridsOf(await readXlsx(bytes, { readStyles: true }));
  } catch {
    throw refusedHere('这个文件不是 .xlsx 工作簿，或已损坏。请用 Excel 或 WPS 另存为 .xlsx，或直接复制名单粘贴。');
  }
}

async function read(from: string, grids: () => Promise<Grid[]>): Promise<ListRead> {
  const file: { from: string; grids: Grid[]; sheets: SheetShown[] } = { from, grids: [], sheets: [] };
  try {
    file.grids = (await grids()).map(named);
    file.sheets = sheetsShown(file.grids);
    const { intake } = chosen(file.grids, servedTable);
    return { ...file, listed: listedOf(from, intake), problem: null, mapping: mappingOf(intake, file.sheets) };
  } catch (error) {
    const [sheet = file.sheets[0]] = file.sheets.filter(({ hidden }) => !hidden);
    return { ...file, listed: null, problem: sentenceOf(error), mapping: sheet ? guessed(sheet, servedTable) : null };
  }
}

/** The same list read by the mapping that a person gave. */
export function remapped(read: ListRead, mapping: Mapping): ListRead {
  try {
    return { ...read, mapping, listed: listedOf(read.from, chosenBy(read.grids, servedTable, mapping).intake), problem: null };
  } catch (error) {
    return { ...read, mapping, listed: null, problem: sentenceOf(error) };
  }
}

const listedOf = (from: string, { rows, faults, skipped }: ReturnType<typeof chosen>['intake']): Listed => ({
  ...{ from, rows: rows.map(asRow), faults, skipped },
});

const sentenceOf = (error: unknown): string =>
  isRefusal(error) || error instanceof Here ? error.message : '这个名单没有读成。请连同表头一起复制名单粘贴，或另存为 .xlsx 后再选。';

/** One column of names without a heading is a list of enterprises. */
function named(grid: Grid): Grid {
  const single = grid.rows.length > 0 && grid.rows.every((row) => row.length <= 1);
  const { label } = servedTable.columns.enterprise;
  const headed = grid.rows.some((row) => typeof row[0] === 'string' && /名称$|^企业$|^单位$/.test(row[0].trim()));
  return single && !headed ? { ...grid, rows: [[label], ...grid.rows] } : grid;
}

const asRow = ({ row, cells }: { row: number; cells: Row['cells'] }): Row => ({ id: String(row), cells });
