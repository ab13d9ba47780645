/** 查验码: digits and capitals without those that are taken for another (I, L, O, U). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A code out of a secret's hex digits. */
export const checkCodeOf = (secret: string): string =>
  Array.from({ length: LENGTH }, (_, i) => LETTERS[Number.parseInt(secret.slice(i * 2, i * 2 + 2), 16) % 32]).join('');

/** As it is printed: 7K4M-9Q2X. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as somebody typed it, or null: dashes, spaces, width and case do not matter, nor a letter that looks like a digit. */
export function typedCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .toUpperCase();
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((one) => LETTERS.includes(one)) ? code : null;
}
