import { typedCode } from './check-code.ts';

/** What somebody typed to have a title checked, as each of the four things it may be. */
export type TypedTitle = {
  /** 查验码 */
  readonly code: string | null;
  readonly creditCode: string | null;
  readonly number: TypedNumber | null;
  /** Parts of a name; none where there is too little to look for. */
  readonly words: readonly string[];
};
/** A certificate's number without all that people leave out or put in: `赣平示`, `2026`, `18`. */
export type TypedNumber = { readonly mark: string; readonly year: string; readonly serial: string };

/** Width folded, capitals; every kind of dash, space, quotation and bracket taken out, and what stands before a number (证书编号：). */
const plainOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=[\dOIL])[一ー―](?=[\dOIL])/gu, '') // a Chinese keyboard's one, meant as a dash
    .replace(/〇/g, '0')
    .replace(/[^\p{Script=Han}A-Z0-9]/gu, '')
    .replace(/^(证书)?(编号|证号|号码)/, '');

/** Letters that stand for digits behind the last character of the mark. */
const digitsIn = (tail: string): string => tail.replace(/O/g, '0').replace(/[IL]/g, '1');

/** The number that a text comes to; null: it is none. Two numbers are the same where these parts are, an empty mark fits any. */
export function numberIn(text: string): TypedNumber | null {
  const plain = plainOf(text)
    .replace(/第(?=[\dOIL]+号$)/, '')
    .replace(/号$/, '');
  const [, mark = '', tail = ''] = /^(.*?)([\dOIL]+)$/.exec(plain) ?? [];
  const [, year, serial] = /^((?:19|20)\d\d)0*([1-9]\d{0,5})$/.exec(digitsIn(tail)) ?? [];
  return year === undefined || serial === undefined ? null : { mark, year, serial };
}

/** Whether a certificate's own number is the one that was typed. */
export function isTyped({ mark, year, serial }: TypedNumber, number: string): boolean {
  const own = numberIn(number);
  return own !== null && own.year === year && own.serial === serial && (mark === '' || mark === own.mark);
}

/** Shorter than this a word is in half of all names. */
const LEAST = 2;

/** What a text may be, of whatever keyboard it comes. */
export function typedTitle(typed: string): TypedTitle {
  const plain = plainOf(typed);
  const words = typed
    .normalize('NFKC')
    .split(/[^\p{Script=Han}\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return {
    code: typedCode(typed),
    creditCode: /^[0-9A-Z]{18}$/.test(plain) ? plain : null,
    number: numberIn(typed),
    words: words.join('').length >= LEAST ? words : [],
  };
}

/** A case's number (赣平2026-0107), which people take for the certificate's. */
export const isCaseNumber = (typed: string): boolean =>
  /^[^\d]{1,8}(?<!示)20\d\d\d{4}$/.test(plainOf(typed)) && /平20/.test(plainOf(typed));
