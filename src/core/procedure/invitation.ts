import { recusalProcedure } from './recusal.ts';
import type { Case, Need, Procedure, Step } from './step.ts';

export type InvitationState = 'invited' | 'accepted' | 'left';

/** `accountId`: who is drawn; `open`: the case is still being reviewed. */
export type InvitationFacts = { readonly state: InvitationState; readonly accountId: string; readonly open: boolean };

const { article } = recusalProcedure;
const drawn = { who: '被抽取的专家本人', is: ({ actor, facts }: Case<InvitationFacts>) => actor.accountId === facts.accountId };
const underReview: Need<InvitationFacts> = ({ facts: { open } }) => (open ? null : '该申报的评审已经结束，不用再答复');
const row = { article, by: drawn, role: 'expert', from: ['invited'], needs: [underReview] } as const;

export const invitationSteps = {
  accept: { ...row, label: '没有利害关系，参加评审', to: 'accepted' },
  declareConflict: {
    ...row,
    label: '有利害关系，回避',
    to: 'left',
    act: 'declareConflict',
    brings: { reason: { kind: 'text', label: '与哪个单位有什么关系', missing: '请写明与哪个单位有什么关系', least: 2, most: 500 } },
  },
  decline: {
    ...row,
    label: '不能参加',
    to: 'left',
    brings: { reason: { kind: 'text', label: '不能参加的原因', missing: '请写明不能参加的原因', least: 2, most: 500 } },
  },
} as const satisfies Record<string, Step<InvitationFacts, InvitationState, object>>;
export type InvitationSteps = typeof invitationSteps;

/** 评审邀请（第八条（四））：抽取的专家先申明有无利害关系，再看到申报；有利害关系或者不能参加的，席位由抽取顺序的下一位递补。 */
export const invitationProcedure: Procedure<InvitationFacts, InvitationState, object, keyof InvitationSteps> = {
  label: '评审邀请',
  article,
  subject: 'Invitation',
  noun: '这件评审邀请',
  states: { invited: { label: '待答复' }, accepted: { label: '参加评审' }, left: { label: '不参加' } },
  first: 'invited',
  steps: invitationSteps,
};
