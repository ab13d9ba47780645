import type { Context } from '../acts/context.ts';
import { submitted } from '../acts/dossier/frozen-forms.ts';
import type { Paper } from '../acts/dossier/papers.ts';
import type { RecommendationPaper } from '../acts/recommendation/paper.ts';
import { opinionHeading } from '../core/annexes/annex1.ts';
import { thawed } from '../core/annexes/freeze.ts';
import { markPath, markText, type VersionMark } from '../core/annexes/version-mark.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { unprintablePlaces } from '../core/consistency/paper.ts';
import { personalAnnexes } from '../core/disclosure/personal.ts';
import type { Described } from '../documents/forms.ts';
import type { PaperOrder, Personal } from '../documents/made/order.ts';
import { titledBy } from '../documents/titled.ts';
import type { AnnexFile } from './contract/dossier.ts';
import type { Format } from './file-answers.ts';
import { materialsInOrder } from './materials-in-order.ts';

/** What printing needs besides the data: the business day, and where a code leads. */
export type Printing = { readonly today: string; readonly publicUrl: string };

/** Whether a paper shows personal data in full: it decides what stands on it, and so which papers are the same one. */
export const personalOn = ({ full }: Pick<Paper, 'full'>): Personal => (full ? 'open' : 'masked');

/** A paper in one of its formats, as it is ordered. */
export const ordered = (paper: Described, { title, format, personal }: Pick<PaperOrder, 'title' | 'format' | 'personal'>): PaperOrder => ({
  what: 'paper',
  ...{ title, format, personal, paper },
});

export type AnnexNumber = 2 | 3 | 4 | 5 | 6;

/** Annex 2 to 6 of a dossier: dated by its submission, else by today; marked with its version so that a scan can be told apart. */
export function dossierAnnex(annex: AnnexNumber, paper: Paper, { today, publicUrl }: Printing): Described {
  const { applicant, content, derived, dossier, scheme } = paper;
  const unsubmitted =
    dossier.number === null ? '草稿，未提交' : `${dossier.number}　${dossier.state === 'returned' ? '补正稿' : '草稿'}，未提交`;
  // Only 附件5 prints how many it must list.
  const { atLeast } = scheme.thresholds.servedEnterprises;
  const by = marked(paper.mark && { ...paper.mark, annex: String(annex) }, publicUrl, unsubmitted);
  const titled = titledBy(scheme);
  const { extraFields } = scheme;
  const extra = extraFields.length === 0 ? {} : { extraFields };
  const data = { titled, applicant, content, derived, filledOn: dossier.submittedOn ?? today, atLeast, ...extra, ...by };
  return { form: `annex${annex}`, data, ...(personalAnnexes.includes(annex) ? noted(paper) : {}) };
}

/** What stands at the foot of a paper about personal data. */
const noted = ({ note }: { note: string | null }) => (note === null ? {} : { note });

/** Annex 2 to 6 by the name of its file, as it is ordered. */
export function annexOrder(file: AnnexFile, paper: Paper, printing: Printing): PaperOrder {
  const [number, format] = file.split('.') as [`${AnnexNumber}`, Format];
  const described = dossierAnnex(Number(number) as AnnexNumber, paper, printing);
  return ordered(described, { title: `附件${number}`, format, personal: personalOn(paper) });
}

const marked = (mark: VersionMark | null, publicUrl: string, otherwise: string) =>
  mark === null ? { versionMark: otherwise } : { versionMark: markText(mark), checkUrl: publicUrl.replace(/\/$/, '') + markPath(mark) };

/** The receipt of the last submission: number, time, hash, and each material that was submitted with its hash. */
export function receiptPaper({ dossier, submittedAs: applicant, recommender, scheme, last }: Paper, ctx: Context): Described {
  const form = last ? submitted(ctx, last) : null;
  const data = {
    titled: titledBy(scheme),
    number: dossier.number ?? '尚未提交',
    applicant,
    recommender,
    submittedAt: last?.submittedAt ?? dossier.submittedAt ?? '',
    contentHash: last?.contentHash ?? dossier.contentHash ?? '',
    hashName: 'SHA-256',
    explanations: form?.explanations?.length ?? 0,
    reasons: form?.reasons ? form.reasons.length : null,
    materials: materialsInOrder(scheme.materials, form?.materials ?? []).map(({ material: { name, hash }, item }) => ({
      label: item,
      fileName: name,
      hash,
    })),
    unprintable: form ? unprintablePlaces(thawed(form), scheme) : [],
  };
  return { form: 'receipt', data };
}

/** Annex 1 as it is ordered. */
export function annex1Order(format: 'pdf' | 'docx', paper: RecommendationPaper, { publicUrl }: Pick<Printing, 'publicUrl'>): PaperOrder {
  return ordered(annex1Of(paper, publicUrl), { title: '附件1', format, personal: personalOn(paper) });
}

/** Annex 1 as far as it is filled: the sample in the draw's order, what could not be reached with its reason. */
export function annex1Of(paper: RecommendationPaper, publicUrl: string): Described {
  const { applicant, recommender, recommenderKind, recommendation, sample, lowReason, panelOpinion, experts, asks, scheme } = paper;
  const titled = titledBy(scheme);
  const signedOn = recommendation?.signedAt ? dayOf(recommendation.signedAt) : '';
  const data = {
    titled: { ...titled, opinion: opinionHeading(titled.opinion, { kind: recommenderKind, name: recommender }) },
    asks,
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
  };
  return { form: 'annex1', data, ...noted(paper) };
}
