import { saveFile } from './save-file.ts';

/** Lines as a file for a spreadsheet (CSV, UTF-8 with mark); text that a spreadsheet would take for a formula is kept text. */
export function csv(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const isFormula = (text: string) => /^\s*[=+\-@]|^[\t\r\n]/.test(text) && !/^-\d+(\.\d+)?%?$/.test(text);
  const cell = (text: string): string => `"${(isFormula(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  return `\uFEFF${[heads, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The same as a download. */
export const saveCsv = (name: string, text: string): void => saveFile(new Blob([text], { type: 'text/csv' }), name);
