import { functionLabels } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { extraFieldFrom, extraSection, isExtra } from './extra.ts';
import type { Field, Fields, Section, TableForm } from './field.ts';
import { fieldAt, sectionsWithout, tableAt } from './form.ts';

/** What of an edition decides which form is filled in. */
export type Asking = Pick<Scheme, 'leftOut' | 'extraFields'> & Partial<Pick<Scheme, 'functions'>>;

/** The form as one edition asks for it: without what it leaves out, with the fields and columns that it adds. */
export type Form = {
  readonly sections: readonly Section[];
  /** The field at `key`, `table/rowId/column` or `table/column`; undefined where the form has none. */
  readonly fieldAt: (path: string) => Field | undefined;
  readonly tableAt: (key: string) => TableForm | undefined;
};

const known = new WeakMap<Asking, Form>();

/** The form of an edition; worked out once for each. */
export function formOf(asking: Asking): Form {
  const made = known.get(asking) ?? formFrom(asking);
  known.set(asking, made);
  return made;
}

/** Its fields that ask for a service function ask for those of the edition, by the names that it gives them. */
const byFunctions =
  (functions: Scheme['functions']) =>
  (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [
        key,
        field.optionLabels === functionLabels
          ? {
              ...field,
              options: functions.map((one) => one.key),
              optionLabels: Object.fromEntries(functions.map((one) => [one.key, one.label])),
            }
          : field,
      ]),
    );

/** Whether an edition calls its functions otherwise; one that only has fewer is told of those that it does not know (`outsideScheme`). */
const ownFunctions = (functions: Scheme['functions'] | undefined): functions is Scheme['functions'] =>
  functions?.some(({ key, label }) => functionLabels[key] !== label) ?? false;

function formFrom({ leftOut, extraFields, functions }: Asking): Form {
  const called = ownFunctions(functions) ? byFunctions(functions) : null;
  const without = sectionsWithout(leftOut).map((one) => (called ? { ...one, fields: called(one.fields) } : one));
  if (extraFields.length === 0 && !called) return { sections: without, fieldAt, tableAt };
  const values = new Map(without.flatMap((one) => Object.entries(one.fields)));
  const fields = fieldsBeside(extraFields, undefined);
  const widened = new Map<string, TableForm>();
  const wide = (table: TableForm): TableForm => {
    const columns = fieldsBeside(extraFields, table.key);
    const own = called ? { ...table, columns: called(table.columns) } : table;
    const whole = Object.keys(columns).length === 0 ? own : { ...own, columns: { ...own.columns, ...columns } };
    widened.set(table.key, whole);
    return whole;
  };
  const sections = without.map((one): Section => ({ ...one, tables: one.tables.map(wide) }));
  const asked = Object.keys(fields).length === 0 ? [] : [{ ...extraSection, fields }];
  const at = sections.findIndex(({ key }) => key === 'declaration');
  const table = (key: string): TableForm | undefined => widened.get(key) ?? tableAt(key);
  return {
    sections: sections.toSpliced(at < 0 ? sections.length : at, 0, ...asked),
    tableAt: table,
    fieldAt: (path) => {
      const [head = '', ...rest] = path.split('/');
      const column = rest.at(-1) ?? head;
      if (rest.length > 2) return undefined;
      if (rest.length === 0 && !isExtra(head)) return values.get(head) ?? fieldAt(head);
      const all = rest.length === 0 ? fields : (table(head)?.columns ?? {});
      return Object.hasOwn(all, column) ? all[column] : undefined;
    },
  };
}

const fieldsBeside = (all: Asking['extraFields'], table: string | undefined): Record<string, Field> =>
  Object.fromEntries(all.filter((one) => one.table === table).map((one) => [one.key, extraFieldFrom(one)]));

/** As the official forms have it. */
export const officialForm: Form = formOf({ leftOut: [], extraFields: [] });
