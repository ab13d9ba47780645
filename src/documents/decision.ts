import { GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import { type Block, type FormDoc, SIZE } from './layout/paper.ts';

export type DecisionData = {
  /** 不予推荐 by the recommender (第八条（二）), or 不予受理 by the authority (第八条（四）). */
  kind: '不予推荐' | '不予受理';
  number: string;
  year: number;
  applicant: string;
  /** Who decided. */
  authority: string;
  article: string;
  /** Every reason with its article and what that article says. */
  reasons: readonly { article: string; text: string; says: string | null }[];
  /** 2026-04-29 */
  decidedOn: string;
};

const body = (text: string): Block => P(text, { indent: 2 });
const quoted = (text: string): Block => P(text, { role: 'kai', size: SIZE.fourth, indent: 2, align: 'justify' });

/** 不予推荐（受理）通知: each reason with the article that it rests on and its words, so that the applicant can check it against the measure. */
export function decision(data: DecisionData): FormDoc {
  const name = `${data.kind}通知`;
  const meta = { title: `${name} ${data.number}`, author: data.authority, subject: name, date: data.decidedOn, mark: data.number };
  return formDoc(meta, [
    pages([
      title('江西省中小企业公共服务示范平台申报', 18),
      title(name),
      GAP(8),
      P(`${data.applicant}：`),
      body(`贵单位${data.year}年度江西省中小企业公共服务示范平台申报（编号${data.number}）收悉。经审核，决定${data.kind}，理由如下：`),
      ...data.reasons.flatMap(({ article, text, says }, i) => [
        body(`${data.reasons.length > 1 ? `${i + 1}. ` : ''}${text.replace(/[。；]$/, '')}（${article}）。`),
        ...(says ? [quoted(`${article}：${says}`)] : []),
      ]),
      body(`依据《江西省中小企业公共服务示范平台认定管理办法》${data.article}，特此通知。`),
      GAP(16),
      P(data.authority, { align: 'right' }),
      P(dateOrBlank(data.decidedOn), { align: 'right' }),
    ]),
  ]);
}
