import type { DocumentKind } from '../identifiers/legal-document.ts';

/**
 * A form is a table: one row a field. The screen, the check, the import template, the API schema and the paper all read these rows.
 * Values are JSON: money, decimals and percentages as decimal strings ("1200.50"), integers as numbers, dates as "2026-03-31".
 */
export type FieldType =
  | 'text'
  | 'longText'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'date'
  | 'month'
  | 'year'
  | 'mobile'
  | 'phone'
  | 'email'
  | 'url'
  | 'postcode'
  | 'creditCode'
  | 'idNumber'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'satisfaction';

export type Value = string | number | boolean | readonly string[] | null;

export type Field = {
  /** The official label, verbatim. */
  label: string;
  type: FieldType;
  /** As printed: 万元, 平方米, 户 … */
  unit?: string;
  required?: boolean;
  /** Of a required text: 无 is an answer. */
  mayBeNone?: true;
  /** Required in every row in which the column of this key says something but 无. */
  requiredBeside?: string;
  /** Computed from other fields, shown and never typed. Names the formula in Chinese. */
  derived?: string;
  /** Personal data: sealed at rest, masked by default, revealed one record at a time. */
  personal?: true;
  /** For choice and choices. */
  options?: readonly string[];
  /** What the options are called on screen and paper, where the stored value is a key. */
  optionLabels?: Readonly<Record<string, string>>;
  /** May be negative: a loss is a figure too. */
  signed?: true;
  /** The least and the greatest number that it may be. */
  least?: number;
  most?: number;
  /** A day that may still be to come. */
  mayBeAhead?: true;
  /** Asked beside the official form, which has no place for it; says why. */
  beside?: string;
  /** The column names something: an enterprise, a person or a thing; 同上, 合计 and 以下空白 are no names. */
  names?: 'enterprise' | 'person' | 'thing';
  /** One person's name: two of them in a cell are told apart or told of, and a number is no name. */
  onePerson?: true;
  /** For a document's number: the key of the field beside it that says which kind of document. */
  kindIn?: string;
  /** The kind as it stands in one form; see `fieldIn`. */
  documentKind?: DocumentKind;
  /** Grows by one each year: what an earlier year's dossier said is moved on by as many years as have passed. */
  yearly?: true;
  /** Units that people write behind the figure, which has none of its own on paper: 35岁. */
  spoken?: readonly string[];
  /** From here on an amount is worth a question: 25 000 under 万元 is 2.5亿. */
  doubtfulFrom?: string;
  /** Columns of people's own lists from which it follows where they have not the official one; `second`: what stands behind the name in them. */
  from?: { readonly how: 'age' | 'years' | 'joined' | 'second'; readonly headings: readonly string[] };
  hint?: string;
  maxLength?: number;
  /** Other names people give the column in their own spreadsheets. */
  aliases?: readonly string[];
};

export type Fields = Readonly<Record<string, Field>>;

/** The field of this key, which may come from outside: `constructor` is none. */
export const fieldOf = (fields: Fields, key: string): Field | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** One row of a table; ids are made by whoever adds the row and never change. */
export type Row = { readonly id: string; readonly cells: Readonly<Record<string, Value>> };

/** All that an applicant filled in: single values by key, tables by key with their rows in paper order. */
export type Content = {
  readonly values: Readonly<Record<string, Value>>;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
};

export type TableForm = {
  key: string;
  label: string;
  columns: Fields;
  /** Least number of rows for the form to be complete; the threshold of the conditions is not this. */
  atLeastRows?: number;
  /** The day of filling, to which ages and years of work are counted: "2026-03-31". */
  asOf?: string;
};

/** A part of a form as the screen and the paper show it. */
export type Section = {
  key: string;
  label: string;
  annex: AnnexNumber;
  fields: Fields;
  tables: readonly TableForm[];
};

export type AnnexNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

type PlainOf<T extends FieldType> = T extends 'integer' | 'year'
  ? number
  : T extends 'yesNo' | 'satisfaction'
    ? boolean
    : T extends 'choices'
      ? readonly string[]
      : string;

/** The typed row that a field table describes; what is not required may be null. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F]: F[K]['required'] extends true ? PlainOf<F[K]['type']> : PlainOf<F[K]['type']> | null;
};

/** A fault at a place of a form: `path` is `key`, or `table/rowId/column`, or `table`. */
export type Fault = {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly rule: string;
  readonly message: string;
};
