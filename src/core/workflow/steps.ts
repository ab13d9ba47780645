import type { Procedure, Step } from '../procedure/step.ts';
import type { Attempt, Facts } from './facts.ts';
import * as need from './needs.ts';
import type { Relation, Role } from './relation.ts';
import { type State, states } from './state.ts';

/** A row of the dossier's table; every one of its steps has one end. */
export type DossierStep = Step<Facts, State, Attempt> & {
  readonly by: Relation;
  readonly role: Role;
  readonly to: State | 'same';
  readonly needs: readonly need.Need[];
  /** Who hears of it by letter; whoever took it knows already. */
  readonly tells: readonly Party[];
};

/** The clerks or officers of a party, or its leaders. */
export type Party = 'applicant' | 'recommender' | 'recommenderLeader' | 'authority' | 'authorityLeader';

/** Reasons that the parties will read; whether each cites its article is judged with the step, so that a case without one is told the article of the step. */
const reasons = { brings: { reasons: { kind: 'reasons', label: '理由' } }, missing: need.reasonsCited } as const;
/** The same as a letter with whom to ask. */
const letter = {
  brings: { reasons: { kind: 'reasons', label: '理由' }, contact: { kind: 'contact', label: '联系处（科）室和电话' } },
  missing: need.reasonsCited,
} as const;
/** A leader's word to the officers. */
const word = (missing: string, least: number) =>
  ({ brings: { reason: { kind: 'text', label: '要改什么', missing, least, most: 2000 } }, missing: need.reasonsCited }) as const;

/** 初审与推荐。 */
const firstReview = '第八条（三）';

const beforeProposed: readonly State[] = ['draft', 'submitted', 'returned', 'assessing', 'recommended', 'admitted', 'reviewed'];

/** 认定程序（办法第八条）。一行就是一步：按钮、权限、接口、流程图、测试都读这张表。 */
export const steps = {
  start: {
    label: '开始申报',
    article: '第八条（一）',
    by: 'applicantOf',
    role: 'clerk',
    from: [null],
    to: 'draft',
    needs: [need.roundOpen, need.noOtherLiveDossier, need.notPlatformAlready, need.ownArea],
    tells: [],
  },
  submit: {
    label: '提交申报',
    article: '第八条（一）',
    by: 'applicantOf',
    role: 'clerk',
    from: ['draft', 'returned'],
    to: 'submitted',
    needs: [
      need.inTime,
      need.formComplete,
      need.materialsComplete,
      need.noFailedCondition,
      need.everyItemAnswered,
      need.carriedConfirmed,
      need.declarationConfirmed,
    ],
    tells: ['recommender'],
  },
  takeBack: {
    label: '收回修改',
    article: '第四条',
    by: 'applicantOf',
    role: 'clerk',
    from: ['submitted'],
    to: 'draft',
    needs: [need.roundOpen, need.notWorkedOn],
    tells: ['recommender'],
  },
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
  },
  recommend: {
    label: '签发推荐',
    article: firstReview,
    by: 'recommenderOf',
    role: 'leader',
    from: ['assessing'],
    to: 'recommended',
    needs: [
      need.sampleRecorded,
      need.recommendationComplete,
      need.reasonWritten,
      need.notGivenBack,
      need.withinQuota,
      need.noDeclineProposed,
    ],
    notBy: need.preparedByAnother,
    brings: { read: { kind: 'versions', label: '所阅推荐表和抽样的版本', of: ['recommendation', 'sample'] } },
    tells: ['applicant', 'authority'],
  },
  giveBack: {
    label: '退回经办人修改',
    article: firstReview,
    by: 'recommenderOf',
    role: 'leader',
    from: ['assessing'],
    to: 'same',
    needs: [need.recommendationWritten, need.notGivenBack],
    ...word('请写明要改什么', 2),
    tells: ['recommender'],
  },
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
    article: '第八条（四）',
    by: 'authorityOf',
    role: 'officer',
    from: ['recommended'],
    to: 'admitted',
    needs: [],
    tells: ['applicant', 'recommender'],
  },
  reject: {
    label: '不予受理',
    article: '第八条（四）',
    by: 'authorityOf',
    role: 'officer',
    from: ['recommended'],
    to: 'rejected',
    needs: [],
    ...letter,
    grave: true,
    tells: ['applicant', 'recommender'],
  },
  concludeReview: {
    label: '评审结束',
    article: '第八条（四）',
    by: 'authorityOf',
    role: 'officer',
    from: ['admitted'],
    to: 'reviewed',
    needs: [need.panelComplete, need.groupOpinionGiven],
    tells: ['authorityLeader'],
  },
  propose: {
    label: '列入拟认定名单',
    article: '第八条（四）',
    by: 'authorityOf',
    role: 'leader',
    from: ['reviewed'],
    to: 'proposed',
    needs: [need.rankingFixed, need.listedInRanking],
    notBy: need.rankedByAnother,
    tells: ['authority'],
  },
  passOver: {
    label: '不列入拟认定名单',
    article: '第八条（四）',
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
  recognise: {
    label: '认定',
    article: '第八条（五）',
    by: 'authorityOf',
    role: 'leader',
    from: ['proposed'],
    to: 'recognised',
    needs: [need.noticeOver, need.noObjection, need.noticeConcluded],
    notBy: need.concludedByAnother,
    brings: { recognisedOn: { kind: 'day', label: '认定文件日期', hint: '有效期按这个日期计算（第十二条）', optional: true } },
    tells: ['applicant', 'recommender'],
  },
  setAside: {
    label: '异议成立，不予认定',
    article: '第八条（五）',
    by: 'authorityOf',
    role: 'leader',
    from: ['proposed'],
    to: 'setAside',
    needs: [need.objectionUpheld],
    notBy: need.objectionByAnother,
    ...reasons,
    grave: true,
    tells: ['applicant', 'recommender'],
  },
  withdraw: {
    label: '撤回申报',
    article: '第四条',
    by: 'applicantOf',
    role: 'clerk',
    from: beforeProposed,
    to: 'withdrawn',
    needs: [],
    grave: true,
    tells: ['recommender'],
  },
} as const satisfies Record<string, DossierStep>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as StepName[];
export const stepNamed = (name: StepName): DossierStep => steps[name];

/** 认定程序（第八条）的整张表。 */
export const dossierProcedure: Procedure<Facts, State, Attempt, StepName> = {
  label: '认定程序',
  article: '第八条',
  noun: '申报',
  states,
  first: 'draft',
  steps,
};
