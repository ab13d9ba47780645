import type { Content, Fields, Value } from './field.ts';
import { applicationForm } from './form.ts';

export type FrozenAnswer = { readonly key: string; readonly question: string; readonly unit: string | null; readonly answer: Value };
export type FrozenTable = {
  readonly key: string;
  readonly question: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly Value[] }[];
};
export type FrozenMaterial = { readonly kind: string; readonly name: string; readonly hash: string; readonly size: number };
/** Why an item of the notice that this submission answers was left as it is. */
export type FrozenExplanation = { readonly path: string; readonly label: string; readonly asked: string; readonly reason: string };
export type FrozenForm = {
  readonly sections: readonly {
    readonly title: string;
    readonly answers: readonly FrozenAnswer[];
    readonly tables: readonly FrozenTable[];
  }[];
  readonly materials: readonly FrozenMaterial[];
  /** Absent where there are none, as in every first submission. */
  readonly explanations?: readonly FrozenExplanation[];
};

/** Questions sealed together with their answers at submission: a form that changes later never changes what was submitted. */
export const frozen = (content: Content, materials: readonly FrozenMaterial[]): FrozenForm => ({
  sections: applicationForm.map((section) => ({
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
});

const answers = (fields: Fields, values: Readonly<Record<string, Value>>): FrozenAnswer[] =>
  Object.entries(fields).map(([key, field]) => ({ key, question: field.label, unit: field.unit ?? null, answer: values[key] ?? null }));
