import type { Content, Field, Fields, Value } from '../../src/core/annexes/field.ts';
import { formOf } from '../../src/core/annexes/form-of.ts';
import { hasGlyph } from '../../src/core/text/glyphs.ts';
import { chineseDate } from '../../src/documents/layout/figures.ts';
import { printable } from '../../src/documents/layout/text.ts';
import { GETA } from '../../src/documents/pdf/glyphs.ts';
import { extended } from '../extra.ts';

// A form in which every field says something of its own, made out of the field tables: a new field is in it by itself.

/** What a field was filled with, and how the paper is to say it. */
export type Filled = { readonly value: Value; readonly said: readonly string[] };
/** A text by its number and the field's greatest length. */
export type Texts = (no: number, field: Field) => string;

/** Digits that nothing else on the papers says. */
const figure = (no: number): number => 731_000 + no;
const two = (no: number): string => String(no).padStart(2, '0');

export const plainText: Texts = (no) => `征${two(no)}记号`;

/** A value of the field's type with a token of its own; texts by `texts`. */
export function filled(field: Field, no: number, texts: Texts): Filled {
  const same = (value: string): Filled => ({ value, said: [value] });
  switch (field.type) {
    case 'integer':
      return { value: figure(no), said: [String(figure(no))] };
    case 'decimal':
    case 'money':
      return same(`${figure(no)}.${two(no % 100)}`);
    case 'percent':
      return same(`${10 + (no % 80)}.${two(((no * 7) % 90) + 10)}`);
    case 'year':
      return { value: 2900 + (no % 99), said: [String(2900 + (no % 99))] };
    case 'date':
    case 'month': {
      const date = `2${two(no % 100)}1-0${1 + (no % 9)}-1${no % 10}`;
      return { value: date, said: [chineseDate(date)] };
    }
    case 'mobile':
      return same(`139${String(10_000_000 + no * 137)}`);
    case 'phone':
      return same(`0791-88${String(100_000 + no * 37)}`);
    case 'email':
      return same(`mail${no}.of_a.long+name@sub-domain${no}.example.cn`);
    case 'url':
      return same(`https://www.example${no}.cn/a/very-long/path?of=${no}&to=here`);
    case 'postcode':
      return same(`0${String(30_000 + no)}`);
    case 'creditCode':
      return same(`913601${String(no).padStart(2, '0')}MA35XXXX1X`);
    case 'idNumber':
      return same(`3601021980010${String(1000 + no)}X`);
    case 'choice': {
      // The last option: the first is what a paper leaves out where it goes without saying.
      const value = field.options?.at(-1) ?? '';
      return { value, said: [field.optionLabels?.[value] ?? value] };
    }
    case 'choices': {
      const value = (field.options ?? []).filter((_, i) => i % 2 === 0);
      return { value, said: (field.options ?? []).map((key) => `${value.includes(key) ? '■' : '□'}${field.optionLabels?.[key] ?? key}`) };
    }
    case 'yesNo':
      return { value: true, said: ['是'] };
    case 'satisfaction':
      return { value: true, said: ['√'] };
    case 'text':
    case 'longText':
      return same(texts(no, field).slice(0, field.maxLength ?? (field.type === 'longText' ? 4000 : 200)));
  }
}

/** One token of the form: where it stands, on which paper it is to be found, and as what. */
export type Token = Filled & { readonly path: string; readonly annex: number; readonly field: Field };

/** Every field that somebody fills in, with its token, those that an edition asks for beside the official forms among them; two rows a table. */
export function tokenForm(texts: Texts = plainText, asking = extended): { content: Content; tokens: readonly Token[] } {
  let no = 0;
  const tokens: Token[] = [];
  const cellsOf = (fields: Fields, annex: number, at: (key: string) => string): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => !field.derived)
        .map(([key, field]) => {
          no += 1;
          const one = filled(field, no, texts);
          tokens.push({ ...one, path: at(key), annex, field });
          return [key, one.value];
        }),
    );
  const values: Record<string, Value> = {};
  const tables: Record<string, { id: string; cells: Record<string, Value> }[]> = {};
  for (const { annex, fields, tables: forms } of formOf(asking).sections) {
    Object.assign(
      values,
      cellsOf(fields, annex, (key) => key),
    );
    for (const table of forms)
      tables[table.key] = ['a', 'b'].map((id) => ({ id, cells: cellsOf(table.columns, annex, (key) => `${table.key}/${id}/${key}`) }));
  }
  return { content: { values, tables }, tokens };
}

/** As two texts of one content are compared, however they are broken into lines: without blanks, without the commas of figures. */
export const bare = (text: string): string => text.replace(/[\s\u200b]/g, '').replace(/(?<=\d),(?=\d{3})/g, '');

/** What a paper of the program's own fonts shows of a text. */
export const onPaper = (text: string): string =>
  Array.from(printable(text), (char) => (/\s/.test(char) || hasGlyph(char) ? char : GETA)).join('');
