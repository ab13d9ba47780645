import { chineseDay } from '../../calendar/day.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import { byCorrection, byRecommendation, declineHands, declining, isOver, review, unopened } from '../inbox.ts';
import * as need from '../needs.ts';
import { type DossierStep, firstReview, letter, word } from './row.ts';

const certificate = (c: WaitingCase) =>
  c.certificate === 'matches' ? '信用代码证已查验' : c.certificate === 'differs' ? '信用代码证查验不一致' : '信用代码证待查验';

const returnedAgain = ({ repeatedItems, overlookedItems }: WaitingCase): string =>
  [
    repeatedItems > 0 ? `${repeatedItems} 处此前已告知、没有改好` : '',
    overlookedItems > 0 ? `${overlookedItems} 处上次送审时即是此内容、上次未告知` : '',
  ]
    .filter((part) => part !== '')
    .join('，');

const correctionOver = (c: WaitingCase, whose: string) =>
  `补正期限已于${chineseDay(c.correctionDueOn)}24时届满，申报单位没有补正，${whose}办理不予推荐`;

/** 推荐部门的初审（第八条（二）（三））。 */
export const firstReviewing = {
  return: {
    label: '退回补正',
    article: firstReview,
    by: 'recommenderOf',
    role: 'officer',
    from: ['submitted'],
    to: 'returned',
    needs: [need.noDeclineProposed],
    brings: {
      items: { kind: 'items', label: '补正事项' },
      dueOn: { kind: 'day', label: '补正期限', optional: true },
    },
    missing: need.itemsListed,
    tells: ['applicant'],
    waits: [
      {
        kind: 'repeatedReturn',
        otherwise: '不核实的，这次退回照常有效',
        role: 'leader',
        in: ['returned'],
        action: '查看退回',
        when: (c, today) => c.repeatedItems + c.overlookedItems > 0 && !isOver(c, today),
        due: byCorrection,
        why: (c) => `再次退回补正：${returnedAgain(c)}，请核实是否一次性告知`,
        link: review,
      },
    ],
  },
  accept: {
    label: '通过初审',
    article: firstReview,
    by: 'recommenderOf',
    role: 'officer',
    from: ['submitted'],
    to: 'assessing',
    needs: [need.certificateChecked, need.noDeclineProposed],
    tells: ['applicant'],
    waits: [
      {
        kind: 'resubmitted',
        otherwise: '推荐截止以前没有办完，赶不上本年度评审',
        action: '核对改动',
        usual: '查验并通过',
        when: (c) => c.submissions > 1 && c.returns !== 0,
        due: byRecommendation,
        why: (c) => `${chineseDay(c.submittedOn)}补正后重新提交，${certificate(c)}`,
        link: review,
      },
      {
        kind: 'firstReview',
        otherwise: '推荐截止以前没有办完，赶不上本年度评审',
        action: '开始初审',
        usual: '查验并通过',
        due: byRecommendation,
        why: (c) => `${chineseDay(c.submittedOn)}提交，${certificate(c)}`,
        link: review,
      },
    ],
  },
  proposeDecline: {
    label: '报请不予推荐',
    article: '第八条（二）',
    by: 'recommenderOf',
    role: 'officer',
    from: ['submitted', 'assessing', 'returned'],
    to: 'same',
    needs: [need.correctionOver],
    ...letter,
    grave: true,
    tells: ['recommenderLeader'],
  },
  giveBackDecline: {
    label: '退回经办人',
    article: '第八条（二）',
    by: 'recommenderOf',
    role: 'leader',
    from: ['submitted', 'assessing', 'returned'],
    to: 'same',
    needs: [need.declineProposed],
    ...word('请写明退回的意见', 1),
    tells: ['recommender'],
  },
  decline: {
    label: '不予推荐',
    article: '第八条（二）',
    by: 'recommenderOf',
    role: 'leader',
    from: ['submitted', 'assessing', 'returned'],
    to: 'declined',
    needs: [need.correctionOver, need.declineProposed],
    notBy: need.declinedByAnother,
    grave: true,
    tells: ['applicant', 'recommender'],
    waits: [
      {
        // Comes before all else that the state would ask of the office.
        kind: 'signDecline',
        otherwise: '不签发也不退回，申报停在本部门',
        alone: true,
        action: '签发不予推荐',
        when: declining,
        notBy: declineHands,
        due: byRecommendation,
        why: (c) => `${c.decision?.on} 经办人报请不予推荐，等待签发或者退回`,
        link: review,
      },
      {
        kind: 'correctionOver',
        otherwise: '不办理的，申报一直停在待补正',
        role: 'officer',
        in: ['returned'],
        action: '不予推荐',
        when: isOver,
        due: byRecommendation,
        why: (c) => correctionOver(c, '请'),
        link: review,
      },
      {
        kind: 'correctionOver',
        otherwise: '不办理的，申报一直停在待补正',
        in: ['returned'],
        action: '查看',
        when: isOver,
        due: byRecommendation,
        why: (c) => correctionOver(c, '由经办人'),
        link: review,
      },
      {
        // Whoever may sign has it among the own work instead.
        kind: 'declineWithLeader',
        side: 'elsewhere',
        role: 'staff',
        action: '查看',
        when: declining,
        notBy: declineHands,
        due: byRecommendation,
        why: () => '已报请不予推荐，等分管领导（须为另一人）签发或者退回',
        link: review,
        says: (c) => ({ who: '分管领导', sinceOn: c.decision?.on ?? null }),
      },
      {
        kind: 'decision',
        otherwise: '不打开也有效；打开的日子记为收到',
        by: 'applicantOf',
        role: 'clerk',
        in: ['declined'],
        action: '查看通知',
        when: (c) => (c.decision?.number ?? null) !== null,
        why: unopened('不予推荐'),
      },
    ],
  },
} as const satisfies Record<string, DossierStep>;
