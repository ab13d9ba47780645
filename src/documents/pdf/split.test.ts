import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annex5Example } from '../examples.ts';
import type { Block, Table } from '../layout/paper.ts';
import { table } from '../layout/table.ts';
import { inParts, rowCount, splitLongTables } from './split.ts';

const tables = (blocks: readonly Block[]): Table[] => blocks.filter((block): block is Table => block.kind === 'table');
const blocksOf = (served: number): readonly Block[] => splitLongTables(annex5Example(served)).sections[0]!.blocks;

test('498 enterprises and two head rows stay one table, 499 are cut', () => {
  assert.equal(tables(blocksOf(498)).length, 1);
  assert.ok(tables(blocksOf(499)).length > 1);
});

test('every part has the head, no row is lost or doubled, order stays', () => {
  const parts = tables(blocksOf(1234));
  const numbers = parts.flatMap((part) => part.rows.slice(part.head).map((row) => row.cells[0]?.lines[0]?.runs[0]?.text));
  assert.deepEqual(
    numbers,
    Array.from({ length: 1234 }, (_, i) => String(i + 1)),
  );
  assert.ok(parts.every((part) => part.head === 2 && part.rows[0]?.cells[0]?.lines[0]?.runs[0]?.text === '序号'));
  assert.equal(blocksOf(1234).filter((block) => block.kind === 'break').length, parts.length - 1);
});

test('a table is never cut where a cell hangs over', () => {
  const bands = Array.from({ length: 300 }, () => [
    { height: 8, cells: [{ width: 20, rows: 2 }, {}] },
    { height: 8, cells: [{}] },
  ]).flat();
  const doc = annex5Example(0);
  const tall = { ...doc, sections: [{ ...doc.sections[0]!, blocks: [table(100, bands)] }] };
  const parts = tables(splitLongTables(tall).sections[0]!.blocks);
  assert.ok(parts.length > 1);
  assert.ok(parts.every((part) => part.rows.length % 2 === 0));
  assert.equal(rowCount(tall), 600);
});

test('part by part it is the same paper: what stands above the list in the first part, what stands below it in the last', () => {
  const doc = annex5Example(1234);
  const parts = inParts(doc);
  const together = parts.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks));
  assert.deepEqual(
    together,
    splitLongTables(doc)
      .sections.flatMap(({ blocks }) => blocks)
      .filter(({ kind }) => kind !== 'break'),
  );
  assert.equal(parts.length, tables(together).length);
  assert.deepEqual(inParts(annex5Example(12)), [annex5Example(12)]);
});
