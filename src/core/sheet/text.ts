import { delimitedGrid } from './delimited.ts';
import type { Grid } from './grid.ts';
import { htmlGrids } from './html.ts';
import { withSymbols } from './html-fonts.ts';
import { refusal } from './limits.ts';

const START = 4000;

/** XML that Excel 2003 wrote: a workbook in a text file. */
export function isXmlWorkbook(text: string): boolean {
  const start = text.slice(0, START);
  return (
    /<\?mso-application progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet"/.test(start) && /<Workbook[\s>]/.test(start)
  );
}

/** A text as grids whatever its file is called: the tables of a page, or lines with separators. Throws a refusal where it is neither. */
export function textGrids(text: string, name: string): Grid[] {
  const start = text.slice(0, START);
  if (/^\s*MIME-Version:/i.test(start))
    throw refusal('这是“单个文件网页”（.mht），不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  if (/<table[\s>]/i.test(text)) return htmlGrids(withSymbols(text), name);
  if (/^\s*<(!doctype|html|\?xml)/i.test(start))
    throw refusal('这是网页或 XML 文件，里面没有表格。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。');
  return [delimitedGrid(text, name)];
}
