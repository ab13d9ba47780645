import { annex7Notes, annex7Title, figures } from '../core/annexes/annex7.ts';
import { annexMark, GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank, periodName } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { FIGURES_WIDTH, figureCells, type QuarterFigures, quarterHeads, signatureLine } from './layout/quarter.ts';
import { functionNames } from './layout/read.ts';
import { type Band, table } from './layout/table.ts';
import { inWords, type OfMeasure, type Titled, titledIn } from './titled.ts';

export type Annex7Row = {
  platform: string;
  /** 所属地 */
  place: string;
  /** Keys of service functions, or words such as 综合. */
  functions: string | readonly string[];
  figures: QuarterFigures;
};

export type Annex7Data = OfMeasure & {
  year: number;
  quarter: number;
  rows: readonly Annex7Row[];
  filledBy: string;
  /** 2026-04-08; empty prints the blank to fill in. */
  filledOn: string;
  versionMark?: string;
  /** Not sent in yet: says so under the title. */
  draft?: boolean;
};

const WIDTH = typeWidth(LANDSCAPE);
const [NUMBER, PLACE, FUNCTIONS] = [8, 12, 12] as const;
const PLATFORM = WIDTH - FIGURES_WIDTH - NUMBER - PLACE - FUNCTIONS;
const BLANK: Annex7Row = { platform: '', place: '', functions: '', figures: {} };

const firstHeads = [
  { text: '序号', width: NUMBER, stacked: true },
  { text: '平台单位名称', width: PLATFORM },
  { text: '所属地', width: PLACE },
  { text: '服务功能', width: FUNCTIONS, stacked: true },
] as const;

const rowBand = (row: Annex7Row, number: string, called: Titled['functions']): Band => ({
  height: 13,
  cells: [
    { text: number, width: NUMBER },
    { text: row.platform, width: PLATFORM, align: 'left' },
    { text: row.place, width: PLACE },
    { text: functionNames(row.functions, called), width: FUNCTIONS },
    ...figureCells(row.figures, figures),
  ],
});

/** 附件7 江西省中小企业公共服务示范平台情况季度调度表 (第十五条); one row a platform, three blank ones where there is none. */
export function annex7(data: Annex7Data): FormDoc {
  const { functions } = titledIn(data);
  const rows =
    data.rows.length > 0
      ? data.rows.map((row, i) => rowBand(row, String(i + 1), functions))
      : [BLANK, BLANK, BLANK].map((row) => rowBand(row, '', functions));
  const notes: Band = {
    height: 13,
    cells: [{ text: `备注：${[...annex7Notes.slice(0, 2), titledIn(data).reportedTo].join('')}`, align: 'left' }],
  };
  const named = inWords(annex7Title, titledIn(data));
  const author = data.rows[0]?.platform ?? '';
  return formDoc(
    { title: named, platform: titledIn(data).platform, author, subject: '附件7', date: data.filledOn, mark: data.versionMark },
    [
      pages(
        [
          annexMark(7),
          title(named, 20),
          P(`${periodName(data.year, data.quarter)}${data.draft ? '（草稿）' : ''}`, { size: SIZE.fourth, align: 'center', pitch: 26 }),
          table(WIDTH, [...quarterHeads(firstHeads, figures), ...rows, notes], { head: 3, size: 9 }),
          GAP(4),
          signatureLine([
            { label: '填报人', value: data.filledBy, width: 44 },
            { label: '填报时间', value: dateOrBlank(data.filledOn), width: 52 },
          ]),
        ],
        { paper: LANDSCAPE },
      ),
    ],
  );
}
