import type { Content, Row, Value } from '../core/annexes/field.ts';
import type { ExtraField } from '../core/scheme/edition/edition.ts';

/** Something that the field takes, another for each `n`. */
function madeUp({ kind, label, unit, options = [], longest = 200, atLeast = 0, atMost }: ExtraField, n: number): Value {
  if (kind === 'yesNo') return n % 2 === 0;
  if (kind === 'choice') return options[n % options.length] ?? null;
  if (kind === 'date') return `2027-0${1 + (n % 9)}-15`;
  if (kind === 'number') return String(Math.min(atMost ?? Number.MAX_SAFE_INTEGER, atLeast + 1 + (n % 7)));
  return `${label}${unit ?? ''}之${n + 1}`.slice(0, longest);
}

/** The form with all that its edition asks for beside the official forms. */
export function withExtra(content: Content, extraFields: readonly ExtraField[], n: number): Content {
  const of = (table: string | undefined) => extraFields.filter((one) => one.table === table);
  const answered = (fields: readonly ExtraField[], by: number) => Object.fromEntries(fields.map((one) => [one.key, madeUp(one, by)]));
  const wider = (row: Row, table: string, by: number): Row => ({ ...row, cells: { ...row.cells, ...answered(of(table), by) } });
  return {
    values: { ...content.values, ...answered(of(undefined), n) },
    tables: Object.fromEntries(Object.entries(content.tables).map(([key, rows]) => [key, rows.map((row, i) => wider(row, key, i))])),
  };
}
