import { entryAt, lastOf } from '../../core/list/entry-at.ts';
import type { Block, Table } from '../layout/paper.ts';

/** A sheet has one set of columns for all that stands on it: the edges of its ruled tables, in millimetres from the left. */
export type Grid = readonly number[];

const NEAR = 0.05;

/** Every column's left edge, and the table's right one. */
function edgesOf(table: Table): number[] {
  const edges = [0];
  for (const width of table.columns) edges.push(lastOf(edges) + width);
  return edges;
}

/** The grid that the ruled tables among these blocks share; a table without rules never adds columns to it. */
export function gridOf(blocks: readonly Block[]): Grid {
  const tables = blocks.filter((block): block is Table => block.kind === 'table');
  const ruled = tables.filter((one) => one.ruled);
  const edges = (ruled.length > 0 ? ruled : tables).flatMap(edgesOf).sort((a, b) => a - b);
  const grid: number[] = [];
  for (const edge of edges) if (edge - (grid.at(-1) ?? -1) > NEAR) grid.push(edge);
  return grid;
}

/** The grid column that begins nearest to `edge`. */
function nearest(grid: Grid, edge: number): number {
  return grid.reduce((best, one, i) => (Math.abs(one - edge) < Math.abs(entryAt(grid, best) - edge) ? i : best), 0);
}

/** For each edge of the table its column on the grid, so that a cell from x spanning n lies in columns [x] to [x + n] exclusive. */
export function columnsOn(grid: Grid, table: Table): number[] {
  return edgesOf(table).map((edge) => nearest(grid, edge));
}

export const widthBetween = (grid: Grid, from: number, to: number): number => (grid[to] ?? 0) - (grid[from] ?? 0);
