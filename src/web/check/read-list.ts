import { servedTable } from '../../core/annexes/annex5.ts';
import type { Row } from '../../core/annexes/field.ts';
import { fileName } from '../../core/files/file-name.ts';
import { type Chosen, chosen, chosenBy } from '../../core/sheet/choose.ts';
import { delimitedGrid } from '../../core/sheet/delimited.ts';
import type { Grid } from '../../core/sheet/grid.ts';
import type { ReadRow, SheetBeside, SheetFault, SheetShown, Skipped } from '../../core/sheet/intake.ts';
import { isRefusal, MOST_FILE_BYTES, refusal, tooLarge } from '../../core/sheet/limits.ts';
import { guessed, type Mapping, mappingOf, sheetsShown } from '../../core/sheet/mapping.ts';
import type { Together } from '../../core/sheet/together.ts';

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
  /** The mapping that a person gave. */
  readonly byHand?: Mapping | undefined;
  /** The sheet that named the columns, and what stands beside it. */
  readonly sheet: string;
  readonly beside: readonly SheetBeside[];
};

/** A list pasted as text; what is wrong with it comes back as a sentence. */
export const readPasted = (text: string): Promise<ListRead> => read('粘贴的名单', async () => [delimitedGrid(text, '粘贴的名单')]);

/** A list in a file, told by its bytes: a workbook, a page, or text with separators. It is read here and goes nowhere. */
export function readFile(file: File): Promise<ListRead> {
  const name = fileName(file.name);
  return read(name, async () => {
    if (file.size > MOST_FILE_BYTES) throw refusal(tooLarge(file.size));
    const bytes = new Uint8Array(await file.arrayBuffer());
    // The readers are a download of their own, which only those who bring a file need.
    return (await import('./read-file.ts')).gridsIn(bytes, name);
  });
}

async function read(from: string, grids: () => Promise<Grid[]>): Promise<ListRead> {
  const file: { from: string; grids: Grid[]; sheets: SheetShown[] } = { from, grids: [], sheets: [] };
  try {
    file.grids = (await grids()).map(named);
    file.sheets = sheetsShown(file.grids);
    const read = chosen(file.grids, servedTable, { together: 'all' });
    return { ...file, ...shownOf(from, read), mapping: mappingOf(read.intake, file.sheets) };
  } catch (error) {
    const [sheet = file.sheets[0]] = file.sheets.filter(({ hidden }) => !hidden);
    return { ...file, ...nothing(error), mapping: sheet ? guessed(sheet, servedTable) : null };
  }
}

/** The same list read by what a person said of its columns and sheets. */
export function readAgain(read: ListRead, { mapping, together }: { mapping: Mapping | undefined; together: Together }): ListRead {
  const said = mapping ? { mapping, byHand: mapping } : {};
  try {
    const again = mapping ? chosenBy(read.grids, servedTable, { ...mapping, together }) : chosen(read.grids, servedTable, { together });
    return { ...read, ...said, ...shownOf(read.from, again) };
  } catch (error) {
    return { ...read, ...said, ...nothing(error) };
  }
}

/** The sheets that were chosen, as long as the list is read from the same one. */
export const togetherBy = ({ listed, mapping: before, beside }: ListRead, { sheet }: Mapping): Together =>
  listed && before?.sheet === sheet ? beside.filter(({ taken }) => taken).map(({ at }) => at) : 'all';

const shownOf = (from: string, { intake, beside }: Chosen) => ({
  ...{ listed: listedOf(from, intake), problem: null, sheet: intake.sheet, beside },
});

const nothing = (error: unknown) => ({ listed: null, problem: sentenceOf(error), sheet: '', beside: [] });

const listedOf = (from: string, { rows, faults, skipped }: Chosen['intake']): Listed => ({
  ...{ from, rows: rows.map(asRow), faults, skipped },
});

const sentenceOf = (error: unknown): string =>
  isRefusal(error) ? error.message : '这个名单没有读成。请连同表头一起复制名单粘贴，或另存为 .xlsx 后再选。';

/** One column of names without a heading is a list of enterprises. */
function named(grid: Grid): Grid {
  const single = grid.rows.length > 0 && grid.rows.every((row) => row.length <= 1);
  const { label } = servedTable.columns.enterprise;
  const headed = grid.rows.some((row) => typeof row[0] === 'string' && /名称$|^企业$|^单位$/.test(row[0].trim()));
  return single && !headed ? { ...grid, rows: [[label], ...grid.rows] } : grid;
}

const asRow = ({ sheet = '', row, cells }: ReadRow): Row => ({ id: `${sheet}${row}`, cells });
