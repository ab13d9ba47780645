import { people } from '../../core/annexes/carried.ts';
import type { Content, Row, TableForm, Value } from '../../core/annexes/field.ts';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';
import { isBlank } from '../../core/annexes/read.ts';
import type { RowChange } from '../../core/sheet/row-changes.ts';
import { isOpen, type Opened } from '../../core/workflow/opened.ts';
import type { AnswerOf } from '../client.ts';
import type { Change } from '../form/change.ts';
import { emptyRow } from '../form/new-row.ts';
import { readable } from '../form/shown.ts';
import { placeWord } from './words.ts';

export type Annex2Answer = AnswerOf<'POST /api/dossiers/{id}/annex2/read'>;
type Answer = Extract<Annex2Answer, { kind: 'read' }>;
export type Found = Answer['changes'][number];

/** A difference in words: where, what stands in the form, what in the copy. */
export type Line = { readonly place: string; readonly before: string; readonly after: string };

export function lineOf(found: Found, content: Content, form: Form = officialForm): Line {
  if (found.kind === 'value') {
    const field = form.fieldAt(found.path);
    return {
      place: people[found.path] ?? placeWord(found.path, form),
      before: readable(field, found.before),
      after: readable(field, found.after),
    };
  }
  return rowLine(found, form.tableAt(found.table), content.tables[found.table] ?? []);
}

/** The same of a row of a table, by the rows that stand there. */
export function rowLine({ table, rowId, before, after }: RowChange, form: TableForm | undefined, standing: readonly Row[]): Line {
  const cells = (of: Row['cells']) => cellsIn(form, of);
  const label = form?.label ?? table;
  const place = `${label}第 ${standing.findIndex(({ id }) => id === rowId) + 1} 行`;
  if (rowId === null) return { place: label, before: '没有这一行', after: `新增一行：${cells(after ?? {})}` };
  if (after === null) return { place, before: cells(before ?? {}), after: '没有这一行' };
  return { place, before: cells(before ?? {}), after: cells(after) };
}

const cellsIn = (form: TableForm | undefined, cells: Row['cells']): string =>
  Object.entries(cells)
    .map(([column, value]) => [column, value, form?.columns[column]] as const)
    .filter(([, , field]) => field?.derived === undefined)
    .map(([column, value, field]) => `${field?.label ?? column} ${readable(field, value)}`)
    .join('，');

/** What takes something away is never ticked beforehand: an empty place in Word may be a slip. */
export function isLoss(found: Found): boolean {
  if (found.kind === 'value') return isBlank(found.after);
  return found.after === null || (found.rowId !== null && Object.values(found.after).some(isBlank));
}

/** Why a difference can't be taken now; null where it can. */
export function whyNot(found: Found, content: Content, editable: Opened): string | null {
  const path =
    found.kind === 'value' ? found.path : found.rowId === null || found.after === null ? found.table : `${found.table}/${found.rowId}`;
  if (!isOpen(editable, path)) return '这一处现在不能修改';
  return stands(found, content) ? null : '读取后这一处又改过，请重新读取';
}

const alike = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function stands(found: Found, content: Content): boolean {
  if (found.kind === 'value') return alike(content.values[found.path], found.before);
  if (found.rowId === null) return true;
  const row = content.tables[found.table]?.find(({ id }) => id === found.rowId);
  return row !== undefined && Object.entries(found.before ?? {}).every(([column, value]) => alike(row.cells[column], value));
}

/** What was chosen, as changes of the form: in the order of the copy, new rows behind the row that they stand behind there. */
export function changesOf(chosen: readonly Found[], content: Content): Change[] {
  const order = new Map(Object.entries(content.tables).map(([key, rows]) => [key, rows.map(({ id }) => id)]));
  const lastBehind = new Map<string, string>();
  return chosen.flatMap((found): Change[] => {
    if (found.kind === 'value') return [{ path: found.path, value: found.after }];
    const { table, rowId, behind, after } = found;
    const ids = order.get(table) ?? [];
    order.set(table, ids);
    if (rowId !== null && after !== null)
      return Object.entries(after).map(([column, value]) => ({ path: `${table}/${rowId}/${column}`, value }));
    if (rowId !== null) {
      ids.splice(ids.indexOf(rowId), 1);
      return [{ table, remove: rowId }];
    }
    const row = emptyRow(after ?? {});
    const place = `${table}/${behind}`;
    const before = lastBehind.get(place) ?? behind;
    const at = before === null ? 0 : ids.indexOf(before) + 1;
    ids.splice(at, 0, row.id);
    lastBehind.set(place, row.id);
    return [{ table, add: row, at }];
  });
}
