import { chineseDay, type Day } from '../calendar/day.ts';
import { type Dated, missingYearMessage } from '../calendar/workday.ts';
import { type ReconsiderationTerm, termRuns } from '../deadlines/reconsideration.ts';
import { ownHand } from '../workflow/hands.ts';
import { dossierProcedure } from '../workflow/steps.ts';
import type { Case, Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type ReconsiderationState = 'asked' | 'granted' | 'kept';
export type ReconsiderationFacts = {
  /** null: nobody has asked for it yet. */
  readonly state: ReconsiderationState | null;
  /** The office that decided: it reconsiders, by another person. */
  readonly deciderId: string;
  /** Until when it may be asked for; null where the round's edition gives no term. */
  readonly term: Dated<ReconsiderationTerm> | null;
  /** Everybody whose hand is in what was decided. */
  readonly hands: readonly string[];
};
/** `granted`: the decision is set aside. */
export type ReconsiderationBrought = { readonly granted: boolean };

/** What is asked to be decided anew, and what follows where that is granted. */
export const reconsidered = {
  decline: { kind: '不予推荐', resumes: 'resumeReview', follows: '申报回到“待初审”，由推荐部门重新初审' },
  reject: { kind: '不予受理', resumes: 'resumeAdmission', follows: '申报回到“已推荐”，由认定部门重新办理受理' },
  passOver: { kind: '不列入拟认定名单', resumes: 'resumeRanking', follows: '申报回到“已评审”，列入补充名单的拟定，由两人办理，另行公示' },
} as const;
export type Reconsidered = keyof typeof reconsidered;

/** One that waits for its decision, with all that its line says. */
export type WaitingReconsideration = {
  readonly id: string;
  readonly state: ReconsiderationState;
  readonly step: Reconsidered;
  readonly dossierId: string;
  readonly number: string;
  readonly dossierNumber: string | null;
  readonly deciderId: string;
  readonly applicant: string;
  readonly askedOn: Day;
  readonly dueOn: Day | null;
  readonly hands: readonly string[];
};

const ofDecider = {
  who: '作出原决定的部门',
  is: ({ actor, facts }: Case<ReconsiderationFacts>) => actor.organisationId === facts.deciderId,
};

const withinTerm: Need<ReconsiderationFacts> = ({ facts: { term }, today }) => {
  if (term === null) return '本年度所用的办法版本没有规定复核的期限，请按通知上的部门和电话查询';
  if (termRuns(term, today)) return null;
  if (!term.ok) return missingYearMessage(term.missingYear);
  const { reachedOn, until } = term.value;
  return `申请复核的期限已于${chineseDay(until)}24时届满（通知${chineseDay(reachedOn)}收到），请按通知上的部门和电话查询`;
};

const decidedByAnother: Need<ReconsiderationFacts> = ({ facts: { hands }, actor }) =>
  ownHand(actor, hands, { what: '原决定有您经手', instead: '须由没有经手的另一位分管领导复核；本部门没有的，请系统管理员增加账号' });

const { article } = dossierProcedure.steps.withdraw;

export const reconsiderationSteps = {
  ask: {
    label: '申请复核',
    article,
    by: 'applicantOf',
    role: 'clerk',
    from: [null],
    to: 'asked',
    needs: [withinTerm],
    brings: {
      grounds: { kind: 'text', label: '复核的理由', hint: '逐条对应通知上的理由，写明依据的材料在申报中的位置', least: 10, most: 4000 },
    },
  },
  decide: {
    label: '作出复核决定',
    article,
    by: ofDecider,
    role: 'leader',
    from: ['asked'],
    to: { oneOf: ['granted', 'kept'], which: ({ granted }) => (granted ? 'granted' : 'kept') },
    notBy: decidedByAnother,
    brings: {
      granted: { kind: 'yesNo', label: '复核结论', yes: '撤销原决定', no: '维持原决定', missing: '请选择撤销还是维持原决定' },
      outcome: { kind: 'text', label: '复核的理由', hint: '逐条答复申请中的理由；申报单位看得到', least: 10, most: 4000 },
    },
    grave: true,
    waits: [
      {
        kind: 'decideReconsideration',
        otherwise: '没有复核决定，申报停在原决定',
        by: 'authorityOf',
        action: '复核',
        notBy: ({ hands }) => hands,
        due: ({ dueOn }) => ({ dueOn }),
        why: ({ askedOn, step }) => `${chineseDay(askedOn)}对${reconsidered[step].kind}申请复核，待没有经手的领导决定`,
      },
      {
        // Whoever may decide has it among the own work instead.
        kind: 'reconsiderationWithLeader',
        side: 'elsewhere',
        by: 'authorityOf',
        role: 'staff',
        action: '查看',
        notBy: ({ hands }) => hands,
        due: ({ dueOn }) => ({ dueOn }),
        why: ({ step }) => `对${reconsidered[step].kind}申请复核，等没有经手的另一位分管领导决定`,
        says: ({ askedOn }) => ({ who: '分管领导', sinceOn: askedOn }),
      },
    ],
  },
} as const satisfies Record<string, Step<ReconsiderationFacts, ReconsiderationState, ReconsiderationBrought, WaitingReconsideration>>;
export type ReconsiderationSteps = typeof reconsiderationSteps;

const inbox: InboxOf<WaitingReconsideration> = {
  parties: ({ deciderId }) => [{ organisationId: deciderId }],
  said: ({ number, dossierNumber, dossierId, applicant }) => ({
    title: `复核 ${number}`,
    organisation: applicant,
    number: dossierNumber,
    link: `/app/dossiers/${dossierId}`,
    state: { label: '待复核决定', tone: 'amber' },
  }),
};

/** 复核（第四条 公开、公平、公正）：不予推荐、不予受理、不列入名单的，申报单位在期限内申请；由作出决定的部门没有经手的分管领导决定并写明理由。 */
export const reconsiderationProcedure: Procedure<
  ReconsiderationFacts,
  ReconsiderationState,
  ReconsiderationBrought,
  keyof ReconsiderationSteps,
  WaitingReconsideration
> = {
  label: '复核',
  article,
  noun: '复核',
  subject: 'Reconsideration',
  states: { asked: { label: '待复核决定' }, granted: { label: '撤销原决定' }, kept: { label: '维持原决定' } },
  first: 'asked',
  steps: reconsiderationSteps,
  inbox,
};
