import type { CorrectionItem } from '../workflow/facts.ts';

/**
 * What every field says of itself. `missing`: the sentence where it is left out; `optional`: it may be; `bindingWhereAsked`: only
 * where the case does not ask it, so that a dialog that shows it waits for it, as the act that takes it does.
 */
type Asked = {
  readonly label: string;
  readonly hint?: string;
  readonly missing?: string;
  readonly optional?: true;
  readonly bindingWhereAsked?: true;
};

/** Words: of so many characters at least and at most; one line where `line` says so. */
export type TextField = Asked & { readonly kind: 'text'; readonly least?: number; readonly most: number; readonly line?: true };
/** A day; `past`: not one still to come, and the sentence that says so. */
export type DayField = Asked & { readonly kind: 'day'; readonly past?: (day: string, today: string) => string };
export type ChoiceField = Asked & { readonly kind: 'choice'; readonly options: Readonly<Record<string, string>> };
/** A choice of two whose value is whether it is the first. */
export type YesNoField = Asked & { readonly kind: 'yesNo'; readonly yes: string; readonly no: string };
/** The digest of what the actor had before the eyes: nobody signs what changed since. */
export type ReadField = Asked & { readonly kind: 'read' };
/** The versions of several things that lay before the eyes. */
export type VersionsField = Asked & { readonly kind: 'versions'; readonly of: readonly string[] };
/** Reasons, each with the article that it rests on. */
export type ReasonsField = Asked & { readonly kind: 'reasons' };
/** Places of the form with what is wrong there (一次性告知, 第八条（三）). */
export type ItemsField = Asked & { readonly kind: 'items' };
/** Points by criterion of the round's rubric. */
export type ScoresField = Asked & { readonly kind: 'scores' };
/** A file; it comes by a route of its own, as bytes. */
export type FileField = Asked & { readonly kind: 'file' };
/** Whom the applicant may ask, as a letter prints it. */
export type ContactField = Asked & { readonly kind: 'contact' };

export type BringsField =
  | TextField
  | DayField
  | ChoiceField
  | YesNoField
  | ReadField
  | VersionsField
  | ReasonsField
  | ItemsField
  | ContactField
  | ScoresField
  | FileField;

/**
 * What comes along with a step, a field each, as annexes have them: the dialog asks it, the route's schema takes it, and sentences and limits of both stand
 * here.
 */
export type Brings = Readonly<Record<string, BringsField>>;

type ValueOf<F> = F extends { readonly kind: 'versions'; readonly of: readonly (infer O extends string)[] }
  ? Readonly<Record<O, number>>
  : F extends { readonly kind: 'yesNo' }
    ? boolean
    : F extends { readonly kind: 'choice'; readonly options: infer O }
      ? keyof O & string
      : F extends { readonly kind: 'reasons' }
        ? readonly { readonly article: string; readonly text: string }[]
        : F extends { readonly kind: 'items' }
          ? readonly CorrectionItem[]
          : F extends { readonly kind: 'contact' }
            ? { readonly office: string; readonly phone: string }
            : F extends { readonly kind: 'scores' }
              ? Readonly<Record<string, string>>
              : string;
type OptionalIn<B> = { [K in keyof B]: B[K] extends { readonly optional: true } ? K : never }[keyof B];

/** The values that come with a field table. */
export type Brought<B> = { readonly [K in Exclude<keyof B, OptionalIn<B>>]: ValueOf<B[K]> } & {
  readonly [K in OptionalIn<B>]?: ValueOf<B[K]> | undefined;
};

/** The sentence where a field is left out. */
export const missingIn = ({ kind, label, missing }: BringsField): string =>
  missing ?? (kind === 'choice' || kind === 'yesNo' ? `请选择${label}` : `请填写${label}`);

/** A field as an offer tells it: all of it that is data. */
export type OfferedField = {
  readonly key: string;
  readonly kind: BringsField['kind'];
  readonly label: string;
  readonly hint: string | null;
  readonly missing: string;
  readonly optional: boolean;
  readonly least: number | null;
  readonly most: number | null;
  readonly line: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export const offeredFields = (brings: Brings = {}): OfferedField[] =>
  Object.entries(brings).map(([key, field]) => ({
    key,
    kind: field.kind,
    label: field.label,
    hint: field.hint ?? null,
    missing: missingIn(field),
    optional: (field.optional ?? false) && !field.bindingWhereAsked,
    ...(field.kind === 'text'
      ? { least: leastOf(field), most: field.most, line: field.line ?? false }
      : { least: null, most: null, line: false }),
    options: optionsOf(field),
  }));

/** So many characters a text has at least where it is given; one that may be left out may be empty too, unless it says otherwise. */
export const leastOf = ({ least, optional }: TextField): number => least ?? (optional ? 0 : 1);

function optionsOf(field: BringsField): OfferedField['options'] {
  if (field.kind === 'choice') return Object.entries(field.options).map(([value, label]) => ({ value, label }));
  return field.kind === 'yesNo'
    ? [
        { value: 'yes', label: field.yes },
        { value: 'no', label: field.no },
      ]
    : [];
}
