import type { Day } from '../calendar/day.ts';
import { chineseDay } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Case, Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type RecusalState = 'asked' | 'declared' | 'granted' | 'refused' | 'withdrawn';

/** `accountId`: the expert whose seat it is; `signed`: with a review that is signed. */
export type RecusalFacts = {
  readonly state: RecusalState | null;
  readonly accountId: string;
  readonly askedBy: string;
  /** Who made the one-time link by which it was asked. */
  readonly heldBy: string | null;
  readonly signed: boolean;
  /** The case is still being reviewed. */
  readonly open: boolean;
};

/** A recusal that waits for a leader, with all that its line says. */
export type WaitingRecusal = {
  readonly id: string;
  readonly state: RecusalState;
  readonly dossierId: string;
  readonly issuerId: string;
  readonly number: string | null;
  readonly applicant: string;
  readonly askedBy: string;
  readonly heldBy: string | null;
  readonly askedOn: Day;
  readonly signed: boolean;
};

const article = '第八条（四）';

const expert = { who: '专家本人', is: ({ actor, facts }: Case<RecusalFacts>) => actor.accountId === facts.accountId };
const asker = { who: '提出的人', is: ({ actor, facts }: Case<RecusalFacts>) => actor.accountId === facts.askedBy };
/** Of the authority or the expert: whoever knows of it may say so, and nobody of them decides. */
const knows = {
  who: '认定部门、专家本人',
  is: ({ actor, facts }: Case<RecusalFacts>) => actor.accountId === facts.accountId || !actor.roles.includes('expert'),
};

const underReview: Need<RecusalFacts> = ({ facts: { open } }) => (open ? null : '该申报的评审已经结束，不能再办理回避');

const notSignedYet: Need<RecusalFacts> = ({ facts: { signed } }) =>
  signed ? '评审意见已经签署，须由分管领导决定是否回避；已签署的意见保留在案，不删除' : null;

/** Whoever made a link has held it, and could have said by it what they then decide. */
const askedByAnother: Need<RecusalFacts> = ({ facts: { askedBy, heldBy }, actor }) =>
  ownHand(actor, [askedBy, heldBy], {
    what: actor.accountId === heldBy ? '回避由本人生成的链接提出' : '回避由本人提出',
    instead: '须由另一位分管领导决定',
  });

export const recusalSteps = {
  declare: { label: '主动回避', article, by: expert, role: 'expert', from: [null], to: 'declared', needs: [underReview, notSignedYet] },
  ask: {
    label: '提出回避',
    article,
    by: knows,
    role: ['officer', 'leader', 'expert'],
    from: [null],
    to: 'asked',
    needs: [underReview],
  },
  grant: {
    label: '同意回避',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['asked'],
    to: 'granted',
    needs: [underReview],
    notBy: askedByAnother,
    grave: true,
    waits: [
      {
        kind: 'recusal',
        otherwise: '没有决定，该申报的评审不能结束',
        action: '决定是否回避',
        notBy: ({ askedBy, heldBy }) => [askedBy, heldBy],
        why: ({ askedOn, signed }) =>
          `${chineseDay(askedOn)}提出一位专家回避${signed ? '，该专家已签署评审意见' : ''}，待您决定；同意的，席位由抽取顺序的下一位递补`,
      },
    ],
  },
  refuse: {
    label: '不同意回避',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['asked'],
    to: 'refused',
    notBy: askedByAnother,
    brings: { word: { kind: 'text', label: '不同意的理由', missing: '请写明不同意的理由', least: 2, most: 500 } },
  },
  withdraw: { label: '撤回', article, by: asker, role: ['officer', 'leader', 'expert'], from: ['asked'], to: 'withdrawn' },
} as const satisfies Record<string, Step<RecusalFacts, RecusalState, object, WaitingRecusal>>;
export type RecusalSteps = typeof recusalSteps;

const inbox: InboxOf<WaitingRecusal> = {
  parties: ({ issuerId }) => [{ organisationId: issuerId }],
  said: ({ dossierId, number, applicant }) => ({
    title: `专家回避 ${number ?? ''}`.trim(),
    organisation: applicant,
    link: `/app/panels/${dossierId}`,
    state: { label: '待决定回避', tone: 'amber' },
  }),
};

/**
 * 专家回避（第八条（四））：专家签署前可以主动回避，即时生效；其余一律由一人提出、另一位分管领导决定。席位由抽取顺序的下一位递补；签署过的评审意见
 * 保留在案并注明，不删除。
 */
export const recusalProcedure: Procedure<RecusalFacts, RecusalState, object, keyof RecusalSteps, WaitingRecusal> = {
  label: '专家回避',
  article,
  subject: 'Recusal',
  noun: '这件回避',
  states: {
    asked: { label: '待领导决定' },
    declared: { label: '主动回避' },
    granted: { label: '已同意回避' },
    refused: { label: '不同意回避' },
    withdrawn: { label: '已撤回' },
  },
  first: 'asked',
  steps: recusalSteps,
  inbox,
};
