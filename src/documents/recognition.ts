import { functionsOf } from '../core/scheme/functions.ts';
import { GAP, P, title } from './layout/blocks.ts';
import { head, serial } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { chineseDate, dateOrBlank } from './layout/figures.ts';
import { type FormDoc, PORTRAIT, SIZE, typeWidth } from './layout/paper.ts';
import { table } from './layout/table.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type RecognitionData = OfMeasure & {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  /** 2026-07-20 */
  readonly recognisedOn: string;
  /** The titles run from, to; null before they are given. */
  readonly validity: { readonly from: string; readonly to: string } | null;
  readonly list: readonly {
    readonly name: string;
    readonly functions: readonly string[];
    readonly recommender: string;
    readonly certificate: string;
  }[];
};

const WIDTH = typeWidth(PORTRAIT);
const WIDTHS = [14, 58, 32, 34, WIDTH - 14 - 58 - 32 - 34] as const;
const size = SIZE.smallFourth;

/** 认定文件 as the office issues it (第八条（五）、第十一条; GB/T 9704): number, what is recognised, until when, the list with its certificate numbers. */
export function recognition(data: RecognitionData): FormDoc {
  const { platform, measure, functions } = titledIn(data);
  const meta = { title: data.title, author: data.issuer, subject: '认定文件', date: data.recognisedOn, platform };
  const says = (text: string) => P(text, { indent: 2, align: 'justify' });
  const { validity } = data;
  return formDoc(meta, [
    pages([
      title(data.title),
      P(data.number, { align: 'center' }),
      GAP(6),
      says(`根据《${measure}》，经申报、推荐、专家评审和公示，认定${data.list[0]?.name ?? ''}等${data.list.length}家单位为${platform}。`),
      ...(validity === null ? [] : [says(`有效期自${chineseDate(validity.from)}至${chineseDate(validity.to)}。`)]),
      GAP(2),
      table(
        WIDTH,
        [
          {
            height: 9,
            cells: ['序号', '单位名称', '服务功能', '推荐部门', '证书编号'].map((label, i) => head(label, WIDTHS[i] ?? 0, { size })),
          },
          ...data.list.map((line, i) => ({
            height: 9,
            cells: [
              { ...serial(i + 1), width: WIDTHS[0], size },
              { width: WIDTHS[1], text: line.name, align: 'left' as const, size },
              { width: WIDTHS[2], text: functionsOf(line.functions, functions), align: 'left' as const, size },
              { width: WIDTHS[3], text: line.recommender, align: 'left' as const, size },
              { width: WIDTHS[4], text: line.certificate, size },
            ],
          })),
        ],
        { head: 1 },
      ),
      GAP(12),
      P(data.issuer, { align: 'right', withNext: true }),
      P(dateOrBlank(data.recognisedOn), { align: 'right' }),
    ]),
  ]);
}
