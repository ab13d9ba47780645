import type { Grid, Raw } from './grid.ts';
import { MOST_ROWS, refusal } from './limits.ts';

const separators = [',', '\t', ';', '，', '|'] as const;

/** The separator that parts most lines in the same way, quotes minded; a comma where none does. */
export function separatorOf(text: string): string {
  const sample = text.slice(0, 64_000);
  const scored = separators.map((separator) => ({ separator, score: evenness(records(sample, separator, 50)) }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ',';
}

/** How many records have the commonest number of fields, times those fields; one field is nothing. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, [length, times]) => Math.max(best, times * Math.min(length, 12)), 0);
}

/**
 * RFC 4180 as people have it: any line end, quotes that begin a field or follow its "=", doubled quotes within. A record with a line
 * break in a quoted field is one row, as in the sheet it came from. Stops after `most` records.
 */
export function records(text: string, separator: string, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = text.startsWith('\ufeff') ? 1 : 0;
  while (i <= text.length && rows.length < most) {
    const field = fieldAt(text, i, separator);
    row.push(field.value);
    i = field.end + 1;
    if (text[field.end] === separator) continue;
    if (field.end >= text.length && row.length === 1 && row[0] === '') break;
    rows.push(row);
    row = [];
    if (text[field.end] === '\r' && text[i] === '\n') i += 1;
  }
  return rows;
}

const ends = (char: string | undefined, separator: string): boolean =>
  char === undefined || char === separator || char === '\n' || char === '\r';

/** One field from `start`; `end` is the index of what ends it. */
function fieldAt(text: string, start: number, separator: string): { value: string; end: number } {
  const quoted = text[start] === '"' ? start + 1 : text.startsWith('="', start) ? start + 2 : -1;
  let end = start;
  if (quoted >= 0) {
    const close = closingQuote(text, quoted);
    if (close >= 0) {
      const value = text.slice(quoted, close).replaceAll('""', '"');
      end = close + 1;
      while (!ends(text[end], separator)) end += 1;
      return { value: unwrapped(value + text.slice(close + 1, end)), end };
    }
  }
  while (!ends(text[end], separator)) end += 1;
  return { value: unwrapped(text.slice(start, end)), end };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** ="13800000001" is how exporters keep digits as text. */
const unwrapped = (value: string): string => /^="(.*)"$/s.exec(value)?.[1] ?? value;

/** A formula in a text file has no result with it. */
const cell = (value: string): Raw => (/^\s*=[^=\s]/.test(value) ? { formula: value.trim().slice(1) } : value);

export function delimitedGrid(text: string, name: string): Grid {
  const first = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const all = records(text, first?.[1] ?? separatorOf(text), MOST_ROWS * 3);
  if (all.some((row) => row.some((one) => one.length > 100_000)))
    throw refusal('文件里有一个单元格超过10万字，多半是引号没有成对。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  return { name, hidden: false, rows: all.map((row) => row.map(cell)), merges: [], epoch1904: false, cutOff: all.length >= MOST_ROWS * 3 };
}
