import { type DiscussionState, mostOf } from '../review/discussion.ts';
import { type Criterion, type Scores, scoreFaults } from '../review/scores.ts';
import { recusalProcedure } from './recusal.ts';
import type { Case, Need, Procedure, Step } from './step.ts';

export type DiscussionFacts = {
  readonly state: DiscussionState | null;
  /** Who sits, in the order of the draw; the first moderates. */
  readonly seated: readonly string[];
  /** Who has given a word on the draft. */
  readonly spoken: readonly string[];
  /** How many of those agree with it. */
  readonly confirmed: number;
  readonly allSigned: boolean;
  /** The case is still being reviewed. */
  readonly open: boolean;
  /** The panel itself gives its opinion, by the round's edition; else the office writes it down. */
  readonly ofPanel: boolean;
  readonly rubric: readonly Criterion[];
};

/** What comes along with a changed review. */
export type Rescored = { readonly scores?: Scores };

const { article } = recusalProcedure;

const moderator = { who: '主持专家', is: ({ actor, facts }: Case<DiscussionFacts>) => actor.accountId === facts.seated[0] };
const member = { who: '专家组成员', is: ({ actor, facts }: Case<DiscussionFacts>) => facts.seated.includes(actor.accountId) };

const underReview: Need<DiscussionFacts> = ({ facts: { open } }) => (open ? null : '该申报的评审已经结束，不能再讨论、修改');
const allSigned: Need<DiscussionFacts> = ({ facts }) => (facts.allSigned ? null : '专家组还没有全部签署，独立评审之后才能讨论');
const ofPanel: Need<DiscussionFacts> = ({ facts }) =>
  facts.ofPanel ? null : '本年度所用的办法版本没有规定专家组意见由各位专家确认，由经办人填写';
const notSpoken: Need<DiscussionFacts> = ({ facts: { spoken }, actor }) =>
  spoken.includes(actor.accountId) ? '您对这一稿已经表示过意见，主持专家另起一稿以后可以再表示' : null;

/** A changed review is as whole as the one that was signed. */
const wholeScores = ({ scores = {} }: Rescored, { facts: { rubric } }: Case<DiscussionFacts>): string | null =>
  scoreFaults(rubric, scores)
    .map(({ message }) => message)
    .join('；') || null;

const row = { article, role: 'expert', needs: [underReview, allSigned, ofPanel] } as const;

export const discussionSteps = {
  open: {
    ...{ ...row, label: '组织讨论', by: moderator, from: ['signed', 'discussed', 'drafted', 'opposed'], to: 'discussing' },
    brings: { text: { kind: 'text', label: '讨论的问题', missing: '请写明讨论什么', least: 2, most: 500 } },
  },
  say: {
    ...{ ...row, label: '发言', by: member, from: ['discussing'], to: 'same' },
    brings: { text: { kind: 'text', label: '发言', missing: '请写明意见', least: 2, most: 2000 } },
  },
  rescore: {
    ...{ ...row, label: '修改评分', by: member, from: ['discussing'], to: 'same' },
    brings: {
      scores: { kind: 'scores', label: '改后的评分' },
      opinion: { kind: 'text', label: '改后的评审意见', missing: '请填写评审意见（附件1）', least: 2, most: 4000 },
      text: { kind: 'text', label: '修改的理由', missing: '请写明为什么修改', least: 2, most: 1000 },
    },
    missing: wholeScores,
  },
  close: { ...row, label: '结束讨论', by: moderator, from: ['discussing'], to: 'discussed' },
  draft: {
    ...{ ...row, label: '起草专家组意见', by: moderator, from: ['signed', 'discussed', 'drafted', 'opposed'], to: 'drafted' },
    brings: {
      text: {
        ...{ kind: 'text', label: '专家组评审意见（附件1）', hint: '您起草即表示同意；其他专家逐一确认，有不同意见的照印' },
        ...{ missing: '请填写专家组评审意见', least: 2, most: 4000 },
      },
    },
  },
  confirm: {
    ...{ ...row, label: '确认', by: member, from: ['drafted'] },
    to: { oneOf: ['drafted', 'agreed', 'opposed'], which: (_: object, facts: DiscussionFacts) => lastOf(facts, 1) },
    needs: [...row.needs, notSpoken],
  },
  dissent: {
    ...{ ...row, label: '有不同意见', by: member, from: ['drafted'] },
    to: { oneOf: ['drafted', 'agreed', 'opposed'], which: (_: object, facts: DiscussionFacts) => lastOf(facts, 0) },
    needs: [...row.needs, notSpoken],
    brings: {
      text: { kind: 'text', label: '不同意见', hint: '照印在附件1专家组评审意见之下', missing: '请写明不同意见', least: 2, most: 1000 },
    },
  },
} as const satisfies Record<string, Step<DiscussionFacts, DiscussionState, Rescored>>;
export type DiscussionSteps = typeof discussionSteps;

/** With the last word on the draft the panel has agreed, or most of it is against the draft and another is needed; `more`: whether this word agrees. */
function lastOf({ seated, spoken, confirmed }: DiscussionFacts, more: 0 | 1): 'drafted' | 'agreed' | 'opposed' {
  if (spoken.length + 1 < seated.length) return 'drafted';
  return mostOf(seated, confirmed + more) ? 'agreed' : 'opposed';
}

/**
 * 专家组讨论（第八条（四）、附件1）：全部签署后评分向专家组公开；抽取顺序在前的专家主持，可以组织讨论，评分只在讨论中修改，写明理由，前后两稿都保留；
 * 专家组评审意见由主持专家起草、逐一确认，多数确认的即为专家组意见，不同意见照印；多数有不同意见的，主持专家另起一稿或者再组织讨论。
 */
export const discussionProcedure: Procedure<DiscussionFacts, DiscussionState, Rescored, keyof DiscussionSteps> = {
  label: '专家组讨论',
  article,
  subject: 'Discussion',
  noun: '专家组讨论',
  states: {
    signed: { label: '已全部签署' },
    discussing: { label: '讨论中' },
    discussed: { label: '讨论已结束' },
    drafted: { label: '意见待确认' },
    agreed: { label: '意见已形成' },
    opposed: { label: '多数有不同意见，待另起一稿' },
  },
  first: 'signed',
  steps: discussionSteps,
};
