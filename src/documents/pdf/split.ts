import type { Block, FormDoc, Row, Section, Table } from '../layout/paper.ts';

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

/** What of a section is set in one go: all of it, or the stretches that its long tables are cut into. */
function stretches(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [[]];
  for (const block of blocks) {
    const [first, ...more] = block.kind === 'table' && block.rows.length > LONG ? partsOf(block) : [block];
    if (first) found.at(-1)?.push(first);
    for (const part of more) found.push([part]);
  }
  return found;
}

/** The document with its long tables cut into parts under the same head, so that setting it takes time in proportion to its length. */
export const splitLongTables = (doc: FormDoc): FormDoc => ({
  ...doc,
  sections: doc.sections.map((section) => ({
    ...section,
    blocks: stretches(section.blocks).flatMap((blocks, i): Block[] => (i === 0 ? blocks : [{ kind: 'break' }, ...blocks])),
  })),
});

/** The same as a document a part, whose pages are those of the whole: what is looked at page by page is set part by part. */
export function inParts(doc: FormDoc): FormDoc[] {
  const parts: Section[][] = [[]];
  for (const section of doc.sections) {
    const [first = [], ...more] = stretches(section.blocks);
    parts.at(-1)?.push({ ...section, blocks: first });
    const { code: _, ...further } = section;
    for (const blocks of more) parts.push([{ ...further, blocks }]);
  }
  return parts.map((sections) => ({ ...doc, sections }));
}

/** Rows of all tables together. */
export const rowCount = (doc: FormDoc): number =>
  doc.sections.flatMap((section) => section.blocks).reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
