import { isExtra } from './extra.ts';
import type { Content, Fields, TableForm, Value } from './field.ts';
import { tableAt } from './form.ts';
import { type Asking, formOf } from './form-of.ts';

export type FrozenAnswer = { readonly key: string; readonly question: string; readonly unit: string | null; readonly answer: Value };
export type FrozenTable = {
  readonly key: string;
  readonly question: string;
  readonly columns: readonly string[];
  /** The keys of the last columns, where the edition adds some to the official ones; absent where it does not. */
  readonly extra?: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly Value[] }[];
};
/** `proves`: the rows that the applicant tied the file to; absent where to none. */
export type FrozenMaterial = {
  readonly kind: string;
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly proves?: readonly string[];
};
/** Why an item of the correction that this submission answers was left as it is. */
export type FrozenExplanation = { readonly path: string; readonly label: string; readonly asked: string; readonly reason: string };
/** Why a warning of the checks stood at submission: what it said when it was answered, and the reason. `path`: the place that it is about. */
export type FrozenReason = { readonly finding: string; readonly path: string; readonly message: string; readonly reason: string };
/**
 * What is submitted. `format` names the version of what is hashed: without it the first, which held no reasons; 2 holds them.
 */
export type FrozenForm = {
  readonly format?: 2;
  readonly sections: readonly {
    readonly title: string;
    readonly answers: readonly FrozenAnswer[];
    readonly tables: readonly FrozenTable[];
  }[];
  readonly materials: readonly FrozenMaterial[];
  /** Absent where there are none, as in every first submission. */
  readonly explanations?: readonly FrozenExplanation[];
  readonly reasons?: readonly FrozenReason[];
};

/** What goes with the form's own content. */
export type Enclosed = {
  readonly materials: readonly FrozenMaterial[];
  readonly reasons: readonly FrozenReason[];
  /** What its edition asks for more or less than the official form. */
  readonly asking?: Asking;
};

/** Questions sealed together with their answers at submission: a form that changes later never changes what was submitted. */
export const frozen = (content: Content, { materials, reasons, asking = officialAsking }: Enclosed): FrozenForm => ({
  format: 2,
  sections: formOf(asking).sections.map((section) => ({
    title: section.label,
    answers: answers(section.fields, content.values),
    tables: section.tables.map((table) => ({
      key: table.key,
      question: table.label,
      columns: Object.values(table.columns).map((column) => column.label),
      ...extraOf(table),
      rows: (content.tables[table.key] ?? []).map((row) => ({
        id: row.id,
        cells: Object.keys(table.columns).map((key) => row.cells[key] ?? null),
      })),
    })),
  })),
  materials,
  reasons,
});

const officialAsking: Asking = { leftOut: [], extraFields: [] };
function extraOf({ columns }: TableForm): { extra?: readonly string[] } {
  const extra = Object.keys(columns).filter(isExtra);
  return extra.length === 0 ? {} : { extra };
}

/** The form as it was submitted, by today's keys; a column that has another name today is left out. */
export function thawed({ sections }: FrozenForm): Content {
  const values = sections.flatMap(({ answers }) => answers.map(({ key, answer }) => [key, answer] as const));
  const tables = sections.flatMap((section) =>
    section.tables.map((table) => [table.key, table.rows.map(({ id, cells }) => ({ id, cells: cellsBack(table, cells) }))] as const),
  );
  return { values: Object.fromEntries(values), tables: Object.fromEntries(tables) };
}

function cellsBack({ key: table, columns: labels, extra = [] }: FrozenTable, cells: readonly Value[]): Readonly<Record<string, Value>> {
  const columns = Object.entries(tableAt(table)?.columns ?? {});
  const beside = labels.length - extra.length;
  const official = labels.slice(0, beside);
  return Object.fromEntries([
    ...columns.map(([key, { label }]) => [key, cells[official.indexOf(label)] ?? null] as const),
    ...extra.map((key, index) => [key, cells[beside + index] ?? null] as const),
  ]);
}

/** The keys of a frozen table's columns, in the order of its cells; the extra ones are its last, whatever columns the official form has by now. */
export function columnKeys({ key, columns, extra = [] }: FrozenTable): readonly string[] {
  const official = Object.keys(tableAt(key)?.columns ?? {});
  const beside = columns.length - extra.length;
  return extra.length === 0 ? official : [...columns.slice(0, beside).map((_, i) => official[i] ?? ''), ...extra];
}

/** The text that is kept, hashed and handed out: the same bytes in all three. Its digest, whatever its format, is the submission's. */
export const frozenText = (form: FrozenForm): string => JSON.stringify(form);

/** What a submission's text is, and whether its digest is `hash`; null where it is no submission. */
export function checkSubmission(
  text: string,
  hash: string,
  digest: (text: string) => string,
): { format: 1 | 2; reasons: number; matches: boolean } | null {
  const form = formIn(text);
  if (form === null) return null;
  return { format: form.format ?? 1, reasons: form.reasons?.length ?? 0, matches: digest(text) === hash };
}

function formIn(text: string): FrozenForm | null {
  try {
    const form = JSON.parse(text) as FrozenForm | null;
    const known = form?.format === undefined || form.format === 2;
    return form && known && Array.isArray(form.sections) && Array.isArray(form.materials) ? form : null;
  } catch {
    return null;
  }
}

const answers = (fields: Fields, values: Readonly<Record<string, Value>>): FrozenAnswer[] =>
  Object.entries(fields).map(([key, field]) => ({ key, question: field.label, unit: field.unit ?? null, answer: values[key] ?? null }));
