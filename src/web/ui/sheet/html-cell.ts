/** A cell's pieces of text as they came, and the attributes of its tag. */
export type HtmlCell = { readonly parts: string[]; readonly attributes: string };

const cjk = String.raw`[\p{Script=Han}，。、；：！？（）《》“”]|&#\d{5};`;
// No lookbehind: browsers of 2021 do not know it.
const wrapped = new RegExp(String.raw`(${cjk})[\t ]*[\n\r]\s*(?=${cjk})`, 'gu');

/** Text of the source with its line ends as blanks; Office also ends a line between two Chinese characters, where no blank is meant. */
export const joined = (raw: string): string =>
  /[\t\n\r\f]| {2}/.test(raw) ? raw.replace(wrapped, '$1').replace(/[\t\n\r\f ]+/g, ' ') : raw;

const fullNumber = /\b(?:x:num|sdval)\s*=\s*["']?(-?[\d.]+(?:E[+-]?\d+)?)/i;
const fullText = /\bx:str\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** What a cell says: its text, or the number behind it where it was shown rounded, as 1.38E+10 or as #####. */
export function shownIn({ parts, attributes }: HtmlCell): string {
  const text = decoded(parts.join(''));
  const tidy = (/[\n\u00a0]/.test(text) ? text.replace(/ *\n */g, '\n').replace(/\u00a0/g, ' ') : text).trim();
  const number = fullNumber.exec(attributes)?.[1];
  if (number !== undefined) return unrounded(tidy, number);
  const [, double, single] = /^#+$/.test(tidy) ? (fullText.exec(attributes) ?? []) : [];
  return decoded(double ?? single ?? tidy);
}

/** A date, a figure in another unit or one with leading zeros is no rounding of its number: it stays as shown. */
function unrounded(shown: string, number: string): string {
  if (/^(#+|-?\d(\.\d+)?E[+-]?\d+)$/i.test(shown)) return plain(number);
  const [, figure, percent] = /^[¥￥$]?\s*(-?[\d,]+(?:\.\d+)?)(%?)$/.exec(shown) ?? [];
  if (figure === undefined || /^-?0\d/.test(figure)) return shown;
  const full = percent ? plain(String(Number(number) * 100)) : plain(number);
  const [, fraction = ''] = figure.split('.');
  const off = Math.abs(Number(full) - Number(figure.replace(/,/g, '')));
  return off <= 0.5000001 * 10 ** -fraction.length ? `${full}${percent}` : shown;
}

/** The 15 digits that a spreadsheet holds, without the remainder of a binary fraction. */
const plain = (number: string): string => (/^-?\d+$/.test(number) ? number : String(Number(Number(number).toPrecision(15))));

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', yen: '¥', times: '×' };
const more: Readonly<Record<string, string>> = { middot: '·', mdash: '—', ndash: '–', hellip: '…', ldquo: '“', rdquo: '”', radic: '√' };

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
        if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
        return named[name?.toLowerCase() ?? ''] ?? more[name?.toLowerCase() ?? ''] ?? whole;
      })
    : text;
