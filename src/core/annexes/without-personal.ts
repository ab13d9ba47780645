import type { Content } from './field.ts';
import { personalPaths } from './form.ts';

/** Personal values and columns are left out altogether, not even masked: what a reviewer has of a form. */
export function withoutPersonal({ values, tables }: Content): Content {
  const isPersonal = new Set(personalPaths);
  const plain = <T>(entries: Readonly<Record<string, T>>, prefix: string) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => !isPersonal.has(`${prefix}${key}`)));
  return {
    values: plain(values, ''),
    tables: Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [table, rows.map(({ id, cells }) => ({ id, cells: plain(cells, `${table}/`) }))]),
    ),
  };
}
