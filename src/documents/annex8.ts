import { annex8Note, annex8Title, annex8 as columns } from '../core/annexes/annex8.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { entryAt } from '../core/list/entry-at.ts';
import type { ToldByHand } from '../core/reporting/table.ts';
import { annexMark, GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank, periodName } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, type Paragraph, type Section, SIZE, type Table, typeWidth } from './layout/paper.ts';
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
  /** Platforms that have not reported; `asOf`: by which day. */
  missing: readonly string[];
  asOf?: string | null;
  /** Signed again: the how-manieth amendment, why, and what it changes. */
  amendment?: { no: number; reason: string | null; changes: readonly string[] } | null;
  byHand?: readonly ToldByHand[];
  /** Who reported though its title had ended: outside 合计. */
  outside?: readonly string[];
  /** Not signed yet: says so under the title. */
  draft?: boolean;
  /** A line each authority, as the issuer puts their tables together; a line each platform where it is left out. */
  of?: 'authorities';
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

const firstHeads = (of: Annex8Data['of']) =>
  [
    { text: '序号', width: NUMBER, stacked: true },
    { text: of ? '中小企业主管部门' : '平台单位名称', width: PLATFORM },
    { text: of ? '平台数' : '服务功能', width: FUNCTIONS, stacked: true },
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
          { text: `${period}${data.draft ? '（草稿，尚未签发）' : amendedIn(data)}`, align: 'right' },
        ],
      },
    ],
    { ruled: false, size: SIZE.smallFourth },
  );
};

/** 第十五条 wants every platform's report; the summary names whose is missing. */
const missingLine = ({ missing, asOf, of }: Annex8Data): Paragraph => {
  const who = of ? '未报送主管部门' : '未报送平台';
  const asOfWhen = asOf ? `截至${chineseDay(asOf)}，` : '';
  return small(missing.length === 0 ? `${who}：${asOfWhen}无。` : `${who}（${asOfWhen}${missing.length}家）：${missing.join('、')}。`);
};

const small = (text: string): Paragraph => P(text, { size: SIZE.fifth, pitch: 20 });

const amendedIn = ({ amendment }: Annex8Data): string => (amendment ? `（第${amendment.no}次更正）` : '');

/** Why it was signed again and what that changed, and what the authority changed by hand. */
const remarks = ({ amendment, byHand = [], outside = [] }: Annex8Data): Paragraph[] => [
  ...(outside.length > 0 ? [small(`已报送、称号在季度结束前终止，不计入合计：${outside.join('、')}。`)] : []),
  ...(amendment
    ? [small(`第${amendment.no}次更正理由：${amendment.reason ?? ''}`), small(`更正内容：${amendment.changes.join('；') || '数据不变'}。`)]
    : []),
  ...byHand.map(({ platform, label, from, to, reason }) => small(`手工更改：${platform}${label}由${from}改为${to}，理由：${reason}`)),
];

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
  return formDoc({ ...meta, mark: data.versionMark }, [section(data, named, [...rows, totalBand(data.totals), note])]);
}

function section(data: Annex8Data, named: string, rows: readonly Band[]): Section {
  const blocks = [
    annexMark(8),
    title(named, 20),
    headLine(data),
    table(WIDTH, [...quarterHeads(firstHeads(data.of), columns), ...rows], { head: 3, size: 9 }),
    GAP(3),
    signatureLine([
      { label: '分管领导', value: data.leader, width: 40 },
      { label: '填报人', value: data.filledBy, width: 40 },
      { label: '填报时间', value: dateOrBlank(data.filledOn), width: 50 },
    ]),
    missingLine(data),
    ...remarks(data),
  ];
  return pages(blocks, { paper: LANDSCAPE });
}

/** Several quarters of it as one workbook, a sheet each. Throws where there is none. */
export function annex8Quarters(quarters: readonly Annex8Data[]): FormDoc {
  const docs = quarters.map(annex8);
  return {
    ...entryAt(docs, 0),
    sections: docs.flatMap(({ sections }, i) => sections.map((one) => ({ ...one, name: sheetName(entryAt(quarters, i)) }))),
  };
}

const sheetName = ({ year, quarter }: Annex8Data): string => `${year}年第${quarter}季度`;
