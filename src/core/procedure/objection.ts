import type { Day } from '../calendar/day.ts';
import { chineseDay } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';
import { giveBack } from './two-hands.ts';
import type { InboxOf } from './waits.ts';

export type ObjectionState = 'open' | 'accepted' | 'found' | 'upheld' | 'dismissed';
export type ObjectionFacts = {
  readonly state: ObjectionState;
  /** Who verifies it, and alone may open who objected; null until it is accepted. */
  readonly handlerId: string | null;
  /** What the handler found; null until it is proposed. */
  readonly proposed: boolean | null;
  /** Everybody who had it in hand. */
  readonly hands: readonly (string | null)[];
  /** Who ranked the list or wrote its notice. */
  readonly listHands: readonly string[];
  /** Until when somebody who was asked may still answer; null where nobody is waited for. */
  readonly asksUntil: Day | null;
};
/** `upheld`: what came of it. */
export type ObjectionBrought = { readonly upheld?: boolean };

/** An objection that waits for somebody, with all that its line says. */
export type WaitingObjection = {
  readonly id: string;
  readonly state: ObjectionState;
  readonly issuerId: string;
  readonly applicant: string;
  readonly trackingNumber: string;
  readonly filedOn: Day;
  readonly handlerId: string | null;
  readonly foundBy: string | null;
};

const article = '第八条（五）';

/** An objection that nobody has ended: it bars its own case and no other. */
export const openStates = ['open', 'accepted', 'found'] as const satisfies readonly ObjectionState[];

const handlerHimself: Need<ObjectionFacts> = ({ facts: { handlerId }, actor }) =>
  handlerId === actor.accountId ? null : '这件异议由另一位经办人查证；需要由您办理的，请先接手';

const notHandlerYet: Need<ObjectionFacts> = ({ facts: { handlerId }, actor }) =>
  handlerId === actor.accountId ? '这件异议已由您经办' : null;

const answersIn: Need<ObjectionFacts> = ({ facts: { asksUntil }, today }) =>
  asksUntil === null || asksUntil < today ? null : `函询的答复期限至${chineseDay(asksUntil)}，收到答复或者期满后再提出处理意见`;

/** 两人办理: neither who verified it decides, nor who made the list that it is against. */
const decidedByAnother: Need<ObjectionFacts> = ({ facts: { hands, listHands }, actor }) =>
  ownHand(actor, hands, { what: '这件异议由您本人查证', instead: '须由另一位分管领导审定' }) ??
  ownHand(actor, listHands, { what: '被异议的名单或者公示由您本人拟定', instead: '须由另一位分管领导审定' });

export const objectionSteps = {
  accept: {
    label: '受理',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['open'],
    to: 'accepted',
    waits: [
      {
        kind: 'objection',
        otherwise: '没有办结，被异议的单位不能认定',
        action: '受理',
        why: ({ filedOn, applicant }) => `${chineseDay(filedOn)}收到对${applicant}的异议，待受理`,
      },
    ],
  },
  takeOver: {
    label: '接手经办',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['accepted'],
    to: 'same',
    needs: [notHandlerYet],
    brings: { reason: { kind: 'text', label: '接手的原因', missing: '请写明接手的原因', least: 2, most: 500 } },
  },
  propose: {
    label: '提出处理意见',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['accepted'],
    to: 'found',
    needs: [handlerHimself, answersIn],
    brings: {
      upheld: { kind: 'yesNo', label: '查证结论', yes: '成立', no: '不成立', missing: '请选择是否成立' },
      outcome: {
        kind: 'text',
        label: '查证情况、处理结果和理由',
        hint: '审定后答复提出人，并在公示上公布；不要写提出人的信息',
        missing: '请写明查证情况、处理结果和理由',
        least: 4,
        most: 4000,
      },
    },
    waits: [
      {
        kind: 'objectionVerify',
        otherwise: '没有办结，被异议的单位不能认定',
        action: '查证',
        state: { label: '异议查证中', tone: 'amber' },
        why: ({ filedOn, applicant }) => `${chineseDay(filedOn)}收到对${applicant}的异议，已受理，待查证并提出处理意见`,
      },
    ],
  },
  giveBack: { ...giveBack(article, 'found'), to: 'accepted' },
  decide: {
    label: '审定处理意见',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['found'],
    to: { oneOf: ['upheld', 'dismissed'], which: (_, { proposed }) => (proposed ? 'upheld' : 'dismissed') },
    notBy: decidedByAnother,
    grave: true,
    waits: [
      {
        kind: 'objectionDecide',
        otherwise: '没有办结，被异议的单位不能认定',
        action: '审定',
        state: { label: '异议待审定', tone: 'amber' },
        notBy: ({ handlerId, foundBy }) => [handlerId, foundBy],
        why: ({ applicant }) => `对${applicant}的异议已经查证，处理意见待审定`,
      },
    ],
  },
} as const satisfies Record<string, Step<ObjectionFacts, ObjectionState, ObjectionBrought, WaitingObjection>>;
export type ObjectionSteps = typeof objectionSteps;

const inbox: InboxOf<WaitingObjection> = {
  parties: ({ issuerId }) => [{ organisationId: issuerId }],
  said: ({ trackingNumber, applicant }) => ({
    title: `公示异议 ${trackingNumber}`,
    organisation: applicant,
    link: '/app/objections',
    state: { label: '异议未办结', tone: 'red' },
  }),
};

/**
 * 公示异议（第八条（五））：经办人受理、查证，可以函询被异议的单位和推荐部门；处理意见由另一位分管领导审定后办结，答复提出人并在公示上公布。成立的由
 * 分管领导签发不予认定，不成立的不再妨碍认定。
 */
export const objectionProcedure: Procedure<ObjectionFacts, ObjectionState, ObjectionBrought, keyof ObjectionSteps, WaitingObjection> = {
  label: '公示异议',
  article,
  subject: 'Objection',
  noun: '这件异议',
  states: {
    open: { label: '已收到，待受理' },
    accepted: { label: '已受理，正在查证' },
    found: { label: '查证完毕，待审定' },
    upheld: { label: '异议成立' },
    dismissed: { label: '异议不成立' },
  },
  first: 'open',
  steps: objectionSteps,
  inbox,
};
