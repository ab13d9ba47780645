import type { Form } from '../../core/annexes/form-of.ts';
import type { Autosave } from './autosave.ts';

/** A place of the form as a person calls it. */
export function placeLabel({ fieldAt, tableAt }: Form, { content }: Autosave, path: string): string {
  const [table = '', rowId, column] = path.split('/');
  if (rowId === undefined) return fieldAt(path)?.label ?? path;
  const field = column === undefined ? '' : ` ${fieldAt(path)?.label ?? ''}`;
  const at = (content.tables[table] ?? []).findIndex((row) => row.id === rowId);
  return `${tableAt(table)?.label ?? table}${at < 0 ? '（已删除的行）' : ` 第 ${at + 1} 行`}${field}`;
}
