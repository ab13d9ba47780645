/** What an identifier was found to be. `form`: it cannot be one; `check`: it has the form, but its check character contradicts the rest. */
export type Checked =
  | { readonly ok: true; readonly value: string; readonly warning?: string }
  | { readonly ok: false; readonly value: string; readonly fault: 'form' | 'check'; readonly message: string };

/** Full-width forms folded (NFKC), all spaces and invisible characters out: what people meant to type or paste. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');

/** 9.1360000123E+17: a sheet turned the digits into a number and lost the last of them. */
export const isScientific = (text: string): boolean => /^\d(\.\d+)?E\+?\d+$/i.test(text);

export const scientificMessage = (name: string): string =>
  `${name}已被表格软件改成科学计数，末几位已丢失。请把该列设为“文本”格式后重新填写完整号码。`;

/** Personal numbers in a message are shown by their first three and last four characters only, a passport's nine by one and two; short ones not at all. */
export const masked = (text: string): string => {
  if (text.length < 9) return '*'.repeat(text.length);
  const [head, tail] = text.length < 11 ? [1, 2] : [3, 4];
  return `${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${text.slice(-tail)}`;
};

/**
 * Personal data as pages and papers show it by default: 3601**********1234, 138****0000, E******78, 张*. Never more than eight characters stand, and
 * of a text of ten or fewer at least half are hidden.
 */
export function veiled(text: string): string {
  const chars = [...text];
  if (chars.length < 2) return text && `${text}*`;
  const [head, tail] = chars.length >= 15 ? [4, 4] : chars.length >= 11 ? [3, 4] : chars.length >= 7 ? [1, 2] : [1, 0];
  return chars.map((char, i) => (i < head || i >= chars.length - tail ? char : '*')).join('');
}

/** Who it is, for those who need not know: the first character alone, however long the name, which a unit's would give away by its ends. */
export const maskedName = (name: string): string => (name === '' ? '未署名' : `${[...name][0]}**`);
