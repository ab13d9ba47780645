import { type Cell, differing, type Edit, type ReadCell, type SheetColumn, type SheetRow } from './model.ts';
import { heightOf, type Rect, widthOf } from './selection.ts';
import { readTicks } from './tick.ts';

/** What a block is laid into: the rows that are in view, with their index among all rows. */
export type Ground = {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Where rows that a block needs beyond the last one go; null where none may be added (a filter is on). */
  readonly end: number | null;
  readonly read: ReadCell;
  readonly newRow: () => SheetRow;
};

export type Laid = {
  readonly edits: readonly Edit[];
  /** The cells that it covers. */
  readonly rect: Rect;
  /** Cells that could not be read and are kept as they stand. */
  readonly unread: number;
  /** What was said of cells that were converted. */
  readonly notes: readonly string[];
  /** Columns and rows that found no place. */
  readonly cut: { readonly columns: number; readonly rows: number };
};

type Line = { cells: Record<string, Cell>; unread: number; notes: string[] };

/** A line of texts, from column `left` on, as the values of a row. */
function lineOf({ columns, read }: Ground, texts: readonly string[], { left, row }: { left: number; row: SheetRow | undefined }): Line {
  const line: Line = { cells: {}, unread: 0, notes: [] };
  const ticks = new Map<string, { column: SheetColumn; text: string }[]>();
  for (let j = 0; j < texts.length; j += 1) {
    const column = columns[left + j];
    const text = texts[j] ?? '';
    if (!column || column.fixed) continue;
    if (column.tick) {
      const known = ticks.get(column.key);
      if (known) known.push({ column, text });
      else ticks.set(column.key, [{ column, text }]);
    } else {
      const found = read(column.key, text);
      line.cells[column.key] = 'value' in found ? found.value : found.text;
      if (!('value' in found)) line.unread += 1;
      else if (found.note) line.notes.push(found.note);
    }
  }
  for (const [key, typed] of ticks) {
    const { value, fault } = readTicks(typed, row?.cells[key] ?? null, read);
    line.cells[key] = value;
    if (fault) line.unread += 1;
  }
  return line;
}

/** Lays a block of texts with its corner at `rect`'s: over rows that are there, new rows below. Over a selection that is a multiple of it, repeated. */
export function laid(ground: Ground, block: readonly (readonly string[])[], rect: Rect): Laid {
  const width = Math.max(...block.map((line) => line.length), 1);
  const high = heightOf(rect) % block.length === 0 ? heightOf(rect) : block.length;
  const wide = widthOf(rect) % width === 0 ? widthOf(rect) : width;
  const fits = ground.end === null ? Math.min(high, ground.rows.length - rect.top) : high;
  const edits: Edit[] = [];
  let unread = 0;
  const notes: string[] = [];
  let end = ground.end ?? 0;
  for (let i = 0; i < fits; i += 1) {
    const texts = repeated(block[i % block.length] ?? [], width, wide);
    const row = ground.rows[rect.top + i];
    const line = lineOf(ground, texts, { left: rect.left, row });
    unread += line.unread;
    notes.push(...line.notes);
    if (row) {
      const cells = differing(row, line.cells);
      if (cells) edits.push({ row: row.id, cells });
    } else {
      const fresh = ground.newRow();
      edits.push({ insert: { ...fresh, cells: { ...fresh.cells, ...line.cells } }, at: end });
      end += 1;
    }
  }
  const right = Math.min(rect.left + wide, ground.columns.length) - 1;
  return {
    edits,
    rect: { top: rect.top, left: rect.left, bottom: rect.top + fits - 1, right },
    unread,
    notes,
    cut: { columns: Math.max(0, rect.left + wide - ground.columns.length), rows: high - fits },
  };
}

const repeated = (line: readonly string[], width: number, wide: number): readonly string[] =>
  wide === width ? line : Array.from({ length: wide }, (_, j) => line[j % width] ?? '');

