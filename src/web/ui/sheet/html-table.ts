/**
 * The cells of the first table in a clipboard's HTML, as Excel, WPS, LibreOffice, Word and browsers write it; null where there is none.
 * Read without the browser's parser: the page's policy takes no HTML, and none of it is ever drawn. A merged cell gives its text once,
 * the cells that it covers are empty. Hidden rows, style sheets and phonetic guides are left out.
 */
export function cellsOfHtml(html: string): string[][] | null {
  const start = html.search(/<table[\s>]/i);
  if (start < 0) return null;
  const reader = new TableReader();
  let at = start;
  while (at < html.length && !reader.done) {
    const tag = html.indexOf('<', at);
    if (tag !== at) reader.text(html.slice(at, tag < 0 ? html.length : tag));
    if (tag < 0) break;
    at = html.startsWith('<!', tag) ? afterDeclaration(html, tag) : afterTag(html, tag);
    const [, closing, name] = opening.exec(html.slice(tag, Math.min(at, tag + 24))) ?? [];
    if (name === undefined) continue;
    if (closing) reader.close(name.toLowerCase());
    else reader.open(name.toLowerCase(), html.slice(tag + name.length + 1, at - 1));
  }
  return reader.rows();
}

const opening = /^<(\/?)([a-z][\w:-]*)/i;

function afterDeclaration(html: string, tag: number): number {
  const end = html.startsWith('<!--', tag) ? html.indexOf('-->', tag) : html.indexOf('>', tag) - 2;
  return end < tag ? html.length : end + 3;
}

/** Behind the > that ends a tag; one within quotes does not. */
function afterTag(html: string, tag: number): number {
  let quote = '';
  for (let i = tag + 1; i < html.length; i += 1) {
    const char = html[i] as string;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '>') return i + 1;
    else if (char === '"' || char === "'") quote = char;
  }
  return html.length;
}

const silent = new Set(['style', 'script', 'rt', 'rp', 'title', 'xml']);
const breaking = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

type Open = { parts: string[]; columns: number; rows: number; number: string | undefined };

class TableReader {
  done = false;
  private readonly grid: (string | undefined)[][] = [];
  private line = -1;
  private hidden = false;
  private cell: Open | null = null;
  private depth = 0;
  private muted = 0;

  text(raw: string): void {
    if (this.cell && this.muted === 0) this.cell.parts.push(/[\t\n\r\f]| {2}/.test(raw) ? raw.replace(/[\t\n\r\f ]+/g, ' ') : raw);
  }

  open(name: string, attributes: string): void {
    if (silent.has(name)) this.muted += attributes.endsWith('/') ? 0 : 1;
    else if (name === 'table') this.depth += 1;
    else if (this.depth > 1) return;
    else if (name === 'tr') this.startRow(attributes);
    else if (name === 'td' || name === 'th') this.startCell(attributes);
    else if (name === 'br') this.cell?.parts.push('\n');
  }

  close(name: string): void {
    if (silent.has(name)) this.muted = Math.max(0, this.muted - 1);
    else if (name === 'table') {
      this.depth -= 1;
      if (this.depth === 0) this.finish();
    } else if (breaking.has(name)) this.cell?.parts.push('\n');
    else if (this.depth === 1 && (name === 'td' || name === 'th' || name === 'tr')) this.endCell();
  }

  rows(): string[][] | null {
    this.finish();
    const width = Math.max(0, ...this.grid.map((row) => row.length));
    if (width === 0) return null;
    return this.grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  }

  private startRow(attributes: string): void {
    this.endCell();
    this.hidden = /display\s*:\s*none/i.test(attributes);
    if (this.hidden) return;
    this.line += 1;
    this.grid[this.line] ??= [];
  }

  private startCell(attributes: string): void {
    this.endCell();
    if (this.hidden || this.line < 0) return;
    this.cell = {
      parts: [],
      columns: spanIn(attributes, columnSpan),
      rows: spanIn(attributes, rowSpan),
      number: exactNumber.exec(attributes)?.[1],
    };
  }

  private endCell(): void {
    const { cell, line } = this;
    this.cell = null;
    if (!cell) return;
    const row = this.grid[line] ?? [];
    let column = 0;
    while (row[column] !== undefined) column += 1;
    for (let i = 0; i < cell.rows; i += 1) {
      const covered = this.grid[line + i] ?? [];
      this.grid[line + i] = covered;
      for (let j = 0; j < cell.columns; j += 1) covered[column + j] = i === 0 && j === 0 ? textOf(cell) : '';
    }
  }

  private finish(): void {
    this.endCell();
    this.done = true;
    this.grid.length = Math.min(this.grid.length, this.line + 1);
  }
}

const MOST_SPAN = 200;
const columnSpan = /\bcolspan\s*=\s*["']?(\d+)/i;
const rowSpan = /\browspan\s*=\s*["']?(\d+)/i;
const exactNumber = /\b(?:x:num|sdval)\s*=\s*["']?(-?[\d.]+)/i;
const spanIn = (attributes: string, span: RegExp): number => Math.min(MOST_SPAN, Math.max(1, Number(span.exec(attributes)?.[1] ?? 1)));

/** A long number that a narrow column showed as 1.38E+10 or ##### is taken as it was meant. */
function textOf({ parts, number }: Open): string {
  const text = decoded(parts.join(''));
  const tidy = (/[\n\u00a0]/.test(text) ? text.replace(/ *\n */g, '\n').replace(/\u00a0/g, ' ') : text).trim();
  return number !== undefined && /^(#+|-?\d(\.\d+)?E\+\d+)$/i.test(tidy) ? number : tidy;
}

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
