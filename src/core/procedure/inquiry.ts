import { chineseDay } from '../calendar/day.ts';
import { objectionProcedure } from './objection.ts';
import type { Case, Need, Procedure, Step } from './step.ts';

export type InquiryState = 'asked' | 'answered' | 'closed';
export type InquiryFacts = {
  /** null: nothing was asked yet. */
  readonly state: InquiryState | null;
  /** Who is asked. */
  readonly organisationId: string;
  /** Who verifies the objection. */
  readonly handlerId: string | null;
  readonly dueOn: string;
};

const { article } = objectionProcedure;
const asked = {
  who: '被函询的单位',
  is: ({ actor, facts }: Case<InquiryFacts>) => actor.organisationId === facts.organisationId,
};

const handlerAsks: Need<InquiryFacts> = ({ facts: { handlerId }, actor }) =>
  handlerId === actor.accountId ? null : '函询由经办这件异议的人发出';

const dueToCome: Need<InquiryFacts> = ({ facts: { dueOn }, today }) =>
  dueOn >= today ? null : `答复期限${chineseDay(dueOn)}早于今天，请改为今天或以后`;

export const inquirySteps = {
  ask: { label: '函询', article, by: 'authorityOf', role: 'officer', from: [null], to: 'asked', needs: [handlerAsks, dueToCome] },
  answer: {
    label: '答复函询',
    article,
    by: asked,
    role: ['clerk', 'officer'],
    from: ['asked'],
    to: 'answered',
    brings: {
      answer: { kind: 'text', label: '答复', hint: '写明情况和依据', missing: '请写明情况和依据，至少4个字', least: 4, most: 4000 },
    },
  },
} as const satisfies Record<string, Step<InquiryFacts, InquiryState, object>>;
export type InquirySteps = typeof inquirySteps;

/** 函询（第八条（五））：经办人就异议涉及的事实问被异议的单位或者推荐部门，写明答复期限；对方不知道谁提出异议。逾期的答复在办结以前仍然收。 */
export const inquiryProcedure: Procedure<InquiryFacts, InquiryState, object, keyof InquirySteps> = {
  label: '函询',
  article,
  subject: 'Inquiry',
  noun: '这件函询',
  states: { asked: { label: '待答复' }, answered: { label: '已答复' }, closed: { label: '异议已办结' } },
  first: 'asked',
  fromElsewhere: { closed: '异议办结，不再等答复' },
  steps: inquirySteps,
};
