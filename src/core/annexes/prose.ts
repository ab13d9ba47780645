/**
 * A narrative is plain text: a line is a paragraph, a line that begins with `• ` or `1. ` is an item of a list. That is all that the official form
 * sets (GB/T 9704: 仿宋 paragraphs indented by two characters), and it survives Word, mail and every database.
 */
export const BULLET = '•';

/** An item's mark and what follows it; null for an ordinary paragraph. */
export type Item = { readonly mark: string; readonly number: number | null; readonly text: string };

const item = /^(•|(\d{1,3})\.)[ \u3000]+(.*)$|^(•|(\d{1,3})\.)$/su;

export function itemOf(line: string): Item | null {
  const [, mark, number, text, alone, aloneNumber] = item.exec(line.trim()) ?? [];
  const found = mark ?? alone;
  if (found === undefined) return null;
  const digits = number ?? aloneNumber;
  return { mark: found, number: digits === undefined ? null : Number(digits), text: text ?? '' };
}

// Signs by which Word, WPS and web pages set bullets, as they arrive in pasted text: Symbol and Wingdings come as private characters or plain letters.
const SIGNS = '•·●○■□◆◇▪▫◦‣⁃➢➤►▶✓✔❖★☆\u{F0A7}\u{F0A8}\u{F0B7}\u{F0D8}\u{F0FC}\u{F06C}\u{F06E}\u{F075}\u{F076}';
const bulleted = new RegExp(`^[${SIGNS}][${SIGNS}\\t \\u3000\\u{E000}-\\u{F8FF}]*`, 'u');
/** A letter alone before a tab was a sign of Wingdings. */
const lettered = /^[lnuvoqüØ§Ÿ–—-]\t[\t \u3000\u{E000}-\u{F8FF}]*/u;
const numbered = /^(\d{1,3})[.．、)）]\t[\t \u3000\u{E000}-\u{F8FF}]*/u;
/** A number with its blank as people type it; 1.5倍 and 2025.3 are none. */
const typedNumber = /^(\d{1,3})[.．] +(?=\S)/u;

const invisible = /[^\P{Cc}\t\n]|(?!\u200d)\p{Cf}|\ufffc/gu;
const foreign = /[\u{E000}-\u{F8FF}]/gu;
const blanks = /[\u00a0\u2000-\u200a\u202f]/g;

/**
 * Pasted text as paragraphs and items: what Word and WPS leave in it (signs of symbol fonts, tabs, soft breaks, page breaks, spaces that indent, runs of
 * blank lines) is taken out; no word is.
 */
export function tidied(text: string): string {
  const lines = text
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(blanks, ' ')
    .split('\n')
    .map(tidyLine);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

const ends = /^[ \u3000]+|[ \u3000]+$/g;

function tidyLine(raw: string): string {
  const marked = raw
    .replace(/^[ \t\u3000]+/, '')
    .replace(lettered, `${BULLET} `)
    .replace(bulleted, `${BULLET} `)
    .replace(numbered, '$1. ')
    .replace(typedNumber, '$1. ');
  return marked.replace(foreign, '').replace(/\t+/g, '　').replace(/ {2,}/g, ' ').replace(ends, '');
}

/** A text area's state: its text, and the selection as indices. */
export type Typing = { readonly text: string; readonly from: number; readonly to: number };

/** What Enter puts in after an item: the next mark, or the end of the list behind an empty one. Null where Enter is just Enter. */
export function continued({ text, from, to }: Typing): { readonly from: number; readonly insert: string } | null {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const found = itemOf(text.slice(start, from));
  const rest = text.slice(to, text.indexOf('\n', to) < 0 ? undefined : text.indexOf('\n', to));
  if (!found) return null;
  if (found.text === '') return rest.trim() === '' ? { from: start, insert: '' } : null;
  return { from, insert: `\n${found.number === null ? BULLET : `${found.number + 1}.`} ` };
}

/** The selected lines as a list, or as paragraphs again where all of them are items of that kind already. */
export function listed(
  { text, from, to }: Typing,
  kind: 'bullets' | 'numbers',
): { readonly from: number; readonly to: number; readonly insert: string } {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', Math.max(from, to - 1));
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const isKind = (line: string): boolean => {
    const found = itemOf(line);
    return found !== null && (found.number === null) === (kind === 'bullets');
  };
  const full = lines.filter((line) => line.trim() !== '');
  const off = full.length > 0 && full.every(isKind);
  let n = 0;
  const marked = lines.map((line) => {
    if (line.trim() === '' && lines.length > 1) return line;
    const bare = itemOf(line)?.text ?? line.trim();
    n += 1;
    return off ? bare : `${kind === 'bullets' ? BULLET : `${n}.`} ${bare}`;
  });
  return { from: start, to: end, insert: marked.join('\n') };
}
