import type { Figure, FigureGroup, FigureKey } from '../../core/annexes/annex7.ts';
import { figureGroups, figures } from '../../core/annexes/annex7.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { P } from './blocks.ts';
import { head, moneyCell, numberCell } from './cells.ts';
import type { Paragraph, Run } from './paper.ts';
import { SIZE } from './paper.ts';
import type { Band, CellSpec } from './table.ts';

/** The figures of one platform or of the 合计 row, by key; what is missing prints blank. */
export type QuarterFigures = Partial<Readonly<Record<FigureKey, string | number | null>>>;
type Columns = Readonly<Record<FigureKey, Figure>>;

const HEAD_SIZE = 9;
const FIGURE_SIZE = 9;

/** Millimetres of all figures' columns: 199, which leaves 58 for the heads of the rows. */
export const FIGURES_WIDTH = Object.values(figures).reduce((sum, { mm }) => sum + mm, 0);

const entries = (columns: Columns): [FigureKey, Figure][] => keysOf(columns).map((key) => [key, columns[key]]);
const widthOf = (some: readonly [FigureKey, Figure][]): number => some.reduce((sum, [, { mm }]) => sum + mm, 0);
const ofGroup = (columns: Columns, group: FigureGroup): [FigureKey, Figure][] => entries(columns).filter(([, one]) => one.group === group);

/** 服务总收入(万元); counts of events carry no unit on the form. */
const headText = (figure: Figure): string => (figure.unit && figure.unit !== '次' ? `${figure.label}(${figure.unit})` : figure.label);

const small = (text: string, width: number, more: CellSpec = {}): CellSpec => head(text, width, { size: HEAD_SIZE, ...more });

/** The second line of heads: a figure takes two rows, 开展服务活动情况 lies over its three. */
function secondLine(columns: Columns): CellSpec[] {
  return entries(columns).flatMap(([, one], i, all): CellSpec[] => {
    if (!one.over) return [small(headText(one), one.mm, { rows: 2 })];
    if (all[i - 1]?.[1].over === one.over) return [];
    return [small(one.over, widthOf(all.filter(([, other]) => other.over === one.over)))];
  });
}

/** Under 开展服务活动情况: the words stand one character under the other, as on the form. */
const thirdLine = (columns: Columns): CellSpec[] =>
  entries(columns)
    .filter(([, one]) => one.over)
    .map(([, one]) => small(one.label, one.mm, { direction: 'stacked' }));

/** The three lines of heads; `first` are the heads of the rows (序号, 平台单位名称 …), which take all three. */
export const quarterHeads = (first: readonly { text: string; width: number; stacked?: true }[], columns: Columns): Band[] => [
  {
    height: 8,
    cells: [
      ...first.map((one) => small(one.text, one.width, { rows: 3, direction: one.stacked ? 'stacked' : 'flat' })),
      ...figureGroups.map((group) => small(group, widthOf(ofGroup(columns, group)))),
    ],
  },
  { height: 12, cells: secondLine(columns) },
  { height: 24, cells: thirdLine(columns) },
];

/** One platform's figures in paper order: money with two decimals, counts whole. */
export const figureCells = (figures: QuarterFigures, columns: Columns): CellSpec[] =>
  entries(columns).map(([key, one]) => {
    const value = figures[key] ?? null;
    const cell = one.type === 'money' ? moneyCell : numberCell;
    return cell(value, one.mm, { size: FIGURE_SIZE });
  });

/** 填报人： ____ 填报时间： ____ , each value on its underline. */
export const signatureLine = (items: readonly { label: string; value: string; width: number }[]): Paragraph =>
  P(
    items.flatMap((one, i): Run[] => [{ text: `${i === 0 ? '' : '　　'}${one.label}：` }, { text: one.value || ' ', blank: one.width }]),
    { size: SIZE.smallFourth, pitch: 24 },
  );
