import { GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import type { FormDoc } from './layout/paper.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type CallData = OfMeasure & {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly text: string;
  /** 2026-03-01 */
  readonly issuedOn: string;
};

const addressed = (text: string): boolean => text.endsWith('：');

/** A year's call (申报工作通知) as the office issues it: number, addressee, text, office and date. */
export function call(data: CallData): FormDoc {
  const meta = { title: data.title, author: data.issuer, subject: '申报工作通知', date: data.issuedOn, platform: titledIn(data).platform };
  const paragraphs = data.text.split(/\n+/).filter((line) => line.trim() !== '');
  return formDoc(meta, [
    pages([
      title(data.title),
      ...(data.number === null ? [] : [P(data.number, { align: 'center' })]),
      GAP(8),
      ...paragraphs.map((line, i) => P(line.trim(), i === 0 && addressed(line.trim()) ? {} : { indent: 2 })),
      GAP(16),
      P(data.issuer, { align: 'right', withNext: true }),
      P(dateOrBlank(data.issuedOn), { align: 'right' }),
    ]),
  ]);
}
