import { entryAt } from '../core/list/entry-at.ts';
import { GAP, kept, P } from './layout/blocks.ts';
import { head, serial } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { chineseDate } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { functionNames } from './layout/read.ts';
import { table } from './layout/table.ts';
import { type OfMeasure, type Titled, titledIn } from './titled.ts';

export type RecommendationLine = {
  number: string;
  applicant: string;
  creditCode: string;
  kind: string;
  functions: readonly string[];
  signedOn: string;
};
export type RecommendationListData = OfMeasure & {
  recommender: string;
  issuer: string;
  year: number;
  lines: readonly RecommendationLine[];
  quota: number | null;
  filledOn: string;
};

const WIDTH = typeWidth(LANDSCAPE);
const WIDTHS = [14, 40, 82, 50, 24, WIDTH - 14 - 40 - 82 - 50 - 24] as const;
const LABELS = ['序号', '申报编号', '申报单位', '统一社会信用代码', '平台类型', '服务功能'];

/** 推荐函 to the round's issuer, and the list of all that the recommender has signed (第八条（三）). */
export function recommendationList(data: RecommendationListData): FormDoc {
  const { platform, measure, functions } = titledIn(data);
  const title = `关于推荐${data.year}年度${platform}的函`;
  const quota = data.quota === null ? '' : `推荐名额${data.quota}家，`;
  const body = `根据《${measure}》和${data.year}年度申报工作通知要求，经初审、信用代码证查验和测评，${quota}现推荐${data.lines.length}家单位申报${data.year}年度${platform}，推荐表（附件1）及申报材料随系统报送。\n请予审核。`;
  return formDoc({ title, author: data.recommender, subject: '推荐汇总名单', platform, date: data.filledOn }, [
    pages([
      P(title, { role: 'title', size: SIZE.second, align: 'center', pitch: 36 }),
      GAP(8),
      P(`${data.issuer}：`, { role: 'fang', size: SIZE.third }),
      ...body.split('\n').map((line) => P(line, { indent: 2, align: 'justify' })),
      GAP(6),
      P(`附：推荐汇总名单（${data.lines.length}家）`, { role: 'fang', size: SIZE.third, withNext: true }),
      GAP(24),
      P(kept(data.recommender, '（盖章）'), { role: 'fang', size: SIZE.third, align: 'right', withNext: true }),
      P(data.filledOn === '' ? '年　　月　　日' : chineseDate(data.filledOn), { role: 'fang', size: SIZE.third, align: 'right' }),
    ]),
    pages(
      [
        P('推荐汇总名单', { role: 'title', size: SIZE.second, align: 'center', pitch: 34 }),
        P(`推荐部门（盖章）：${data.recommender}`, { role: 'fang', size: 12, pitch: 24 }),
        table(
          WIDTH,
          [
            { height: 10, cells: LABELS.map((label, i) => head(label, entryAt(WIDTHS, i))) },
            ...data.lines.map((line, i) => ({ height: 9, cells: cellsOf(line, i, functions) })),
          ],
          { head: 1 },
        ),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}

const cellsOf = (line: RecommendationLine, i: number, called: Titled['functions']) => [
  { ...serial(i + 1), width: WIDTHS[0] },
  { width: WIDTHS[1], text: line.number },
  { width: WIDTHS[2], text: line.applicant, align: 'left' as const },
  { width: WIDTHS[3], text: line.creditCode },
  { width: WIDTHS[4], text: line.kind },
  { width: WIDTHS[5], text: functionNames(line.functions, called), align: 'left' as const },
];
