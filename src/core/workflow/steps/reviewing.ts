import type { WaitingCase } from '../../waiting/case.ts';
import { byReview, panel, unopened } from '../inbox.ts';
import * as need from '../needs.ts';
import { type DossierStep, firstReview, letter, reasons } from './row.ts';

/** 受理、评审与拟认定名单（第八条（四））。 */
const review = '第八条（四）';

const inRound = (c: WaitingCase) => c.roundId;
const ranking = (c: WaitingCase) => `/app/rounds/${c.roundId}/ranking`;
const fixed = ({ ranked }: WaitingCase) => ranked !== null && ranked.givenBack === null;

export const reviewing = {
  sendBack: {
    label: '退回推荐部门',
    article: firstReview,
    by: 'authorityOf',
    role: 'officer',
    from: ['recommended'],
    to: 'assessing',
    needs: [],
    ...reasons,
    tells: ['recommender'],
  },
  admit: {
    label: '受理',
    article: review,
    by: 'authorityOf',
    role: 'officer',
    from: ['recommended'],
    to: 'admitted',
    needs: [],
    tells: ['applicant', 'recommender'],
    waits: [
      { kind: 'admit', action: '受理', due: byReview, why: (c) => `${c.recommender}已签发推荐，待受理` },
      {
        // The day is the round's for its review, the measure gives admission none. An office that recognises itself waits for nobody.
        kind: 'withIssuer',
        side: 'elsewhere',
        by: 'recommenderOf',
        role: 'staff',
        action: '查看',
        when: (c) => c.issuerId !== c.recommenderId,
        due: (c) => ({ dueOn: c.reviewBy }),
        why: () => '已签发推荐并报送，等认定部门受理',
        says: (c) => ({ who: c.issuer, sinceOn: c.recommendedOn }),
      },
    ],
  },
  reject: {
    label: '不予受理',
    article: review,
    by: 'authorityOf',
    role: 'officer',
    from: ['recommended'],
    to: 'rejected',
    needs: [],
    ...letter,
    grave: true,
    tells: ['applicant', 'recommender'],
    waits: [
      {
        kind: 'decision',
        by: 'applicantOf',
        role: 'clerk',
        in: ['rejected'],
        action: '查看通知',
        when: (c) => (c.decision?.number ?? null) !== null,
        why: unopened('不予受理'),
      },
    ],
  },
  concludeReview: {
    label: '评审结束',
    article: review,
    by: 'authorityOf',
    role: 'officer',
    from: ['admitted'],
    to: 'reviewed',
    needs: [need.panelComplete, need.groupOpinionGiven],
    tells: ['authorityLeader'],
    waits: [
      {
        kind: 'seatPanel',
        action: '组成专家组',
        when: (c) => c.seated < c.panelSize,
        due: byReview,
        why: (c) => `专家不少于 ${c.panelSize} 人，现有 ${c.seated} 人`,
        link: panel,
      },
      {
        kind: 'conclude',
        action: '评审结束',
        when: (c) => c.signed === c.seated,
        due: byReview,
        why: (c) => `${c.seated} 位专家均已签署，${c.groupOpinion ? '待结束评审' : '待填写专家组评审意见'}`,
        link: panel,
      },
      {
        kind: 'review',
        beside: true,
        by: 'panelistOf',
        role: 'expert',
        action: '评审',
        due: (c) => ({ dueOn: c.reviewBy }),
        why: () => '已分派给您评审，请评分、写明意见并签署；有利害关系的请回避',
        state: { label: '待评审', tone: 'amber' },
        link: (c) => `/app/reviews/${c.id}`,
      },
    ],
  },
  propose: {
    label: '列入拟认定名单',
    article: review,
    by: 'authorityOf',
    role: 'leader',
    from: ['reviewed'],
    to: 'proposed',
    needs: [need.rankingFixed, need.listedInRanking],
    notBy: need.rankedByAnother,
    tells: ['authority'],
    waits: [
      {
        kind: 'rank',
        side: 'list',
        role: 'officer',
        action: '确定排序',
        state: { label: '待确定排序', tone: 'blue' },
        when: (c) => !fixed(c),
        link: ranking,
        together: {
          group: inRound,
          why: ({ count, givenBack }) =>
            `${count} 家已评审，${givenBack === null ? '尚未确定评审排序和拟认定名单' : `领导退回排序：${givenBack}`}`,
        },
      },
      {
        kind: 'propose',
        side: 'list',
        action: '签发拟认定名单',
        state: { label: '待签发拟认定名单', tone: 'amber' },
        when: fixed,
        notBy: (c) => [c.ranked?.by ?? null, ...c.hands.round],
        link: ranking,
        together: { group: inRound, why: ({ count, proposed }) => `排序已确定，${count} 家待签发，其中拟列入 ${proposed} 家` },
      },
      {
        kind: 'publishNotice',
        side: 'list',
        in: ['proposed'],
        action: '发布公示',
        state: { label: '待发布公示', tone: 'blue' },
        when: (c) => c.notice === null,
        link: () => '/app/notices',
        together: { group: inRound, why: ({ count }) => `${count} 家已列入拟认定名单，尚未公示` },
      },
    ],
  },
  passOver: {
    label: '不列入拟认定名单',
    article: review,
    by: 'authorityOf',
    role: 'leader',
    from: ['reviewed'],
    to: 'notProposed',
    needs: [need.rankingFixed, need.passedInRanking],
    notBy: need.rankedByAnother,
    ...reasons,
    grave: true,
    tells: ['applicant', 'recommender'],
  },
} as const satisfies Record<string, DossierStep>;
