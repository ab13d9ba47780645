import type { TableForm } from '../core/annexes/field.ts';
import { decoded } from './decode.ts';
import { delimitedGrid } from './delimited.ts';
import { filled, type Grid, isBlankRow, shownText } from './grid.ts';
import { type Header, headerOf, identityOf } from './header.ts';
import { htmlGrids } from './html.ts';
import type { Intake, SheetFault } from './intake.ts';
import { isRefusal, MOST_FILE_BYTES, MOST_ROWS, refusal, tooLarge, tooManyRows } from './limits.ts';
import { hasRows, readRows } from './rows.ts';
import { sheetJsGrids } from './second-reader.ts';
import { kindOf } from './sniff.ts';
import { packageGrids } from './workbook.ts';

/**
 * A file as its table's rows. Pure reading: no formula or macro is run, no link followed. Refusals come back as such; what else is
 * thrown is a defect, of a reader or of ours.
 */
export async function readSheets(bytes: Uint8Array, name: string, table: TableForm): Promise<Intake> {
  try {
    if (bytes.length > MOST_FILE_BYTES) throw refusal(tooLarge(bytes.length));
    return chosen(await gridsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), baseName(name)), table);
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

/** A file's name without folders and ending: what stands for a sheet's name where the format has none. */
const baseName = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') || '表格';

async function gridsOf(bytes: Buffer, name: string): Promise<Grid[]> {
  const kind = kindOf(bytes);
  if (kind === 'zip') return packageGrids(bytes);
  if (kind === 'biff') return sheetJsGrids(bytes);
  const text = decoded(bytes);
  const start = text.slice(0, 4000);
  if (/^\s*MIME-Version:/i.test(start))
    throw refusal('这是“单个文件网页”（.mht），不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  if (/<\?mso-application progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet"/.test(start) && /<Workbook[\s>]/.test(start))
    return sheetJsGrids(text);
  if (/<table[\s>]/i.test(text)) return htmlGrids(text, name);
  if (/^\s*<(!doctype|html|\?xml)/i.test(start))
    throw refusal('这是网页或 XML 文件，里面没有表格。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。');
  return [delimitedGrid(text, name)];
}

type Candidate = { grid: Grid; header: Header };

/** The visible sheet whose header names most of the table's columns, read; the others that might have been meant are said. */
function chosen(grids: readonly Grid[], table: TableForm): Intake {
  const visible = grids.filter((grid) => !grid.hidden && !grid.rows.every(isBlankRow));
  if (visible.length === 0) throw refusal(nothingVisible(grids));
  const failures: Error[] = [];
  const sheets = visible.flatMap((grid) => {
    try {
      return [filled(grid)];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failures.push(error);
      return [];
    }
  });
  const candidates = sheets.flatMap((grid): Candidate[] => {
    const header = headerOf(grid, table);
    return header ? [{ grid, header }] : [];
  });
  const [best] = candidates.toSorted(
    (a, b) => Number(hasRows(b.grid, b.header)) - Number(hasRows(a.grid, a.header)) || b.header.score - a.header.score,
  );
  if (!best) throw failures[0] ?? refusal(noHeader(sheets, table));
  if (!hasRows(best.grid, best.header)) throw refusal(`工作表“${best.grid.name}”只有表头，下面没有内容。请确认名单已保存在这个文件里。`);
  const intake = readRows(best.grid, table, best.header);
  if (intake.rows.length > MOST_ROWS) throw refusal(tooManyRows(best.grid.name));
  return { ...intake, faults: [...intake.faults, ...candidates.filter((one) => one !== best).flatMap(notRead)] };
}

const nothingVisible = (grids: readonly Grid[]): string =>
  grids.some((grid) => grid.hidden && !grid.rows.every(isBlankRow))
    ? '文件里只有隐藏的工作表有内容。请取消隐藏要导入的工作表，保存后再导入。'
    : '文件里没有内容。请确认名单已保存在这个文件里。';

function notRead({ grid, header }: Candidate): SheetFault[] {
  if (!hasRows(grid, header)) return [];
  const message = `工作表“${grid.name}”也像是同一种名单，没有读取。请把各工作表的名单合并到一张表，或分别保存后导入`;
  return [{ sheet: grid.name, row: header.row + 1, column: '', value: grid.name, rule: '其他工作表', message }];
}

/** Which columns were looked for and what stands at the sheet's head instead. */
function noHeader(sheets: readonly Grid[], table: TableForm): string {
  const wanted = Object.values(table.columns).filter((field) => !field.derived);
  const [sheet] = sheets;
  const rows = (sheet?.rows ?? []).filter((row) => !isBlankRow(row)).slice(0, 3);
  const seen = rows.map((row) => [...new Set(row.map(shownText).filter((text) => text !== ''))].slice(0, 8).map(short).join('、'));
  return (
    `没有找到表头：需要有“${table.columns[identityOf(table)]?.label}”一栏，连同${wanted.map((field) => `“${field.label}”`).join('')}等栏中的至少一栏。` +
    `工作表“${sheet?.name ?? ''}”开头几行是：${seen.join('；')}。请在名单上方写上栏目名称后重新导入。`
  );
}

const short = (text: string): string => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);
