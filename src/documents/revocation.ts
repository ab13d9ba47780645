import { chineseDay } from '../core/calendar/day.ts';
import { type Based, basisText } from '../core/recognition/violation.ts';
import { GAP, kept, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import type { Block, FormDoc } from './layout/paper.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type RevocationData = OfMeasure & {
  readonly number: string;
  readonly platform: string;
  readonly certificateNumber: string;
  readonly issuer: string;
  readonly article: string;
  readonly violation: Based;
  /** 2026-11-06 */
  readonly on: string;
};
export type RevocationDecision = RevocationData & { readonly facts: string; readonly statement: string | null; readonly decision: string };

const body = (text: string, withNext = false): Block => P(text, { indent: 2, withNext });
const each = (text: string): Block[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => body(line.trim()));

function paper(data: RevocationData, { name, blocks }: { name: string; blocks: readonly Block[] }): FormDoc {
  const { platform: titleOf } = titledIn(data);
  const meta = { title: `${name} ${data.number}`, author: data.issuer, subject: name, date: data.on, platform: titleOf };
  return formDoc(meta, [
    pages([
      title(name),
      P(data.number, { align: 'center' }),
      GAP(8),
      ...blocks,
      GAP(16),
      P(kept(data.issuer, '（印章）'), { align: 'right', withNext: true }),
      P(dateOrBlank(data.on), { align: 'right' }),
    ]),
  ]);
}

/** 撤销决定书 (第十二条): what was found, what was said to it, what is decided and on what. */
export function revocationDecision(data: RevocationDecision): FormDoc {
  const { platform, measure } = titledIn(data);
  return paper(data, {
    name: `关于撤销${platform}称号的决定`,
    blocks: [
      P(`${data.platform}：`),
      body('经查明：'),
      ...each(data.facts),
      body(`上述事实，依据：${basisText(data.violation)}。`),
      ...(data.statement === null ? [body('贵单位在规定的期限内没有陈述、申辩。')] : [body('贵单位陈述、申辩：'), ...each(data.statement)]),
      ...each(data.decision),
      body(
        `依据《${measure}》${data.article}，自${chineseDay(data.on)}起撤销贵单位${platform}称号，证书（编号${data.certificateNumber}）同时失效。`,
        true,
      ),
    ],
  });
}

/** 撤销公告 (第十二条): which title ended, when and on what; nothing of the case besides. */
export function revocationAnnouncement(data: RevocationData): FormDoc {
  const { platform, measure } = titledIn(data);
  return paper(data, { name: `${platform}撤销公告`, blocks: [body(announced(data, { platform, measure }), true)] });
}

/** The one sentence of it, on paper and on the page. */
export const announced = (data: Omit<RevocationData, 'titled'>, { platform, measure }: { platform: string; measure: string }): string =>
  `经查证属实，${data.platform}（证书编号${data.certificateNumber}）在有效期内有违法违规行为（${basisText(data.violation)}）。依据《${measure}》${data.article}，自${chineseDay(data.on)}起撤销其${platform}称号，证书同时失效。`;
