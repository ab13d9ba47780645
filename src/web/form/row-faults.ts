import type { Row, TableForm } from '../../core/annexes/field.ts';
import { faultsOf } from '../../core/annexes/read.ts';
import type { RowFaults } from '../ui/sheet/props.ts';

export type FaultsOfRow = (row: Row) => RowFaults | null;

/**
 * What is wrong with each row's cells: what the form's check says of the place, and what the value itself shows at once. The same object as
 * long as neither changes; a row is looked at once, not with every key.
 */
export function faultReader(table: TableForm): (marks: ReadonlyMap<string, string> | undefined) => FaultsOfRow {
  const own = new WeakMap<Row, RowFaults | null>();
  const ownOf = (row: Row): RowFaults | null => {
    const known = own.get(row);
    if (known !== undefined) return known;
    const found = ownFaults(table, row);
    own.set(row, found);
    return found;
  };
  return (marks) => {
    const marked = byRow(table, marks);
    const both = new WeakMap<Row, RowFaults>();
    return (row) => {
      const said = marked.get(row.id);
      if (!said) return ownOf(row);
      const known = both.get(row) ?? { ...ownOf(row), ...said };
      both.set(row, known);
      return known;
    };
  };
}

function ownFaults(table: TableForm, row: Row): RowFaults | null {
  const found = Object.entries(table.columns).flatMap(([key, field]) => {
    const fault = field.derived ? undefined : faultsOf(field, row.cells[key] ?? null)[0];
    return fault ? [[key, fault.message] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** A mark says its table, row and column in full; beside the cell the first two go without saying. */
const place = /^.*?第\d+行“[^”]*”：?/;

function byRow(table: TableForm, marks: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, RowFaults> {
  const rows = new Map<string, Record<string, string>>();
  for (const [path, message] of marks ?? []) {
    const [key, rowId, column] = path.split('/');
    if (key !== table.key || rowId === undefined || column === undefined) continue;
    const row = rows.get(rowId) ?? {};
    row[column] = message.replace(place, '') || message;
    rows.set(rowId, row);
  }
  return rows;
}
