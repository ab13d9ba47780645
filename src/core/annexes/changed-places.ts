import type { Value } from './field.ts';
import { columnKeys, type FrozenForm, type FrozenTable } from './freeze.ts';

/**
 * The smallest places in which two submissions differ: `key`, `table/rowId/column`, `table/rowId` for a row that came or went, `materials/m2` for other
 * files by hash, or files tied to other rows. The order of rows is no content, and nothing is nothing, be it null or an empty text.
 */
export function changedPlaces(before: FrozenForm, after: FrozenForm): string[] {
  const tables = tablesOf(after);
  return [
    ...different(answersOf(before), answersOf(after)),
    ...[...tablesOf(before)].flatMap(([key, was]) => changedCells(was, tables.get(key))),
    ...different(filesOf(before), filesOf(after)),
  ];
}

/** Whether one of the changes is at the place, within it, or of the row that it stands in. */
export const isChanged = (path: string, changed: readonly string[]): boolean => changed.some((one) => meets(one, path));

/** Whether two places are the same, or one lies in the other. */
export const meets = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

type Held = ReadonlyMap<string, Value | undefined>;
const different = (before: Held, after: Held): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => told(before.get(key)) !== told(after.get(key)));
const told = (value: Value | undefined): string => JSON.stringify(value === '' || value === undefined ? null : value);

const answersOf = ({ sections }: FrozenForm): Held =>
  new Map(sections.flatMap((one) => one.answers).map(({ key, answer }) => [key, answer] as const));
const tablesOf = ({ sections }: FrozenForm) => new Map(sections.flatMap((one) => one.tables).map((table) => [table.key, table] as const));

function filesOf({ materials }: FrozenForm): Held {
  const kinds = new Map<string, string[]>();
  for (const { kind, hash, proves = [] } of materials) {
    const file = proves.length === 0 ? hash : `${hash} ${proves.toSorted().join(' ')}`;
    kinds.set(`materials/${kind}`, [...(kinds.get(`materials/${kind}`) ?? []), file].sort());
  }
  return kinds;
}

function changedCells(before: FrozenTable, after: FrozenTable | undefined): string[] {
  const columns = columnKeys(before);
  const rows = ({ rows }: FrozenTable) => new Map(rows.map(({ id, cells }) => [id, cells] as const));
  const [was, is] = [rows(before), rows(after ?? { ...before, rows: [] })];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    if (!old || !now) return [`${before.key}/${id}`];
    return columns.filter((_, i) => told(old[i]) !== told(now[i])).map((column) => `${before.key}/${id}/${column}`);
  });
}
