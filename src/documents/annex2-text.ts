import type { Annex2Text } from '../core/annexes/annex2-said.ts';
import { type Annex2Data, annex2 } from './annex2.ts';
import type { Block, Lines, Table } from './layout/paper.ts';

/** Annex 2 as text, as it would be printed now: what a copy that was changed elsewhere is compared with. */
export function annex2Text(data: Annex2Data): Annex2Text {
  const blocks = annex2(data).sections.flatMap((section) => section.blocks);
  return { rows: blocks.flatMap((block) => (block.kind === 'table' ? rowsOf(block) : [])), outside: blocks.flatMap(lineOf).join('\n') };
}

const textOf = ({ runs }: Lines): string => runs.map(({ text, mark }) => (mark ? `${text} ` : text)).join('');

const rowsOf = ({ rows }: Table): string[][] => rows.map(({ cells }) => cells.map(({ lines }) => lines.map(textOf).join('\n')));

const lineOf = (block: Block): string[] => (block.kind === 'paragraph' ? [textOf(block)] : []);
