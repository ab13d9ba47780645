import type { Context } from '../acts/context.ts';
import { submitted } from '../acts/dossier/frozen-forms.ts';
import type { Paper } from '../acts/dossier/papers.ts';
import type { RecommendationPaper } from '../acts/recommendation/paper.ts';
import { markPath, markText, type VersionMark } from '../core/annexes/version-mark.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { annex1 } from '../documents/annex1.ts';
import { annex2 } from '../documents/annex2.ts';
import { annex3 } from '../documents/annex3.ts';
import { annex4 } from '../documents/annex4.ts';
import { annex5 } from '../documents/annex5.ts';
import { annex6 } from '../documents/annex6.ts';
import type { FormDoc } from '../documents/layout/paper.ts';
import { receipt } from '../documents/receipt.ts';
import { materialsInOrder } from './materials-in-order.ts';

/** What printing needs besides the data: the business day, and where a code leads. */
export type Printing = { readonly today: string; readonly publicUrl: string };

export type AnnexNumber = 2 | 3 | 4 | 5 | 6;

/** Annex 2 to 6 of a dossier: dated by its submission, else by today; marked with its version so that a scan can be told apart. */
export function dossierAnnex(annex: AnnexNumber, paper: Paper, { today, publicUrl }: Printing): FormDoc {
  const { applicant, content, derived, dossier } = paper;
  const unsubmitted = dossier.number === null ? '草稿，未提交' : `${dossier.number}　补正稿，未提交`;
  const data = { applicant, content, derived, filledOn: dossier.submittedOn ?? today, ...marked(paper.mark, publicUrl, unsubmitted) };
  return { 2: annex2, 3: annex3, 4: annex4, 5: annex5, 6: annex6 }[annex](data);
}

const marked = (mark: VersionMark | null, publicUrl: string, otherwise: string) =>
  mark === null ? { versionMark: otherwise } : { versionMark: markText(mark), checkUrl: publicUrl.replace(/\/$/, '') + markPath(mark) };

/** The receipt of the last submission: number, time, hash, and each material that was submitted with its hash. */
export function receiptPaper({ dossier, applicant, recommender, last }: Paper, ctx: Context): FormDoc {
  const form = last ? submitted(ctx, last) : null;
  return receipt({
    number: dossier.number ?? '尚未提交',
    applicant,
    recommender,
    submittedAt: dossier.submittedAt ?? '',
    contentHash: dossier.contentHash ?? '',
    hashName: 'SHA-256',
    explanations: form?.explanations?.length ?? 0,
    reasons: form?.reasons ? form.reasons.length : null,
    materials: materialsInOrder(form?.materials ?? []).map(({ material: { name, hash }, item }) => ({ label: item, fileName: name, hash })),
  });
}

/** Annex 1 as far as it is filled: the sample in the draw's order, what could not be reached with its reason. */
export function annex1Of(paper: RecommendationPaper, publicUrl: string): FormDoc {
  const { applicant, recommender, recommendation, sample, lowReason, panelOpinion, experts } = paper;
  const signedOn = recommendation?.signedAt ? dayOf(recommendation.signedAt) : '';
  return annex1({
    applicant,
    recommender,
    filledOn: signedOn,
    panelOpinion,
    experts,
    sample: sample.map((row) => ({
      enterprise: row.enterprise,
      method: row.method,
      interviewee: row.interviewee ?? '',
      position: row.intervieweePosition ?? '',
      mobile: row.mobile ?? '',
      service: row.denied ? ['称没有接受过该平台服务', row.service].filter(Boolean).join('；') : (row.service ?? ''),
      satisfied: row.satisfied,
      ...(row.state === 'replaced' ? { disposition: `${row.replacedReason ?? ''}，按顺序递补` } : {}),
    })),
    influence: recommendation?.influence ?? '',
    demonstration: recommendation?.demonstration ?? '',
    opinion: recommendation?.opinion ?? '',
    lowReason,
    signedOn,
    ...marked(paper.mark, publicUrl, '草稿'),
  });
}
