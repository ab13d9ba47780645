import { isFiller, isFooter, isSum } from '../identifiers/no-name.ts';
import { type Grid, isBlankCell, type Merge, type Raw, shownText } from './grid.ts';
import { type Column, type Header, headingKey } from './header.ts';
import { MOST_COLUMNS } from './limits.ts';

const total = /^(本页|以上|全部)?(合计|小计|总计|共计)([:：].*|[(（]?\d*[家户台套人个万元]*[)）]?)$/;
const example = /^[(（【]?(例|示例|样例|范例|填写示例)[)）】]?[:：]?\d*$/;
const remark =
  /^(注\d*|备注|说明|附注|填表说明|填报说明|填报人|填表人|填表时间|填表日期|填报日期|制表人?|制表日期|审核人?|复核人?|经办人|负责人|单位负责人|联系人|联系电话|联系方式|填报单位|申报单位|单位名称|单位|日期)([(（][^()（）]*[)）])?[:：]/;
const signature = /[(（](盖章|公章|签章|签字)[)）]|^(20\d\d|二[〇○零]..)年.{1,3}月(.{1,3}日)?$/;
const numbered = /^[(（]?\d{1,2}[)）.、．]/;
const chapter = /^[(（]?[一二三四五六七八九十]{1,3}[)）.、．]/;

/** What a sheet says before its header, by which its repetition is known. */
export type Surroundings = { readonly grid: Grid; readonly header: Header; readonly titles: ReadonlySet<string>; readonly wide: Wide };

export function surroundings(grid: Grid, header: Header): Surroundings {
  const before = grid.rows.slice(0, header.row).flatMap((row) => row.map(plain));
  return { grid, header, titles: new Set(before.filter((text) => text !== '')), wide: wideOf(grid.merges) };
}

/** Figures, letters, Han characters: nothing to fold. */
const unfolded = /^[!-~\u4e00-\u9fff]*$/;
const foldedText = (text: string): string => (unfolded.test(text) ? text : text.normalize('NFKC').replace(/\s/g, ''));
const plain = (raw: Raw | undefined): string => foldedText(shownText(raw));
const quoted = (text: string): string => `“${[...text].slice(0, 24).join('')}${[...text].length > 24 ? '…' : ''}”`;
const firstText = (row: readonly Raw[]): string => row.map(shownText).find((text) => text !== '') ?? '';

/** Why a row with content is no data; null where it is data. `afterRemark`: the rows before it began the notes at the sheet's end. */
export function whyNoData(at: number, { grid, header, titles, wide }: Surroundings, afterRemark: boolean): string | null {
  const row = grid.rows[at] ?? [];
  const shown = row.map(shownText);
  const said = shown.map(foldedText);
  const first = said.find((text) => text !== '') ?? '';
  const different = new Set(said.filter((text) => text !== ''));
  if (at === header.row + header.rows && explains(said, header)) return '表头的说明行';
  if (total.test(first)) return `${/小计/.test(first) ? '小计' : '合计'}行`;
  if (remark.test(first)) return `注释或填报信息：${quoted(firstText(row))}`;
  if (example.test(first)) return '填写示例';
  if (repeatsHeader(row, { grid, header })) return '重复的表头';
  if (different.size === 1 && titles.has(first)) return `重复的标题：${quoted(firstText(row))}`;
  if (isOtherPart(at, { grid, header, wide })) return `表格的另一部分：${quoted(firstText(row))}`;
  if (isBanner(at, { grid, header })) return `整行合并的说明：${quoted(firstText(row))}`;
  const [only, ...more] = header.columns;
  if (only && more.length === 0 && (said[only.at] ?? '') === '') return '这一栏空着';
  const below = footer(shown, header);
  if (below) return below;
  if (different.size !== 1) return null;
  if (signature.test(first)) return `落款：${quoted(firstText(row))}`;
  if (chapter.test(first)) return `分组标题：${quoted(firstText(row))}`;
  if (onlySerial(row, header) && /^\d+$/.test(first)) return '只有序号，没有内容';
  return afterRemark && (numbered.test(first) || /[。；]/.test(first)) ? `注释的续行：${quoted(firstText(row))}` : null;
}

/** A line that says something of the list and is none of its rows: its sum, its end, a page's number; a row of 无 and / alone too. */
function footer(row: readonly string[], { columns, serial }: Header): string | null {
  const first = row.find((text) => text !== '') ?? '';
  const named = row[columns.find(({ field }) => field.names)?.at ?? -1] ?? '';
  const line = [first, named].find((text) => text !== '' && isFooter(text));
  if (line !== undefined && columns.every((column) => saysNoMore(row[column.at] ?? '', line, column)))
    return isSum(line) ? `${/小\s*计/.test(line) ? '小计' : '合计'}行` : `表尾的说明：${quoted(line)}`;
  const filled = row.filter((text, at) => at !== serial && text !== '');
  return filled.length > 0 && filled.every(isFiller) ? `各栏只有${quoted(filled[0] ?? '')}一类的占位，没有内容` : null;
}

