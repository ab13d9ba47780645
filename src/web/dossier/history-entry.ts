import { columnsWith } from '../../core/annexes/extra.ts';
import type { Field, Fields, Row, Value } from '../../core/annexes/field.ts';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';
import { isOpen, isPartlyOpen } from '../../core/workflow/opened.ts';
import type { Change } from '../form/change.ts';
import { emptyRow } from '../form/new-row.ts';
import { readable } from '../form/shown.ts';
import type { Filling } from './filling.ts';

type Cells = Row['cells'];
/** One change as the server kept it: a value, or a row's cells; null where there was no row. */
export type Kept = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** An import, made or taken back, is one change of its table (`path`). */
  readonly import: { readonly undone: boolean; readonly rows: number; readonly replaced: number; readonly fileName: string } | null;
};

/** The same in words: where, and what became of it. */
export type Entry = {
  readonly place: string;
  /** The same without the table, where it is a row. */
  readonly name: string;
  readonly said: string | null;
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

const asCells = (kept: unknown): Cells | null =>
  kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? (kept as Cells) : null;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const words = (field: Field | undefined, value: unknown): string => readable(field, (value ?? null) as Value);

export function entryOf({ path, before, after, import: imported }: Kept, form: Form = officialForm): Entry {
  if (imported) return importEntry(form.tableAt(path)?.label ?? path, imported);
  const [head = '', rowId] = path.split('/');
  const table = rowId === undefined ? undefined : form.tableAt(head);
  if (!table) {
    const field = form.fieldAt(path);
    const place = field?.label ?? path;
    return { place, name: place, said: null, changes: [{ label: '', before: words(field, before), after: words(field, after) }] };
  }
  const [was, is] = [asCells(before), asCells(after)];
  const name = nameIn(table.columns, was) ?? nameIn(table.columns, is) ?? '';
  const place = `${table.label} ${name}`.trim();
  if (!was || !is) return { place, name: name || '未写名称的一行', said: is ? '新增一行' : '删去一行', changes: [] };
  const changed = Object.entries(table.columns).filter(([key, field]) => !field.derived && !same(was[key], is[key]));
  return {
    place,
    name,
    said: changed.length === 0 ? '移动了位置' : null,
    changes: changed.map(([key, field]) => ({ label: field.label, before: words(field, was[key]), after: words(field, is[key]) })),
  };
}

function importEntry(place: string, { undone, rows, replaced, fileName }: NonNullable<Kept['import']>): Entry {
  const others = replaced === 0 ? '' : undone ? `，原有 ${replaced} 行恢复` : `，替换原有 ${replaced} 行`;
  return { place, name: place, said: `${undone ? '撤销导入' : '导入'} ${rows} 行（${fileName}）${others}`, changes: [] };
}

/** The first text of a row, in the order of its columns, is what people know it by; personal data never is. */
const nameIn = (columns: Fields, cells: Cells | null): string | undefined =>
  Object.entries(columns)
    .filter(([, field]) => !field.personal)
    .map(([key]) => cells?.[key])
    .find((cell): cell is string => typeof cell === 'string' && cell.trim() !== '');

/** A row that came: there is nothing before it to go back to, so nothing is offered. */
export const isAdded = ({ path, before, import: imported }: Kept): boolean =>
  imported === null && path.includes('/') && asCells(before) === null;

/** `rows`: of a table, put back by the server where they stood. */
export type Back = {
  readonly changes: Change[];
  readonly rows?: { readonly table: string; readonly id: string };
  readonly reason: string | null;
};

/** What brings back what stood there before the change; or why it can't be brought back. */
export function restoring(
  kept: Kept,
  { content, editable, form = officialForm }: Pick<Filling, 'content' | 'editable'> & Partial<Pick<Filling, 'form'>>,
): Back {
  const { path, before, after } = kept;
  if (kept.import)
    return { changes: [], reason: '一次导入不能在这里整体恢复：要撤销请用表格上方的“撤销此次导入”，要恢复其中一行请展开各行' };
  if (!isPartlyOpen(editable, path)) return { changes: [], reason: '这一处现在不能修改' };
  const [table = '', rowId] = path.split('/');
  if (rowId === undefined) return unlessSame(content().values[path], before, [{ path, value: (before ?? null) as Value }]);
  const was = asCells(before);
  const row = content().tables[table]?.find((one) => one.id === rowId);
  if (!was) return { changes: [], reason: '新增的行没有以前的内容，不要的请在表中删去' };
  if (!row)
    return !isOpen(editable, table)
      ? { changes: [], reason: '现在不能新增行' }
      : asCells(after) === null
        ? { changes: [], rows: { table, id: rowId }, reason: null }
        : { changes: [{ table, add: emptyRow(was) }], reason: null };
  if (asCells(after) === null) return { changes: [], reason: '这一行现在还在' };
  const keys = columnsWith(form.tableAt(table), was, row.cells).filter(
    (key) => !same(was[key], asCells(after)?.[key]) && !same(was[key], row.cells[key]),
  );
  const changes = keys.map((key): Change => ({ path: `${path}/${key}`, value: was[key] ?? null }));
  const allowed = changes.filter((change) => 'path' in change && isOpen(editable, change.path));
  if (changes.length > 0 && allowed.length === 0) return { changes: [], reason: '这一处现在不能修改' };
  return { changes: allowed, reason: changes.length === 0 ? '现在就是当时的内容' : null };
}

const unlessSame = (now: unknown, before: unknown, changes: Change[]) =>
  same(now, before) ? { changes: [], reason: '现在就是当时的内容' } : { changes, reason: null };
