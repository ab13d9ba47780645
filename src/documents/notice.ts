import { functionsOf } from '../core/scheme/functions.ts';
import { GAP, P, title } from './layout/blocks.ts';
import { head, serial } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import { type FormDoc, PORTRAIT, SIZE, typeWidth } from './layout/paper.ts';
import { table } from './layout/table.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type NoticeData = OfMeasure & {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  /** As the office wrote it. */
  readonly body: string;
  /** The days and how one objects, in the words of the edition. */
  readonly period: string;
  readonly list: readonly { readonly name: string; readonly functions: readonly string[]; readonly recommender: string }[];
  /** 联系处室、电子邮箱、通信地址、监督部门: a line each. */
  readonly contact: readonly string[];
  /** 2026-07-03 */
  readonly publishedOn: string;
};

const WIDTH = typeWidth(PORTRAIT);
const WIDTHS = [14, 68, 38, WIDTH - 14 - 68 - 38] as const;

const said = (text: string) =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => P(line.trim(), { indent: 2, align: 'justify' }));

/** 拟认定名单公示 as the office issues it (第八条（四）; GB/T 9704): number, text, days, list, whom to write to, office and date; no form on it. */
export function notice(data: NoticeData): FormDoc {
  const { platform, functions } = titledIn(data);
  const meta = { title: data.title, author: data.issuer, subject: '拟认定名单公示', date: data.publishedOn, platform };
  const size = SIZE.smallFourth;
  return formDoc(meta, [
    pages([
      title(data.title),
      ...(data.number === null ? [] : [P(data.number, { align: 'center' })]),
      GAP(6),
      ...said(data.body),
      ...said(data.period),
      GAP(2),
      table(
        WIDTH,
        [
          { height: 9, cells: ['序号', '单位名称', '服务功能', '推荐部门'].map((label, i) => head(label, WIDTHS[i] ?? 0, { size })) },
          ...data.list.map((line, i) => ({
            height: 9,
            cells: [
              { ...serial(i + 1), width: WIDTHS[0], size },
              { width: WIDTHS[1], text: line.name, align: 'left' as const, size },
              { width: WIDTHS[2], text: functionsOf(line.functions, functions), align: 'left' as const, size },
              { width: WIDTHS[3], text: line.recommender, align: 'left' as const, size },
            ],
          })),
        ],
        { head: 1 },
      ),
      GAP(4),
      ...data.contact.map((line) => P(line, { indent: 2 })),
      GAP(14),
      P(data.issuer, { align: 'right', withNext: true }),
      P(dateOrBlank(data.publishedOn), { align: 'right' }),
    ]),
  ]);
}
