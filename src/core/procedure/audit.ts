import { chineseDay } from '../calendar/day.ts';
import { complaintProcedure } from './complaint.ts';
import type { Case, Need, Procedure, Step } from './step.ts';

export type AuditState = 'asked' | 'answered' | 'closed';
export type AuditFacts = {
  /** null: nothing was asked yet. */
  readonly state: AuditState | null;
  /** Who is asked. */
  readonly organisationId: string;
  readonly dueOn: string;
};

/** A question, or a fault that was found; either is answered. */
export const auditKinds = { question: '询问', finding: '发现的问题' } as const;
export type AuditKind = keyof typeof auditKinds;
/** What it is about. */
export const auditAbouts = {
  round: '年度工作',
  dossier: '申报',
  draw: '抽样测评',
  panel: '专家评审',
  notice: '公示',
  objection: '公示异议',
} as const;
export type AuditAbout = keyof typeof auditAbouts;
/** Who may be asked, by its part in the case. */
export const auditParties = { issuer: '认定部门', recommender: '推荐部门', applicant: '申报单位' } as const;
export type AuditParty = keyof typeof auditParties;
/** Whom each of them concerns. */
export const partiesAbout: Readonly<Record<AuditAbout, readonly AuditParty[]>> = {
  round: ['issuer'],
  dossier: ['issuer', 'recommender', 'applicant'],
  draw: ['recommender', 'issuer'],
  panel: ['issuer'],
  notice: ['issuer'],
  objection: ['issuer'],
};

const { article } = complaintProcedure;
const asked = {
  who: '被询问的单位',
  is: ({ actor, facts }: Case<AuditFacts>) => actor.organisationId === facts.organisationId,
};

const dueToCome: Need<AuditFacts> = ({ facts: { dueOn }, today }) =>
  dueOn >= today ? null : `答复期限${chineseDay(dueOn)}早于今天，请改为今天或以后`;

export const auditSteps = {
  ask: { label: '提出', article, by: 'supervisor', role: 'supervisor', from: [null], to: 'asked', needs: [dueToCome] },
  answer: {
    label: '答复',
    article,
    by: asked,
    role: ['officer', 'leader', 'clerk'],
    from: ['asked'],
    to: 'answered',
    brings: {
      answer: {
        kind: 'text',
        label: '答复',
        hint: '写明情况、依据和整改；不写个人信息，证明文件另行上传',
        missing: '请写明情况和依据，至少4个字',
        least: 4,
        most: 4000,
      },
    },
  },
  close: {
    label: '办结',
    article,
    by: 'supervisor',
    role: 'supervisor',
    from: ['asked', 'answered'],
    to: 'closed',
    brings: { word: { kind: 'text', label: '结论', hint: '被询问的单位看得到', missing: '请写明结论，至少2个字', least: 2, most: 2000 } },
  },
} as const satisfies Record<string, Step<AuditFacts, AuditState, object>>;
export type AuditSteps = typeof auditSteps;

/**
 * 审计监察的询问和发现的问题（第十六条）：审计监察就年度工作、申报、抽样测评、专家评审、公示和公示异议提出，写明答复期限；被询问的单位以文字和文件答复，
 * 逾期的在办结以前仍然收；审计监察写明结论后办结。审计监察不办理其他任何事项。
 */
export const auditProcedure: Procedure<AuditFacts, AuditState, object, keyof AuditSteps> = {
  label: '审计监察的询问和发现的问题',
  article,
  subject: 'Audit',
  noun: '这一件',
  states: { asked: { label: '待答复' }, answered: { label: '已答复' }, closed: { label: '已办结' } },
  first: 'asked',
  steps: auditSteps,
};
