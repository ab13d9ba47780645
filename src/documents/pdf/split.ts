import type { Block, FormDoc, Row, Table } from '../layout/paper.ts';

/** Setting a table takes time that grows with the square of its rows; above LONG rows it is cut into parts of PART, each on a new page. */
const LONG = 500;
const PART = 150;

/** Row indices at which no cell hangs over, so that the table may be cut there. */
function seams(rows: readonly Row[]): boolean[] {
  let reach = 0;
  return rows.map((row, i) => {
    const free = reach <= i;
    reach = Math.max(reach, ...row.cells.map((cell) => i + cell.rows));
    return free;
  });
}

function partsOf(table: Table): Table[] {
  const head = table.rows.slice(0, table.head);
  const body = table.rows.slice(table.head);
  const free = seams(body);
  const parts: Row[][] = [[]];
  body.forEach((row, i) => {
    if ((parts.at(-1)?.length ?? 0) >= PART && free[i]) parts.push([]);
    parts.at(-1)?.push(row);
  });
  return parts.map((rows) => ({ ...table, rows: [...head, ...rows] }));
}

const cut = (block: Block): Block[] => {
  if (block.kind !== 'table' || block.rows.length <= LONG) return [block];
  return partsOf(block).flatMap((part, i): Block[] => (i === 0 ? [part] : [{ kind: 'break' }, part]));
};

/** The document with its long tables cut into parts under the same head, so that setting it takes time in proportion to its length. */
export const splitLongTables = (doc: FormDoc): FormDoc => ({
  ...doc,
  sections: doc.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap(cut) })),
});

/** Rows of all tables together. */
export const rowCount = (doc: FormDoc): number =>
  doc.sections.flatMap((section) => section.blocks).reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