/** Cells of the target from those of the source, over and over; values go as they are, whatever they look like. */
export function filled({ columns, rows }: Ground, source: Rect, target: Rect): readonly Edit[] {
  const edits: Edit[] = [];
  for (let i = target.top; i <= target.bottom; i += 1) {
    const row = rows[i];
    const from = rows[source.top + ((((i - source.top) % heightOf(source)) + heightOf(source)) % heightOf(source))];
    if (!row || !from) continue;
    const cells: Record<string, Cell> = {};
    for (let j = target.left; j <= target.right; j += 1) {
      const column = columns[j];
      const model = columns[source.left + ((((j - source.left) % widthOf(source)) + widthOf(source)) % widthOf(source))];
      if (!column || !model || column.fixed || (column.tick && model !== column)) continue;
      cells[column.key] = from.cells[model.key] ?? null;
    }
    const changed = differing(row, cells);
    if (changed) edits.push({ row: row.id, cells: changed });
  }
  return edits;
}

export function cleared({ columns, rows }: Ground, rect: Rect): readonly Edit[] {
  const picked = columns.slice(rect.left, rect.right + 1).filter((one) => !one.fixed);
  return rows.slice(rect.top, rect.bottom + 1).flatMap((row) => {
    const held = picked.filter(({ key, tick }) => !tick || row.cells[key] === tick.value || typeof row.cells[key] === 'string');
    const cells = differing(row, Object.fromEntries(held.map((one) => [one.key, null])));
    return cells ? [{ row: row.id, cells }] : [];
  });
}

export type Tidied = { readonly block: readonly (readonly string[])[]; readonly dropped: readonly string[] };

/** A copied block without what the sheet has itself: a head that names the columns where it lands, and a running number before the first column. */
export function tidied(block: readonly (readonly string[])[], columns: readonly SheetColumn[], left: number): Tidied {
  const numberless = left === 0 ? withoutNumbers(block, columns) : null;
  const rest = numberless ?? block;
  const heads = headRows(rest, columns.slice(left));
  return {
    block: heads > 0 ? rest.slice(heads) : rest,
    dropped: [...(heads > 0 ? ['表头'] : []), ...(numberless ? ['序号列'] : [])],
  };
}

const bare = (text: string): string => text.replace(/\s/g, '');

function headRows(block: readonly (readonly string[])[], columns: readonly SheetColumn[]): number {
  const names = new Set(columns.flatMap((column) => [column.label, column.tick?.group ?? column.label]).map(bare));
  const isHead = (line: readonly string[] | undefined): boolean => {
    const said = line?.map(bare).filter((text) => text !== '') ?? [];
    return said.length > 0 && said.every((text) => names.has(text.replace(/[(（].*[)）]$/, '')) || names.has(text));
  };
  const first = block[0] ?? [];
  const here = first.filter((text, i) => bare(text) !== '' && bare(text) === bare(columns[i]?.label ?? '')).length;
  if (here < Math.min(2, columns.length) || !isHead(first)) return 0;
  const heads = isHead(block[1]) ? 2 : 1;
  return block.length > heads ? heads : 0;
}

/** Without its first column where that only counts 1, 2, 3 …, as the official form does and the sheet does by itself. */
function withoutNumbers(block: readonly (readonly string[])[], columns: readonly SheetColumn[]): readonly (readonly string[])[] | null {
  const wide = Math.max(...block.map((line) => line.length));
  if (columns[0]?.figure || wide < 2) return null;
  const from = block.findIndex((line) => /^\d+$/.test(line[0]?.trim() ?? ''));
  const body = from < 0 || from > 2 ? [] : block.slice(from);
  const start = Number(body[0]?.[0]);
  const counts = body.length >= 2 && body.every((line, i) => Number(line[0]?.trim() || Number.NaN) === start + i);
  const heads = block.slice(0, from).every((line) => ['序号', ''].includes(bare(line[0] ?? '')));
  return counts && heads ? block.map((line) => line.slice(1)) : null;
}
