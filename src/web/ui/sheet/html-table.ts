import { type HtmlCell, joined, shownIn } from './html-cell.ts';

export type Table = {
  readonly block: string[][];
  /** Rows and columns with text that the source does not show: they are left out, and counted to be told. */
  readonly hidden: { readonly rows: number; readonly columns: number };
};

/**
 * The first table in a clipboard's HTML, as Excel, WPS, LibreOffice, Word and browsers write it; null where there is none.
 * Read without the browser's parser: the page's policy takes no HTML, and none of it is ever drawn. A merged cell gives its text once,
 * the cells that it covers are empty. What is pasted is what one saw: hidden rows and columns, style sheets and phonetic guides are left out.
 */
export function tableIn(html: string): Table | null {
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
  return reader.table();
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

type Open = HtmlCell & { columns: number; rows: number };

class TableReader {
  done = false;
  private readonly grid: (string | undefined)[][] = [];
  private line = -1;
  private next = 0;
  private column = 0;
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private cell: Open | null = null;
  private depth = 0;
  private muted = 0;

  text(raw: string): void {
    if (this.cell && this.muted === 0) this.cell.parts.push(joined(raw));
  }

  open(name: string, attributes: string): void {
    if (silent.has(name)) this.muted += attributes.endsWith('/') ? 0 : 1;
    else if (name === 'table') this.depth += 1;
    else if (this.depth > 1) return;
    else if (name === 'col') this.takeColumn(attributes);
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

  table(): Table | null {
    this.finish();
    const width = Math.max(0, ...this.grid.map((row) => row.length));
    if (width === 0) return null;
    const columns = Array.from({ length: width }, (_, i) => i);
    const shown = columns.filter((i) => !this.hiddenColumns.has(i));
    const seen = this.grid.filter((_, line) => !this.hiddenRows.has(line));
    return {
      block: seen.map((row) => shown.map((i) => row[i] ?? '')),
      hidden: {
        rows: [...this.hiddenRows].filter((line) => this.grid[line]?.some((text) => text)).length,
        columns: columns.filter((i) => this.hiddenColumns.has(i) && seen.some((row) => row[i])).length,
      },
    };
  }

  private takeColumn(attributes: string): void {
    const end = this.column + spanIn(attributes, ownSpan, MOST_SPAN);
    if (isHidden(attributes)) for (let i = this.column; i < end; i += 1) this.hiddenColumns.add(i);
    this.column = end;
  }

  /** Excel writes several empty rows as one that says how many it stands for. */
  private startRow(attributes: string): void {
    this.endCell();
    this.line = this.next;
    this.next += spanIn(attributes, emptyRows, MOST_ROWS);
    for (let line = this.line; line < this.next; line += 1) this.grid[line] ??= [];
    if (isHidden(attributes)) this.hiddenRows.add(this.line);
  }

  private startCell(attributes: string): void {
    this.endCell();
    if (this.line < 0 || isHidden(attributes)) return;
    this.cell = {
      parts: [],
      columns: spanIn(attributes, columnSpan, MOST_SPAN),
      rows: spanIn(attributes, rowSpan, MOST_SPAN),
      attributes,
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
      for (let j = 0; j < cell.columns; j += 1) covered[column + j] = i === 0 && j === 0 ? shownIn(cell) : '';
    }
  }

  private finish(): void {
    this.endCell();
    this.done = true;
    this.grid.length = Math.min(this.grid.length, this.next);
  }
}

const MOST_SPAN = 200;
const MOST_ROWS = 10_000;
const ownSpan = /\bspan\s*=\s*["']?(\d+)/i;
const columnSpan = /\bcolspan\s*=\s*["']?(\d+)/i;
const rowSpan = /\browspan\s*=\s*["']?(\d+)/i;
const emptyRows = /mso-xlrowspan\s*:\s*(\d+)/i;
const isHidden = (attributes: string): boolean => /display\s*:\s*none/i.test(attributes);
const spanIn = (attributes: string, span: RegExp, most: number): number =>
  Math.min(most, Math.max(1, Number(span.exec(attributes)?.[1] ?? 1)));
