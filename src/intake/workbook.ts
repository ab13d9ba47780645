import { zipSync } from 'fflate';
import { type CellValue, read, type Sheet, type Workbook } from 'hucre';
import { withoutBlanks } from './blank-cells.ts';
import { type Grid, percentText, type Raw } from './grid.ts';
import { damaged, MOST_ROWS, refusal } from './limits.ts';
import { sheetJsGrids } from './second-reader.ts';
import { notASheet, passwordProtected } from './sniff.ts';
import { entriesOf, unpack } from './unzip.ts';

/** Parts that hold what cells say. Pictures, macros, comments and links are never unpacked. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.(xml|bin)|xl\/_rels\/workbook\.(xml|bin)\.rels|xl\/(sharedStrings|styles|metadata)\.(xml|bin)|xl\/theme\/[^/]+\.xml|xl\/worksheets\/[^/]+\.(xml|bin)|mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/i;
const worksheet = /^xl\/worksheets\/[^/]+\.xml$/i;
/** Rows kept of a sheet: more than are taken, so that a sheet with too many is known as such. */
const KEPT_ROWS = MOST_ROWS + 100;

/** An .xlsx, .xlsm, .xlsb or .ods as grids. hucre reads it; SheetJS where hucre can't. Throws refusals for all else that is a zip. */
export async function packageGrids(bytes: Buffer): Promise<Grid[]> {
  const entries = entriesOf(bytes);
  const has = (name: string): boolean => entries.has(name);
  if (has('word/document.xml')) throw notASheet('Word 文件（.docx）');
  if (has('ppt/presentation.xml')) throw notASheet('演示文稿（.pptx）');
  if (has('Index/Document.iwa')) throw notASheet('Numbers 表格，请在 Numbers 中导出为 Excel 格式；它');
  const isOds = has('content.xml') && has('mimetype');
  if (!isOds && !has('xl/workbook.xml') && !has('xl/workbook.bin')) throw notASheet('压缩包（ZIP），请解压后选择其中的表格；它');
  const filters = new Map<string, ReturnType<typeof withoutBlanks>>();
  const wanted = [...entries.values()].filter(({ name }) => needed.test(name));
  const parts = unpack(bytes, wanted, (name) => {
    if (!worksheet.test(name)) return null;
    const filter = withoutBlanks(KEPT_ROWS);
    filters.set(name, filter);
    return filter.through;
  });
  const cutOff = [...filters].filter(([, filter]) => filter.cutOff()).map(([name]) => name);
  return isOds ? odsGrids(parts) : xlsxGrids(parts, cutOff);
}

const repacked = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });
const textOf = (parts: ReadonlyMap<string, Uint8Array>, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');

async function xlsxGrids(parts: ReadonlyMap<string, Uint8Array>, cutOff: readonly string[]): Promise<Grid[]> {
  const packed = repacked(parts);
  const cut = sheetNamesOf(parts, cutOff);
  // hucre does not tell which sheets of a binary workbook are hidden.
  const grids = parts.has('xl/workbook.bin') ? sheetJsGrids(packed) : await withHucre(packed).catch(() => sheetJsGrids(packed));
  return grids.map((grid) => ({ ...grid, cutOff: grid.cutOff || cut.has(grid.name) }));
}

/** The names of sheets by their parts, from workbook.xml and its relationships. */
function sheetNamesOf(parts: ReadonlyMap<string, Uint8Array>, names: readonly string[]): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const relations = textOf(parts, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  const sheets = [...textOf(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)];
  const isCut = (tag: string): boolean => {
    const target = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    return names.some((name) => target !== '' && name.endsWith(target.replace(/^\/?(xl\/)?/, '')));
  };
  return new Set(sheets.filter(([tag]) => isCut(tag)).map(([tag]) => unescapedName(attribute(tag, 'name'))));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const unescapedName = (name: string): string =>
  name.replace(/&(amp|lt|gt|quot|apos);/g, (_, one: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[one] ?? '');

async function odsGrids(parts: ReadonlyMap<string, Uint8Array>): Promise<Grid[]> {
  if (textOf(parts, 'META-INF/manifest.xml').includes('encryption-data')) throw passwordProtected();
  const packed = repacked(parts);
  const hidden = hiddenTables(textOf(parts, 'content.xml'));
  const grids = await withHucre(packed).catch(() => sheetJsGrids(packed));
  return grids.map((grid) => ({ ...grid, hidden: grid.hidden || hidden.has(grid.name) }));
}

/** Tables whose style says that they are not displayed. */
function hiddenTables(xml: string): ReadonlySet<string> {
  const styles = new Set<string>();
  for (const [whole, name = ''] of xml.matchAll(/<style:style\s[^>]*?style:name="([^"]*)"[^>]*>[\s\S]{0,400}?<\/style:style>/g))
    if (/style:family="table"/.test(whole) && /table:display="false"/.test(whole)) styles.add(name);
  const tables = [...xml.matchAll(/<table:table\s[^>]*>/g)].filter(([tag]) => styles.has(attribute(tag, 'table:style-name')));
  return new Set(tables.map(([tag]) => unescapedName(attribute(tag, 'table:name'))));
}

async function withHucre(packed: Uint8Array): Promise<Grid[]> {
  const book = await read(packed, { readStyles: true });
  if (book.sheets.length === 0) throw refusal(damaged);
  return book.sheets.map((sheet) => gridOf(sheet, book));
}

function gridOf(sheet: Sheet, { dateSystem }: Workbook): Grid {
  const rows = Array.from(sheet.rows, (row = []) => Array.from(row, rawOf));
  for (const [at, cell] of sheet.cells ?? []) {
    const [r = 0, c = 0] = at.split(',').map(Number);
    const row = rows[r];
    if (!row) continue;
    if (cell.formula !== undefined && (cell.value ?? null) === null) row[c] = { formula: cell.formula };
    else if (typeof row[c] === 'number' && cell.style?.numFmt?.includes('%')) row[c] = percentText(row[c]);
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: sheet.merges ?? [],
    epoch1904: dateSystem === '1904',
    cutOff: false,
  };
}

const rawOf = (value: CellValue | undefined): Raw =>
  value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)) : (value ?? null);
