import { chineseDay } from '../../core/calendar/day.ts';
import { reconsidered } from '../../core/procedure/reconsideration.ts';
import type { Attempt } from '../../core/workflow/facts.ts';
import type { Party } from '../../core/workflow/steps/row.ts';
import { type StepName, stepNamed } from '../../core/workflow/steps.ts';
import type { Letter } from '../context.ts';
import type { Dossier } from './records.ts';

const addressOf = (party: Party, dossier: Dossier): Letter['to'] => {
  switch (party) {
    case 'applicant':
      return { organisationId: dossier.applicantId, role: 'clerk' };
    case 'recommender':
      return { organisationId: dossier.recommenderId, role: 'officer' };
    case 'recommenderLeader':
      return { organisationId: dossier.recommenderId, role: 'leader' };
    case 'authority':
      return { organisationId: dossier.issuerId, role: 'officer' };
    case 'authorityLeader':
      return { organisationId: dossier.issuerId, role: 'leader' };
  }
};

/** What went out against the applicant says itself how it can be questioned, by the edition of its round. */
const questioned = (step: StepName): string[] =>
  Object.hasOwn(reconsidered, step) ? ['请打开通知查看：其中写明理由、查询的部门和电话，以及怎样申请复核、提出异议。'] : [];

/** One letter a reader; keyed by dossier, version and reader, so that it goes out once. */
export function lettersOf(step: StepName, dossier: Dossier, attempt: Attempt): Letter[] {
  if (step === 'withdraw' && dossier.submittedAt === null) return [];
  const { label, article, tells } = stepNamed(step);
  const lines = [
    ...(attempt.items ?? []).map((item, i) => `${i + 1}. ${item.label}：${item.reason}（${item.article}）；要求：${item.expected}`),
    ...(attempt.reasons ?? []).map((reason, i) => `${i + 1}. ${reason.text}（${reason.article}）`),
    ...(attempt.dueOn ? [`补正期限：${chineseDay(attempt.dueOn)}24时前`] : []),
  ];
  return tells.map((party) => ({
    key: `${dossier.id}:${dossier.version}:${party}`,
    to: addressOf(party, dossier),
    subject: `${dossier.number ?? '申报'}：${label}`,
    body: [
      `依据${article}，申报 ${dossier.number ?? ''} 已“${label}”。`,
      ...lines,
      ...(party === 'applicant' ? questioned(step) : []),
    ].join('\n'),
    link: `/app/dossiers/${dossier.id}`,
  }));
}
