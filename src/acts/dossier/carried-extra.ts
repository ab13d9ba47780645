import { isExtra } from '../../core/annexes/extra.ts';
import type { Content, Row, Value } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import { faultsOf } from '../../core/annexes/read.ts';

type Known = Content & { readonly sources: Readonly<Record<string, string>> };

/** Whether what was entered in an extra field of another edition answers the field of this key in this one: it is there, and of a kind that takes it. */
function fits(form: Form, path: string, value: Value): boolean {
  const field = form.fieldAt(path);
  return field !== undefined && faultsOf(field, value).length === 0;
}

/** The extra fields of an earlier dossier that its renewal asks for too. Numbers are counted anew each year and stay behind, as those of the official form do. */
export const extraCarried = (form: Form, { values }: Content): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => isExtra(key) && value !== null && form.fieldAt(key)?.type !== 'decimal' && fits(form, key, value),
    ),
  );

/** The content without extra fields and columns that this form does not ask for, or asks for in another kind. */
export function fitting(form: Form, known: Known): Known {
  const stays = (path: string, key: string, value: Value) => !isExtra(key) || fits(form, path, value);
  const cells = (table: string, row: Row): Row => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).filter(([key, value]) => stays(`${table}/${key}`, key, value))),
  });
  const values = Object.fromEntries(Object.entries(known.values).filter(([key, value]) => stays(key, key, value)));
  return {
    values,
    tables: Object.fromEntries(Object.entries(known.tables).map(([table, rows]) => [table, rows.map((row) => cells(table, row))])),
    sources: Object.fromEntries(Object.entries(known.sources).filter(([path]) => !isExtra(path) || Object.hasOwn(values, path))),
  };
}
