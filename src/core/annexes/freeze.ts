import type { Content, Fields, Value } from './field.ts';
import { sectionsWithout, tableAt } from './form.ts';

export type FrozenAnswer = { readonly key: string; readonly question: string; readonly unit: string | null; readonly answer: Value };
export type FrozenTable = {
  readonly key: string;
  readonly question: string;
  readonly columns: readonly string[];
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
  /** Sections that its edition does not ask for. */
  readonly leftOut?: readonly string[];
};

/** Questions sealed together with their answers at submission: a form that changes later never changes what was submitted. */
export const frozen = (content: Content, { materials, reasons, leftOut = [] }: Enclosed): FrozenForm => ({
  format: 2,
  sections: sectionsWithout(leftOut).map((section) => ({
    title: section.label,
    answers: answers(section.fields, content.values),
    tables: section.tables.map((table) => ({
      key: table.key,
      question: table.label,
      columns: Object.values(table.columns).map((column) => column.label),
      rows: (content.tables[table.key] ?? []).map((row) => ({
        id: row.id,
        cells: Object.keys(table.columns).map((key) => row.cells[key] ?? null),
      })),
    })),
  })),
  materials,
  reasons,
});

/** The form as it was submitted, by today's keys; a column that has another name today is left out. */
export function thawed({ sections }: FrozenForm): Content {
  const values = sections.flatMap(({ answers }) => answers.map(({ key, answer }) => [key, answer] as const));
  const tables = sections.flatMap((section) =>
    section.tables.map(
      ({ key, columns, rows }) => [key, rows.map(({ id, cells }) => ({ id, cells: cellsBack(key, columns, cells) }))] as const,
    ),
  );
  return { values: Object.fromEntries(values), tables: Object.fromEntries(tables) };
}

function cellsBack(table: string, labels: readonly string[], cells: readonly Value[]): Readonly<Record<string, Value>> {
  const columns = Object.entries(tableAt(table)?.columns ?? {});
  return Object.fromEntries(columns.map(([key, { label }]) => [key, cells[labels.indexOf(label)] ?? null]));
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
