import { type Asked, saidInAnnex2 } from '../../core/annexes/annex2-said.ts';
import { EXTRA_TITLE, isExtra } from '../../core/annexes/extra.ts';
import { annex2Tables } from '../../core/annexes/form.ts';
import { type Form, formOf } from '../../core/annexes/form-of.ts';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { chosen } from '../../core/sheet/choose.ts';
import { filled, type Grid, type Merge, shownText } from '../../core/sheet/grid.ts';
import { headerOf } from '../../core/sheet/header.ts';
import { isRefusal, refusal } from '../../core/sheet/limits.ts';
import { withoutMarks } from '../../core/sheet/marks.ts';
import { saidBy, type TableSaid } from '../../core/sheet/row-changes.ts';
import { eventsGrid } from '../docx-events.ts';
import { gridsIn } from '../read-sheets.ts';
import { kindOf } from '../sniff.ts';
import { documentIn } from '../workbook.ts';

/** What annex 2 says, place by place as it stands there, and in sentences what was not read of its appendix sheet; or why the file is none. */
export type Annex2Read =
  | {
      readonly kind: 'read';
      readonly said: readonly (readonly [string, string])[];
      readonly tables: readonly TableSaid[];
      readonly unread: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** A copy of annex 2 that was changed in Word or WPS, or copied into a sheet, read back as its edition asks for it: nothing but what the page shows. */
export async function readAnnex2(given: Uint8Array, { functions = serviceFunctions, extraFields = [] }: Asked = {}): Promise<Annex2Read> {
  try {
    const { grids, outside } = await pagesOf(Buffer.from(given.buffer, given.byteOffset, given.length), functions);
    const rows = grids.filter(({ onlyFor }) => onlyFor === undefined).flatMap(cellRows);
    const said = saidInAnnex2({ rows, outside }, { functions, extraFields });
    if ([...said.keys()].filter((key) => !isExtra(key)).length < FEWEST) throw refusal(NOT_ANNEX2);
    const form = formOf({ leftOut: [], extraFields, functions });
    const tables = annex2Tables.flatMap((key) => tableIn(grids, key, form));
    return { kind: 'read', said: [...said], tables, unread: unreadIn(tables, form) };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

type Pages = { readonly grids: readonly Grid[]; readonly outside: string };

/** A document's tables and what stands outside of them; of a workbook the sheets, and the rows with one cell, which are no row of a table. */
async function pagesOf(bytes: Buffer, functions: Scheme['functions']): Promise<Pages> {
  const kind = kindOf(bytes);
  const document = kind === 'zip' ? documentIn(bytes, functions) : null;
  if (document) return document;
  if (kind !== 'zip' && kind !== 'biff') throw refusal(NOT_WORD);
  const grids = (await gridsIn(bytes, '附件2')).filter(({ hidden }) => !hidden);
  const alone = grids.flatMap(cellRows).flatMap((cells) => {
    const [only, ...others] = cells.filter((cell) => cell !== '');
    return only !== undefined && others.length === 0 ? [only] : [];
  });
  const outside = alone.join('\n');
  const events = eventsGrid(grids, outside, functions);
  return { grids: events ? [...grids, events] : grids, outside };
}

/** Lines of the appendix sheet that belong to no row, and columns of it that the document has not: as they stand in the form, they stay. */
function unreadIn(tables: readonly TableSaid[], { tableAt }: Form): string[] {
  const lines = tables.flatMap(({ faults }) => faults.filter(({ rule }) => rule === EXTRA_TITLE).map(({ message }) => message));
  const lacking = tables.flatMap(({ table, columns }) => {
    const form = tableAt(table);
    const asked = Object.entries(form?.columns ?? {}).filter(([key]) => isExtra(key) && !columns.includes(key));
    return asked.map(([, { label }]) => `${form?.label}的“${label}”`);
  });
  return lacking.length === 0 ? lines : [...lines, `文件里没有${lacking.join('、')}，这几栏保持原样。`];
}

const NOT_WORD =
  '请选择从本系统下载、在 Word 或 WPS 里改过的附件2（.docx），或另存的表格（.xlsx、.xls、.ods）；.doc、PDF 等请先另存为 .docx。';
const NOT_ANNEX2 = '这个文件里没有附件2申请表的各栏（单位性质、注册地址等），没有读取。请选择从本系统下载的附件2。';
/** Another document may have a cell 邮编 or 联系人, too. */
const FEWEST = 8;

/** The cells of each row from left to right; what hangs over from above or from the left is none. */
function cellRows({ rows, merges }: Grid): string[][] {
  const under = new Map<number, Merge[]>();
  for (const merge of merges)
    for (let row = merge.startRow; row <= merge.endRow; row += 1) under.set(row, [...(under.get(row) ?? []), merge]);
  return rows.map((row, r) =>
    row.flatMap((cell, c) => {
      const hangs = (under.get(r) ?? []).some(
        ({ startRow, startCol, endCol }) => c >= startCol && c <= endCol && (startRow < r || startCol < c),
      );
      return hangs ? [] : [typeof cell === 'string' ? cell : shownText(cell)];
    }),
  );
}

/** The table where the document has it, also without a row; nothing where it has not. */
function tableIn(grids: readonly Grid[], key: string, form: Form): TableSaid[] {
  const table = form.tableAt(key);
  const own = grids.filter(({ onlyFor = key }) => onlyFor === key);
  if (!table) return [];
  try {
    return [saidBy(chosen(own, table).intake, table)];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const header = own.map((grid) => headerOf(filled(withoutMarks(grid)), table)).find((one) => one !== null);
    return header ? [{ ...{ table: key, sheet: '', rows: [], faults: [] }, columns: header.columns.map((column) => column.key) }] : [];
  }
}
