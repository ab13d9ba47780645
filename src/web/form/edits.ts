import type { Row } from '../../core/annexes/field.ts';
import type { Edit } from '../ui/sheet/model.ts';
import type { Change } from './change.ts';

/** What was done in a sheet as changes of the form: one cell by its path, several of a row as that row; a row that is gone stays gone. */
export function changesOf(table: string, rows: readonly Row[], edits: readonly Edit[]): Change[] {
  const known = edits.length > 1 ? new Map(rows.map((row) => [row.id, row])) : null;
  const rowAt = (id: string): Row | undefined => (known ? known.get(id) : rows.find((row) => row.id === id));
  return edits.flatMap((edit): Change[] => {
    if ('insert' in edit) return [{ table, add: edit.insert, at: edit.at }];
    if ('remove' in edit) return [{ table, remove: edit.remove }];
    const row = rowAt(edit.row);
    const [only, ...more] = Object.entries(edit.cells);
    if (!row || !only) return [];
    if (more.length === 0) return [{ path: `${table}/${row.id}/${only[0]}`, value: only[1] }];
    return [{ table, add: { ...row, cells: { ...row.cells, ...edit.cells } } }];
  });
}
