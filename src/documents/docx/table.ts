import {
  BorderStyle,
  HeightRule,
  type ITableCellBorders,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cellText } from '../layout/measure.ts';
import type { Blanks, Cell, Direction, Lines, Table as PaperTable, Row, VAlign } from '../layout/paper.ts';
import { shrunk, twips } from './measures.ts';
import { type Look, paragraph, picture } from './paragraph.ts';

const DOWN = { top: VerticalAlign.TOP, middle: VerticalAlign.CENTER, bottom: VerticalAlign.BOTTOM } as const satisfies Record<
  VAlign,
  string
>;
/** 竖排 leaves Chinese characters upright, one under the other; turned text is read from below. */
const TURNED: Readonly<Record<Exclude<Direction, 'flat'>, (typeof TextDirection)[keyof typeof TextDirection]>> = {
  stacked: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
  rotated: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT,
};

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const RULES: ITableCellBorders = { top: RULE, bottom: RULE, left: RULE, right: RULE };
const NO_RULES: ITableCellBorders = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const BARE = { ...NO_RULES, insideHorizontal: NONE, insideVertical: NONE };

/** Line pitch of table text in ems, and the cell's inner margin in millimetres, as the PDF has them. */
const PITCH = 1.25;
const INSET = twips(1);

const sum = (lengths: readonly number[]): number => lengths.reduce((total, one) => total + one, 0);
const width = (millimetres: number) => ({ size: twips(millimetres), type: WidthType.DXA });

function cellLines(cell: Cell): readonly Lines[] {
  return cell.direction === 'flat' ? cell.lines : [{ runs: [{ text: cellText(cell) }] }];
}

function tableCell(cell: Cell, table: PaperTable): TableCell {
  const look: Look = {
    role: cell.role,
    size: cell.size,
    pitch: cell.size * PITCH,
    align: cell.direction === 'flat' ? cell.align : 'center',
  };
  const text = cellLines(cell).map((lines) => paragraph(lines, look));
  return new TableCell({
    columnSpan: cell.span,
    rowSpan: cell.rows,
    width: width(sum(table.columns.slice(cell.x, cell.x + cell.span))),
    verticalAlign: DOWN[cell.valign],
    borders: table.ruled ? RULES : NO_RULES,
    ...(cell.direction === 'flat' ? {} : { textDirection: TURNED[cell.direction] }),
    children: cell.image ? [picture(cell.image, cell.align), ...text] : text,
  });
}

const tableRow = (row: Row, index: number, table: PaperTable): TableRow =>
  new TableRow({
    tableHeader: index < table.head,
    cantSplit: row.whole,
    height: { value: twips(row.height), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) => tableCell(cell, table)),
  });

/** A table of exact columns and least heights, its head repeated on every page. */
export const tableOf = (table: PaperTable): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: width(sum(table.columns)),
    columnWidths: table.columns.map(twips),
    margins: { top: INSET, right: INSET, bottom: INSET, left: INSET, marginUnitType: WidthType.DXA },
    ...(table.ruled ? {} : { borders: BARE }),
    rows: table.rows.map((row, i) => tableRow(row, i, table)),
  });

/** Labels with their values on underlines, a value too long in smaller type and, where that is not enough, on more lines. */
export function blanksOf(blanks: Blanks): Table {
  const face = { role: blanks.role };
  const cell = (text: string, of: { width: number; value: boolean }): TableCell => {
    const size = of.value ? shrunk(text, blanks.size, of.width - 1) : blanks.size;
    return new TableCell({
      width: width(of.width),
      verticalAlign: VerticalAlign.BOTTOM,
      borders: of.value ? { ...NO_RULES, bottom: { ...RULE, size: 5 } } : NO_RULES,
      children: [paragraph({ runs: [{ text }] }, { ...face, size, pitch: size * PITCH, align: of.value ? 'center' : 'left' })],
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: width(blanks.labelWidth + blanks.width),
    columnWidths: [twips(blanks.labelWidth), twips(blanks.width)],
    indent: width(blanks.left),
    margins: { top: 0, right: 0, bottom: INSET, left: 0, marginUnitType: WidthType.DXA },
    borders: BARE,
    rows: blanks.rows.map(
      (row) =>
        new TableRow({
          height: { value: twips(blanks.height), rule: HeightRule.ATLEAST },
          children: [cell(row.label, { width: blanks.labelWidth, value: false }), cell(row.value, { width: blanks.width, value: true })],
        }),
    ),
  });
}
