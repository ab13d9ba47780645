import { annex8Note, annex8Title, annex8 as columns } from '../core/annexes/annex8.ts';
import { annexMark, GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank, periodName } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, type Paragraph, SIZE, type Table, typeWidth } from './layout/paper.ts';
import { FIGURES_WIDTH, figureCells, type QuarterFigures, quarterHeads, signatureLine } from './layout/quarter.ts';
import { functionNames } from './layout/read.ts';
import { type Band, table } from './layout/table.ts';
import { inWords, type OfMeasure, type Titled, titledIn } from './titled.ts';

export type Annex8Row = { platform: string; functions: string | readonly string[]; figures: QuarterFigures };

export type Annex8Data = OfMeasure & {
  /** 设区市、省直管试点县、赣江新区中小企业主管部门名称 */
  authority: string;
  year: number;
  quarter: number;
  rows: readonly Annex8Row[];
  totals: QuarterFigures;
  /** Platforms that have not reported. */
  missing: readonly string[];
  leader: string;
  filledBy: string;
  /** 2026-04-18; empty prints the blank to fill in. */
  filledOn: string;
  versionMark?: string;
};

const WIDTH = typeWidth(LANDSCAPE);
const [NUMBER, FUNCTIONS] = [8, 13] as const;
const PLATFORM = WIDTH - FIGURES_WIDTH - NUMBER - FUNCTIONS;
const BLANK: Annex8Row = { platform: '', functions: '', figures: {} };

const firstHeads = [
  { text: '序号', width: NUMBER, stacked: true },
  { text: '平台单位名称', width: PLATFORM },
  { text: '服务功能', width: FUNCTIONS, stacked: true },
] as const;

const rowBand = (row: Annex8Row, number: string, called: Titled['functions']): Band => ({
  height: 12,
  cells: [
    { text: number, width: NUMBER },
    { text: row.platform, width: PLATFORM, align: 'left' },
    { text: functionNames(row.functions, called), width: FUNCTIONS },
    ...figureCells(row.figures, columns),
  ],
});

const totalBand = (totals: QuarterFigures): Band => ({
  height: 10,
  cells: [{ text: '合计', width: NUMBER + PLATFORM + FUNCTIONS, role: 'hei' }, ...figureCells(totals, columns)],
});

/** The authority at the left end, the period at the right. */
const headLine = (data: Annex8Data): Table => {
  const period = periodName(data.year, data.quarter);
  return table(
    WIDTH,
    [
      {
        height: 8,
        cells: [
          { text: `${titledIn(data).summaryOf}${data.authority}`, align: 'left', width: 207 },
          { text: period, align: 'right' },
        ],
      },
    ],
    { ruled: false, size: SIZE.smallFourth },
  );
};

/** 第十五条 wants every platform's report; the summary names whose is missing. */
const missingLine = (missing: readonly string[]): Paragraph =>
  P(missing.length === 0 ? '未报送平台：无。' : `未报送平台（${missing.length}家）：${missing.join('、')}。`, {
    size: SIZE.fifth,
    pitch: 20,
  });

/** 附件8 江西省中小企业公共服务示范平台情况季度汇总表 (第十五条): one row a platform that reported, 合计, and who has not. */
export function annex8(data: Annex8Data): FormDoc {
  const { functions } = titledIn(data);
  const rows =
    data.rows.length > 0
      ? data.rows.map((row, i) => rowBand(row, String(i + 1), functions))
      : [BLANK, BLANK, BLANK, BLANK].map((row) => rowBand(row, '', functions));
  const note: Band = { height: 8, cells: [{ text: `备注：${annex8Note}`, align: 'left' }] };
  const named = inWords(annex8Title, titledIn(data));
  const meta = { title: named, platform: titledIn(data).platform, author: data.authority, subject: '附件8', date: data.filledOn };
  return formDoc({ ...meta, mark: data.versionMark }, [
    pages(
      [
        annexMark(8),
        title(named, 20),
        headLine(data),
        table(WIDTH, [...quarterHeads(firstHeads, columns), ...rows, totalBand(data.totals), note], { head: 3, size: 9 }),
        GAP(3),
        signatureLine([
          { label: '分管领导', value: data.leader, width: 40 },
          { label: '填报人', value: data.filledBy, width: 40 },
          { label: '填报时间', value: dateOrBlank(data.filledOn), width: 50 },
        ]),
        missingLine(data.missing),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}