/** Whether a cell beside such a line is what stands there too: nothing, a figure, a tick, the line once more. */
const saysNoMore = (text: string, line: string, { field }: Column): boolean =>
  text === '' || text === line || !['text', 'longText', 'mobile', 'phone'].includes(field.type) || isFiller(text) || isFooter(text);

export const isRemark = (why: string | null): boolean => why?.startsWith('注释') === true;

const onlySerial = (row: readonly Raw[], { serial }: Header): boolean =>
  serial !== null && row.every((raw, at) => at === serial || isBlankCell(raw));

/** The row under a header that only numbers the columns, 1 2 3, or explains them in brackets. */
function explains(said: readonly string[], { columns }: Header): boolean {
  const filled = columns.map(({ at }) => said[at] ?? '').filter((text) => text !== '');
  const numbers = filled.map(Number);
  const bracketed = filled.every((text) => /^[(（[【].*[)）\]】]$/.test(text));
  return filled.length > 1 && (bracketed || numbers.every((one, i) => one === (numbers[0] ?? 0) + i));
}

/** Every filled cell of the row says what a header row says in the same column, and at least two do. */
function repeatsHeader(row: readonly Raw[], { grid, header }: { grid: Grid; header: Header }): boolean {
  const heads = grid.rows.slice(header.row, header.row + header.rows);
  const cells = [...row.entries()].filter(([, raw]) => !isBlankCell(raw));
  return (
    cells.length > 1 &&
    cells.every(([at, raw]) => typeof raw === 'string' && heads.some((head) => headingKey(plain(head[at])) === headingKey(plain(raw))))
  );
}

/** Merges over several columns by their row, and those over several rows too: few, where the others may be as many as the rows. */
type Wide = { readonly inRow: ReadonlyMap<number, readonly Merge[]>; readonly overRows: readonly Merge[] };

function wideOf(merges: readonly Merge[]): Wide {
  const wide = merges.filter((one) => one.startCol < one.endCol);
  const inRow = new Map<number, Merge[]>();
  for (const one of wide)
    if (one.startRow === one.endRow) inRow.set(one.startRow, [...(inRow.get(one.startRow) ?? []), one].slice(0, MOST_COLUMNS));
  return { inRow, overRows: wide.filter((one) => one.startRow < one.endRow) };
}

const wideAt = ({ inRow, overRows }: Wide, row: number): readonly Merge[] => [
  ...(inRow.get(row) ?? []),
  ...overRows.filter((one) => one.startRow <= row && row <= one.endRow),
];

/**
 * Cells joined otherwise than the header's, over the column that rows are told by or over half of all: a form goes on with another part of itself.
 * Two cells of a row joined by hand are none.
 */
function isOtherPart(at: number, { grid, header, wide }: Pick<Surroundings, 'grid' | 'header' | 'wide'>): boolean {
  const here = wideAt(wide, at);
  if (here.length === 0) return false;
  const head = wideAt(wide, header.row + header.rows - 1);
  const over = (merges: readonly Merge[], column: number) => merges.find((one) => one.startCol <= column && column <= one.endCol);
  const crossed = header.columns.filter((column) => {
    const [own, above] = [over(here, column.at), over(head, column.at)];
    return own && (own.startCol !== above?.startCol || own.endCol !== above.endCol);
  });
  const said = new Set(header.columns.map((column) => plain(grid.rows[at]?.[column.at])));
  const keys = new Set(crossed.map(({ key }) => key));
  const all = new Set(header.columns.map(({ key }) => key));
  // A list of one column beside others of a form ends where its cell does.
  if (all.size === 1) return keys.size === 1 && header.others.length > 0;
  const much = 2 * keys.size >= all.size || crossed.some(({ field }) => field.names);
  return keys.size > 1 && much && said.size > 1;
}

/** All of the row's cells that are read belong to one merged area. */
function isBanner(at: number, { grid, header }: { grid: Grid; header: Header }): boolean {
  const filled = header.columns.filter((column) => !isBlankCell(grid.rows[at]?.[column.at]));
  if (filled.length < 2 || new Set(filled.map((column) => plain(grid.rows[at]?.[column.at]))).size > 1) return false;
  return grid.merges.some(
    (one) => one.startRow <= at && one.endRow >= at && filled.every((column) => one.startCol <= column.at && column.at <= one.endCol),
  );
}
