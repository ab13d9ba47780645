import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Table } from './paper.ts';
import { type Band, table } from './table.ts';

/** How often each place of the grid is covered by a cell. */
function cover({ columns, rows }: Table): number[][] {
  const counts = rows.map(() => columns.map(() => 0));
  rows.forEach((row, r) => {
    for (const cell of row.cells) {
      for (let y = r; y < r + cell.rows; y++) for (let x = cell.x; x < cell.x + cell.span; x++) counts[y]![x]!++;
    }
  });
  return counts;
}

test('widths become a common grid, spans follow', () => {
  const one = table(100, [
    { height: 8, cells: [{ text: 'a' }] },
    { height: 8, cells: [{ width: 30, text: 'b' }, { text: 'c' }] },
    { height: 8, cells: [{ width: 60, text: 'd' }, { text: 'e' }] },
  ]);
  assert.deepEqual(one.columns, [30, 30, 40]);
  const [first, second, third] = one.rows.map((row) => row.cells.map((cell) => [cell.x, cell.span]));
  assert.deepEqual(
    [first, second, third],
    [
      [[0, 3]],
      [
        [0, 1],
        [1, 2],
      ],
      [
        [0, 2],
        [2, 1],
      ],
    ],
  );
});

test('a tall cell pushes the later ones to the right', () => {
  const one = table(60, [
    { height: 8, cells: [{ width: 20, rows: 2, text: 'tall' }, { width: 20 }, { width: 20, rows: 3 }] },
    { height: 8, cells: [{ text: 'pushed' }] },
    { height: 8, cells: [{ width: 15 }, { text: 'rest' }] },
  ]);
  assert.deepEqual(one.columns, [15, 5, 20, 20]);
  const pushed = one.rows[1]!.cells[0]!;
  assert.deepEqual([pushed.x, pushed.span], [2, 1]);
  const rest = one.rows[2]!.cells[1]!;
  assert.deepEqual([rest.x, rest.span], [1, 2]);
});

test('edges within 0.05 mm are one edge', () => {
  const one = table(90, [
    { height: 8, cells: [{ width: 30.02 }, {}] },
    { height: 8, cells: [{ width: 30 }, {}] },
  ]);
  assert.equal(one.columns.length, 2);
});

test('holes, overlaps and overhangs are refused', () => {
  assert.throws(() => table(100, [{ height: 8, cells: [{ width: 60 }] }]), /nothing from 60 mm to 100 mm/);
  assert.throws(() => table(100, [{ height: 8, cells: [{ width: 101 }] }]), /only 100 mm are free/);
  const under: Band[] = [
    { height: 8, cells: [{ width: 50 }, { width: 50, rows: 2 }] },
    { height: 8, cells: [{ width: 60 }] },
  ];
  assert.throws(() => table(100, under), /only 50 mm are free/);
  assert.throws(() => table(100, [{ height: 8, cells: [{ rows: 2 }] }]), /the table ends/);
});

/** Any table cut out of a regular lattice: rectangles placed row by row where the lattice is free. */
const lattice = fc.record({
  columns: fc.integer({ min: 1, max: 8 }),
  rows: fc.integer({ min: 1, max: 8 }),
  sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), { minLength: 64, maxLength: 64 }),
});

function bandsOf(columns: number, rows: number, sizes: readonly (readonly [number, number])[]): Band[] {
  const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
  let next = 0;
  return taken.map((line, r) => {
    const cells = [];
    for (let c = 0; c < columns; c++) {
      if (line[c]) continue;
      const [wide, tall] = sizes[next++ % sizes.length]!;
      let span = 1;
      while (span < wide && c + span < columns && !line[c + span]) span++;
      const height = Math.min(tall, rows - r);
      for (let y = r; y < r + height; y++) for (let x = c; x < c + span; x++) taken[y]![x] = true;
      cells.push({ width: (span * 156) / columns, rows: height });
    }
    return { height: 8, cells };
  });
}

test('cells tile the grid: every place covered exactly once, widths add up', () => {
  fc.assert(
    fc.property(lattice, ({ columns, rows, sizes }) => {
      const one = table(156, bandsOf(columns, rows, sizes));
      assert.ok(cover(one).every((line) => line.every((count) => count === 1)));
      assert.ok(Math.abs(one.columns.reduce((sum, width) => sum + width, 0) - 156) < 0.06);
    }),
  );
});
