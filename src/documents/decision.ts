import type { Scheme } from '../core/scheme/scheme.ts';
import { GAP, kept, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import { type Block, type FormDoc, SIZE } from './layout/paper.ts';
import { type OfMeasure, official, titledIn } from './titled.ts';

export type DecisionData = OfMeasure & {
  /** 不予推荐 by the recommender (第八条（二）); 不予受理, 不列入拟认定名单 by the authority (第八条（四）). */
  kind: '不予推荐' | '不予受理' | '不列入拟认定名单';
  number: string;
  year: number;
  applicant: string;
  /** Who decided. */
  authority: string;
  article: string;
  /** Every reason with its article and what that article says. */
  reasons: readonly { article: string; text: string; says: string | null }[];
  /** The working days of 复核 by the round's edition; null where it gives no such right. */
  reconsideration: Scheme['reconsideration'];
  /** 2026-04-29 */
  decidedOn: string;
  /** Its own number, whom to ask, where to check it; null for what was decided before letters had them. */
  letter: { number: string; code: string; checkUrl: string; contact: { office: string; phone: string } | null } | null;
};

const body = (text: string, withNext = false): Block => P(text, { indent: 2, withNext });
const quoted = (text: string): Block => P(text, { role: 'kai', size: SIZE.fourth, indent: 2, align: 'justify' });

/** How it can be questioned: by 复核 within the term of the edition; where that gives none, what is open to everybody is said, and that nothing is cut off. */
function asking(data: DecisionData, { contact }: NonNullable<DecisionData['letter']>): Block[] {
  const { kind, authority } = data;
  const { issuer } = titledIn(data);
  const whom = contact ? `${authority}${contact.office}查询（电话${contact.phone}）` : `${authority}查询`;
  const above =
    kind === '不予推荐' && authority !== issuer ? `，也可以书面向${issuer.replace(official.issuer, '省工业和信息化厅')}反映` : '';
  const { reconsideration: days } = data;
  if (days !== null)
    return [
      body(
        `不服本决定的，可以自收到本通知之日起${days.workdays}个工作日内，在系统的本申报页面申请复核并写明理由。打开通知之日为收到之日；没有打开的，自决定之日起满${days.reachedAfter}个工作日视为收到。复核由${authority}没有经手本决定的人办理，自申请之日起${days.answerWorkdays}个工作日内决定并答复理由。有疑问的，请向${whom}${above}。`,
        true,
      ),
    ];
  return [
    body(
      `对本决定有疑问或者异议的，请向${whom}，或者书面提出并附证据材料，写明单位名称、联系人和联系电话，加盖公章${above}。认定管理办法没有规定复核的期限和程序，提出异议不受本通知限制。`,
      true,
    ),
  ];
}

/** 不予推荐（受理）通知: each reason with the article that it rests on and its words, so that the applicant can check it against the measure. */
export function decision(data: DecisionData): FormDoc {
  const name = `${data.kind}通知`;
  const { letter } = data;
  const meta = {
    ...{
      title: `${name} ${letter?.number ?? data.number}`,
      author: data.authority,
      subject: name,
      date: data.decidedOn,
      platform: titledIn(data).platform,
    },
    mark: letter ? `${letter.number}　校验码 ${letter.code}` : data.number,
    checkUrl: letter?.checkUrl,
  };
  return formDoc(meta, [
    pages([
      title(`${titledIn(data).platform}申报`, 18),
      title(name),
      ...(letter ? [P(letter.number, { align: 'center' })] : []),
      GAP(8),
      P(`${data.applicant}：`),
      body(`贵单位${data.year}年度${titledIn(data).platform}申报（编号${data.number}）收悉。经审核，决定${data.kind}，理由如下：`),
      ...data.reasons.flatMap(({ article, text, says }, i) => [
        body(`${data.reasons.length > 1 ? `${i + 1}. ` : ''}${text.replace(/[。；]$/, '')}（${article}）。`),
        ...(says ? [quoted(`${article}：${says}`)] : []),
      ]),
      body(`依据《${titledIn(data).measure}》${data.article}，特此通知。`, letter === null),
      ...(letter ? asking(data, letter) : []),
      GAP(16),
      P(letter ? kept(data.authority, '（印章）') : data.authority, { align: 'right', withNext: true }),
      P(dateOrBlank(data.decidedOn), { align: 'right' }),
    ]),
  ]);
}
