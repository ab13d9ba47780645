import { own } from '../text/own.ts';

/** Letters that a font of symbols draws as ticks, crosses and boxes, by the character that means it everywhere. */
const fonts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: { ü: '√', þ: '☑', û: '×', ý: '☒', o: '□', '¨': '□', q: '□', r: '□', n: '■', l: '●', J: '满意', K: '一般', L: '不满意' },
  'wingdings 2': { P: '√', R: '☑', O: '×', Q: '☒', S: '☒', T: '☒', '£': '□', '¢': '■', '\u0098': '■' },
  webdings: { a: '√', r: '×', c: '□', g: '■' },
  marlett: { a: '√', b: '√', r: '×' },
};

/** The text as it looks in its font: R in Wingdings 2 is ☑. Office keeps such letters at U+F000 on too. Unchanged in every other font. */
export function inSymbolFont(text: string, font: string | undefined): string {
  const drawn = own(fonts, font?.trim().toLowerCase() ?? '');
  if (!drawn) return text;
  return [...text].map((one) => drawn[lowered(one)] ?? one).join('');
}

export const isSymbolFont = (font: string | undefined): boolean => Object.hasOwn(fonts, font?.trim().toLowerCase() ?? '');

/** U+F052 is the letter R of a font of symbols. */
const lowered = (one: string): string => {
  const code = one.codePointAt(0) ?? 0;
  return code >= 0xf020 && code <= 0xf0ff ? String.fromCharCode(code - 0xf000) : one;
};

/** Symbols left behind without their font: at U+F000 on, where Wingdings has ticks that no other usual font has. */
const orphans: Readonly<Record<string, string>> = {
  '\uf0fc': '√',
  '\uf0fe': '☑',
  '\uf052': '☑',
  '\uf050': '√',
  '\uf0fb': '×',
  '\uf0fd': '☒',
  '\uf0a8': '□',
  '\uf06f': '□',
  '\uf0a3': '□',
};
export const withoutOrphans = (text: string): string => text.replace(/[\uf050-\uf0fe]/g, (one) => orphans[one] ?? one);
