import { tableAt } from '../../core/annexes/form.ts';
import { dateAndTime } from '../../core/calendar/instant.ts';
import { identityOf } from '../../core/sheet/header.ts';
import type { Transaction } from '../context.ts';
import type { RowLying } from './imports-port.ts';

const NAMED = 5;

/** Which rows were changed, by whom and when: “江西甲公司”（张三，2026-03-10 14:03）; the first few, with how many there are. */
export async function whoChanged(tx: Transaction, table: string, rows: readonly RowLying[]): Promise<string> {
  const names = await tx.directory.names(rows.map(({ changedBy }) => changedBy));
  const form = tableAt(table);
  const nameOf = (row: RowLying): string => String((form && row.cells[identityOf(form)]) || '未填名称的一行');
  const said = rows.slice(0, NAMED).map((row) => `“${nameOf(row)}”（${names[row.changedBy] ?? '同事'}，${dateAndTime(row.changedAt)}）`);
  return said.join('、') + (rows.length > NAMED ? `等 ${rows.length} 行` : '');
}
