import { saidInAnnex2 } from '../../core/annexes/annex2-said.ts';
import { annex2Tables } from '../../core/annexes/form.ts';
import { type Form, formOf } from '../../core/annexes/form-of.ts';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { TableSaid } from '../../core/sheet/annex2-changes.ts';
import { chosen } from '../../core/sheet/choose.ts';
import { filled, type Grid, type Merge } from '../../core/sheet/grid.ts';
import { headerOf } from '../../core/sheet/header.ts';
import { isRefusal, refusal } from '../../core/sheet/limits.ts';
import { withoutMarks } from '../../core/sheet/marks.ts';
import { kindOf } from '../sniff.ts';
import { documentIn } from '../workbook.ts';

/** What annex 2 says, place by place as it stands there; or why the file is none. */
export type Annex2Read =
  | { readonly kind: 'read'; readonly said: readonly (readonly [string, string])[]; readonly tables: readonly TableSaid[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** A copy of annex 2 that was changed in Word or WPS, read back: nothing but what the page shows. `functions`: by the names that its edition gives them. */
export function readAnnex2(given: Uint8Array, functions: Scheme['functions'] = serviceFunctions): Annex2Read {
  try {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
    const found = kindOf(bytes) === 'zip' ? documentIn(bytes, functions) : null;
    if (found === null) throw refusal(NOT_WORD);
    const { grids, outside } = found;
    const said = saidInAnnex2({ rows: grids.filter(({ onlyFor }) => onlyFor === undefined).flatMap(cellRows), outside }, functions);
    if (said.size < FEWEST) throw refusal(NOT_ANNEX2);
    const form = formOf({ leftOut: [], extraFields: [], functions });
    return { kind: 'read', said: [...said], tables: annex2Tables.flatMap((key) => tableIn(grids, key, form)) };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

const NOT_WORD = '请选择从本系统下载、在 Word 或 WPS 里改过的附件2（.docx）；.doc、PDF 等请先另存为 .docx。';
const NOT_ANNEX2 = '这个 Word 文件里没有附件2申请表的各栏（单位性质、注册地址等），没有读取。请选择从本系统下载的附件2。';
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
      return hangs ? [] : [typeof cell === 'string' ? cell : ''];
    }),
  );
}

/** The table where the document has it, also without a row; nothing where it has not. */
function tableIn(grids: readonly Grid[], key: string, form: Form): TableSaid[] {
  const table = form.tableAt(key);
  const own = grids.filter(({ onlyFor = key }) => onlyFor === key);
  if (!table) return [];
  try {
    const { intake } = chosen(own, table);
    const columns = intake.header.columns.map((column) => column.key);
    return [{ table: key, columns: [...new Set(columns)], rows: intake.rows, faults: intake.faults }];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const header = own.map((grid) => headerOf(filled(withoutMarks(grid)), table)).find((one) => one !== null);
    return header ? [{ table: key, columns: header.columns.map((column) => column.key), rows: [], faults: [] }] : [];
  }
}
