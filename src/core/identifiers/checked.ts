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

/** Personal numbers are shown by their first three and last four characters only; short ones not at all. */
export const masked = (text: string): string =>
  text.length < 9 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`;
