import { entryAt } from '../../core/list/entry-at.ts';
import { estimatedHeight } from './measure.ts';
import type { Align, Cell, Direction, Image, Lines, Numeric, Role, Row, Run, Table, VAlign } from './paper.ts';
import { SIZE } from './paper.ts';

export type CellSpec = {
  /** Millimetres; left out, the cell reaches to the next cell that hangs down from above, or to the table's edge. */
  width?: number;
  /** Rows that the cell takes, itself included. */
  rows?: number;
  /** The content: plain text, paragraphs, or runs of one paragraph. */
  text?: string;
  lines?: readonly (string | Lines)[];
  runs?: readonly Run[];
  align?: Align;
  valign?: VAlign;
  role?: Role;
  size?: number;
  direction?: Direction;
  numeric?: Numeric | undefined;
  image?: Image;
};

/** One row of a form: a least height, and cells from left to right. */
export type Band = { height: number; cells: readonly CellSpec[] };

export type TableOptions = { head?: number; ruled?: boolean; role?: Role; size?: number; align?: Align };

/** Edges nearer than this are the same edge, in millimetres. */
const NEAR = 0.05;
/** A row taller than this may be parted by a page's end, in millimetres. */
const TALL = 90;

const round = (length: number): number => Math.round(length * 100) / 100;

type Placed = { row: number; rows: number; from: number; to: number; spec: CellSpec };
type Hanging = { from: number; to: number };
type State = { width: number; hanging: Hanging[][] };

/** The first free place at or right of `x` in a row where cells hang down from above. */
function nextFree(x: number, hanging: readonly Hanging[]): number {
  const over = hanging.find((one) => x > one.from - NEAR && x < one.to - NEAR);
  return over ? nextFree(over.to, hanging) : x;
}

/** Puts one band's cells on its row, and hangs the tall ones down into the rows below. */
function placeBand(band: Band, row: number, state: State): Placed[] {
  const hanging = state.hanging[row] ?? [];
  const placed: Placed[] = [];
  let x = 0;
  for (const spec of band.cells) {
    const from = round(nextFree(x, hanging));
    const nextEdge = Math.min(state.width, ...hanging.map((one) => one.from).filter((edge) => edge > from + NEAR));
    const to = spec.width === undefined ? nextEdge : round(from + spec.width);
    if (to > nextEdge + NEAR) throw new Error(`Row ${row + 1}: a cell reaches ${to} mm, but only ${nextEdge} mm are free.`);
    const rows = spec.rows ?? 1;
    for (let below = row + 1; below < row + rows; below++) state.hanging[below]?.push({ from, to });
    placed.push({ row, rows, from, to: Math.min(to, state.width), spec });
    x = to;
  }
  x = nextFree(x, hanging);
  if (x < state.width - NEAR) throw new Error(`Row ${row + 1}: nothing from ${x} mm to ${state.width} mm.`);
  return placed;
}

/** All edges of all cells, near ones joined: the grid. */
function gridOf(width: number, placed: readonly Placed[]): number[] {
  const edges = [0, width, ...placed.flatMap((one) => [one.from, one.to])].sort((a, b) => a - b);
  const grid: number[] = [];
  for (const edge of edges) if (edge - (grid.at(-1) ?? -1) > NEAR) grid.push(edge);
  return grid;
}

function linesOf(spec: CellSpec): Lines[] {
  if (spec.lines) return spec.lines.map((line) => (typeof line === 'string' ? { runs: [{ text: line }] } : line));
  return [{ runs: spec.runs ?? [{ text: spec.text ?? '' }] }];
}

function cellOf(placed: Placed, grid: readonly number[], options: TableOptions): Cell {
  const column = (edge: number): number => grid.findIndex((one) => Math.abs(one - edge) <= NEAR);
  const { spec } = placed;
  const x = column(placed.from);
  return {
    x,
    span: column(placed.to) - x,
    rows: placed.rows,
    lines: linesOf(spec),
    align: spec.align ?? options.align ?? 'center',
    valign: spec.valign ?? 'middle',
    role: spec.role ?? options.role ?? 'fang',
    size: spec.size ?? options.size ?? SIZE.fifth,
    direction: spec.direction ?? 'flat',
    ...(spec.numeric ? { numeric: spec.numeric } : {}),
    ...(spec.image ? { image: spec.image } : {}),
  };
}

/**
 * Bands in millimetres become a common grid with spans, so that nobody counts columns by hand. Cells that take several rows push
 * the later ones to the right. Throws where the cells of a band leave a hole, overlap, or reach beyond `width`.
 */
export function table(width: number, bands: readonly Band[], options: TableOptions = {}): Table {
  const state: State = { width, hanging: bands.map(() => []) };
  const placed = bands.map((band, row) => placeBand(band, row, state));
  const low = placed.flat().find((one) => one.row + one.rows > bands.length);
  if (low) throw new Error(`Row ${low.row + 1}: a cell takes ${low.rows} rows, but the table ends.`);
  const grid = gridOf(width, placed.flat());
  const rows = bands.map((band, row): Row => {
    const own = entryAt(placed, row);
    const cells = own.map((one) => cellOf(one, grid, options));
    const tallest = Math.max(0, ...cells.map((cell, i) => estimatedHeight(cell, entryAt(own, i).to - entryAt(own, i).from)));
    return { height: band.height, whole: tallest < TALL, cells };
  });
  const columns = grid.slice(1).map((edge, i) => round(edge - entryAt(grid, i)));
  return { kind: 'table', columns, head: options.head ?? 0, ruled: options.ruled ?? true, rows };
}
