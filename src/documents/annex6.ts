import { annex6 as declaration } from '../core/annexes/annex6.ts';
import { annexMark, coverBlanks, GAP, P, title } from './layout/blocks.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import type { FormDoc } from './layout/paper.ts';
import { inWords, type OfMeasure, titledIn } from './titled.ts';

export type Annex6Data = OfMeasure & {
  applicant: string;
  /** 2026-03-31; empty leaves the date to the hand that signs. */
  filledOn: string;
  versionMark?: string;
  /** Where the printed version can be checked. */
  checkUrl?: string;
};

/** 附件6 申报材料真实性声明函, word for word; seal and signature are put on the paper (第九条（十二）). */
export function annex6(data: Annex6Data): FormDoc {
  const [seal, signature] = declaration.signatures;
  return formDoc(
    {
      title: declaration.title,
      author: data.applicant,
      subject: '附件6',
      platform: titledIn(data).platform,
      date: data.filledOn,
      mark: data.versionMark,
      checkUrl: data.checkUrl,
    },
    [
      pages([
        annexMark(6),
        GAP(10),
        title(declaration.title),
        GAP(12),
        P(titledIn(data).addressee),
        P(inWords(declaration.text, titledIn(data)), { indent: 2, align: 'justify' }),
        GAP(32),
        coverBlanks(
          [
            { label: seal, value: data.applicant },
            { label: signature, value: '' },
          ],
          { labelWidth: 53, height: 24 },
        ),
        GAP(24),
        P(dateOrBlank(data.filledOn), { align: 'right' }),
      ]),
    ],
  );
}
