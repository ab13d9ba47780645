import type { Value } from '../../core/annexes/field.ts';
import { figure, money, numeric } from './figures.ts';
import { widestSize } from './measure.ts';
import type { Numeric } from './paper.ts';
import { textOf } from './read.ts';
import type { CellSpec } from './table.ts';

/** Type size of the forms' tables, in points. */
export const TABLE_SIZE = 10;

/** 小标题 of a form: a row of its own, in 黑体, flush left. */
export const caption = (text: string): CellSpec => ({ text, role: 'hei', align: 'left' });

/** Label and value in one cell: 邮编：330096. */
export const labelled = (label: string, value: string, width?: number): CellSpec => ({
  runs: [{ text: `${label}：` }, { text: value }],
  align: 'left',
  ...(width === undefined ? {} : { width }),
});

/** A head cell, in 黑体. */
export const head = (text: string, width?: number, more: CellSpec = {}): CellSpec => ({
  text,
  role: 'hei',
  ...(width === undefined ? {} : { width }),
  ...more,
});

/** Type size of a figure that must stay on one line: smaller where the column is too narrow, as accounts do. */
function figureSize(text: string, width: number, size: number): number {
  const fitting = widestSize(text, width);
  return fitting >= size ? size : Math.max(5, Math.floor(fitting * 4) / 4);
}

function figureCell(text: string, number: Numeric | undefined, width: number, more: CellSpec): CellSpec {
  return { text, numeric: number, width, ...more, size: figureSize(text, width, more.size ?? TABLE_SIZE) };
}

/** 万元 with two decimals; a number in a sheet. */
export const moneyCell = (value: Value, width: number, more: CellSpec = {}): CellSpec =>
  figureCell(money(textOf(value)), numeric(textOf(value), 2), width, more);

/** A count or a share with the places it has; a number in a sheet. */
export const numberCell = (value: Value, width: number, more: CellSpec = {}): CellSpec =>
  figureCell(figure(textOf(value)), numeric(textOf(value)), width, more);

/** 序号: a number without commas. */
export const serial = (number: number): CellSpec => ({
  text: String(number),
  numeric: { value: String(number), decimals: 0, plain: true },
});

/** A value in running text, or the room to write it by hand. */
export const slot = (value: string, room = 4): string => value || ' '.repeat(room * 2);
