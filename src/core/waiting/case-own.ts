import { areaOf } from '../identifiers/area.ts';
import type { Role } from '../workflow/relation.ts';
import { type State, states } from '../workflow/state.ts';
import { type StepName, steps } from '../workflow/steps.ts';
import { declining, handsIn, isOver, officeDue, type Party, sampled, stateOf, underway, type WaitingCase } from './case.ts';
import type { Said, Wait } from './line.ts';

/** For whom a case waits while it stands in a state, why, and until when; of those of one party and role the first that holds says it. */
type Rule = {
  readonly kind: string;
  /** The row that it waits to be moved by; its article is cited unless `article` says another. */
  readonly step: StepName;
  readonly article?: string;
  readonly party: Party;
  readonly role: Role;
  readonly state: State;
  readonly label: string;
  readonly due: (c: WaitingCase) => { on: string | null; name: string };
  readonly why: (c: WaitingCase, today: string) => string;
  readonly when?: (c: WaitingCase, today: string) => boolean;
  readonly notBy?: (c: WaitingCase) => readonly (string | null)[];
  readonly link: (c: WaitingCase) => string;
};

const review = (c: WaitingCase) => `/app/recommendations/${c.id}`;
const assessment = (c: WaitingCase) => `/app/recommendations/${c.id}?step=assessment`;
const annex1 = (c: WaitingCase) => `/app/recommendations/${c.id}?step=recommendation`;
const page = (c: WaitingCase) => `/app/dossiers/${c.id}`;
const panel = (c: WaitingCase) => `/app/panels/${c.id}`;
const byRecommendation = (c: WaitingCase) => ({ on: c.recommendBy, name: '推荐截止' });
const byReview = (c: WaitingCase) => ({ on: c.reviewBy, name: '评审截止' });
const byCorrection = (c: WaitingCase) => ({ on: c.correctionDueOn, name: '补正截止' });
const noDay = () => ({ on: null, name: '' });
const at = (party: Party, role: Role, state: State) => ({ party, role, state }) as const;

/** An office's own affairs with a refusal to recommend come before all else that the state would ask for. */
const declineRules = underway.map(
  (state): Rule => ({
    ...at('recommenderId', 'leader', state),
    kind: 'signDecline',
    step: 'decline',
    label: '签发不予推荐',
    due: byRecommendation,
    when: declining,
    notBy: ({ decision }) => (decision ? [decision.by, ...decision.hands] : []),
    why: (c) => `${c.decision?.on} 经办人报请不予推荐，等待签发或者退回`,
    link: review,
  }),
);

/** A decision that the applicant has not opened yet. */
const decidedRules = (['decline', 'reject'] as const).map((step): Rule => {
  const state = steps[step].to;
  return {
    ...at('applicantId', 'clerk', state),
    kind: 'decision',
    step,
    label: '查看通知',
    due: noDay,
    when: (c) => (c.decision?.number ?? null) !== null,
    why: (c) => `${states[state].label}通知 ${c.decision?.number}，请打开查看；通知写明理由、条款和查询的部门、电话`,
    link: page,
  };
});

const rules: readonly Rule[] = [
  ...declineRules,
  ...decidedRules,
  {
    ...at('applicantId', 'clerk', 'draft'),
    kind: 'draft',
    step: 'submit',
    article: '第十条',
    label: '继续填写',
    due: (c) => ({ on: c.closesOn, name: '申报截止' }),
    why: (c) => `${c.roundYear}年度申报尚未提交，${c.closesOn} 24时截止${elsewhere(c)}`,
    link: page,
  },
  {
    ...at('applicantId', 'clerk', 'returned'),
    kind: 'correction',
    step: 'submit',
    article: steps.return.article,
    label: '补正',
    due: byCorrection,
    why: (c, today) =>
      isOver(c, today)
        ? `补正期限已于 ${c.correctionDueOn} 24时届满，不能再提交，等推荐部门办理`
        : `一次性告知 ${c.correctionItems} 处需要补正，逾期不能再提交`,
    link: page,
  },
  {
    ...at('recommenderId', 'officer', 'submitted'),
    kind: 'resubmitted',
    step: 'accept',
    label: '核对改动',
    due: byRecommendation,
    when: (c) => c.submissions > 1 && c.returns !== 0,
    why: (c) => `${c.submittedOn} 补正后重新提交，${certificate(c)}`,
    link: review,
  },
  {
    ...at('recommenderId', 'officer', 'submitted'),
    kind: 'firstReview',
    step: 'accept',
    label: '开始初审',
    due: byRecommendation,
    why: (c) => `${c.submittedOn} 提交，${certificate(c)}`,
    link: review,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'draw',
    step: 'recommend',
    article: '附件1',
    label: '抽取样本',
    due: byRecommendation,
    when: (c) => c.drawn === 0,
    why: () => '已通过初审，尚未随机抽取服务企业',
    link: assessment,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'interviews',
    step: 'recommend',
    article: '附件1',
    label: '记录测评',
    due: byRecommendation,
    when: (c) => !sampled(c),
    why: (c) => `已抽 ${c.drawn} 家，记录 ${c.recorded} 家${denying(c)}`,
    link: assessment,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'prepareRecommendation',
    step: 'recommend',
    label: '填写推荐表',
    due: byRecommendation,
    when: (c) => !c.recommendation?.complete,
    why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，${c.recommendation?.owes ?? '推荐表待填写'}`,
    link: annex1,
  },
  {
    ...at('recommenderId', 'leader', 'assessing'),
    kind: 'signRecommendation',
    step: 'recommend',
    label: '签发推荐',
    due: byRecommendation,
    when: (c) => sampled(c) && c.recommendation?.complete === true,
    notBy: (c) => [c.recommendation?.preparedBy ?? null, ...c.hands.dossier],
    why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，推荐表已完成，等待签发`,
    link: annex1,
  },
  ...(['officer', 'leader'] as const).map(
    (role): Rule => ({
      ...at('recommenderId', role, 'returned'),
      kind: 'correctionOver',
      step: 'decline',
      label: role === 'officer' ? '不予推荐' : '查看',
      due: byRecommendation,
      when: isOver,
      why: (c) =>
        `补正期限已于 ${c.correctionDueOn} 24时届满，申报单位没有补正，${role === 'officer' ? '请办理不予推荐' : '由经办人办理不予推荐'}`,
      link: review,
    }),
  ),
  {
    ...at('recommenderId', 'leader', 'returned'),
    kind: 'repeatedReturn',
    step: 'return',
    label: '查看退回',
    due: byCorrection,
    when: (c) => c.repeatedItems + c.overlookedItems > 0,
    why: (c) => `再次退回补正：${returnedAgain(c)}，请核实是否一次性告知`,
    link: review,
  },
  {
    ...at('issuerId', 'officer', 'recommended'),
    kind: 'admit',
    step: 'admit',
    label: '受理',
    due: byReview,
    why: (c) => `${c.recommender}已签发推荐，待受理`,
    link: page,
  },
  {
    ...at('issuerId', 'officer', 'admitted'),
    kind: 'seatPanel',
    step: 'concludeReview',
    label: '组成专家组',
    due: byReview,
    when: (c) => c.seated < c.panelSize,
    why: (c) => `专家不少于 ${c.panelSize} 人，现有 ${c.seated} 人`,
    link: panel,
  },
  {
    ...at('issuerId', 'officer', 'admitted'),
    kind: 'conclude',
    step: 'concludeReview',
    label: '评审结束',
    due: byReview,
    when: (c) => c.signed === c.seated,
    why: (c) => `${c.seated} 位专家均已签署，${c.groupOpinion ? '待结束评审' : '待填写专家组评审意见'}`,
    link: panel,
  },
];

/** A draft from before the area was asked stays where it is, and says so. */
const elsewhere = (c: WaitingCase): string => {
  const { outside, registeredIn } = areaOf(c);
  return outside ? `；推荐部门不是登记地${registeredIn}的主管部门（第三条、第八条（一）），如须更换请撤回后重新开始` : '';
};

const returnedAgain = ({ repeatedItems, overlookedItems }: WaitingCase): string =>
  [
    repeatedItems > 0 ? `${repeatedItems} 处此前已告知、没有改好` : '',
    overlookedItems > 0 ? `${overlookedItems} 处上次送审时即是此内容、上次未告知` : '',
  ]
    .filter((part) => part !== '')
    .join('，');

const givenBack = (c: WaitingCase): string =>
  underway.includes(c.state) && c.decision?.givenBack ? `；领导退回不予推荐的报请：${c.decision.givenBack}` : '';

const denying = (c: WaitingCase) => (c.denied > 0 ? `，其中 ${c.denied} 家否认接受过服务` : '');

const certificate = (c: WaitingCase) =>
  c.certificate === 'matches' ? '信用代码证已查验' : c.certificate === 'differs' ? '信用代码证查验不一致' : '信用代码证待查验';

/** What a case waits for on a day, from those who have to move it: one line a party and role, the first that holds. */
export function ownWaits(c: WaitingCase, today: string): Wait[] {
  const held = rules.filter((rule) => holds(rule, c, today));
  const first = held.filter((rule, i) => held.findIndex(({ party, role }) => party === rule.party && role === rule.role) === i);
  return first.map((rule) => ({
    kind: rule.kind,
    step: rule.step,
    side: 'own',
    party: { organisationId: c[rule.party] },
    role: rule.role,
    place: rules.indexOf(rule),
    notBy: rule.notBy ? handsIn(rule.notBy(c)) : null,
    dueOn: rule.party === 'applicantId' ? rule.due(c).on : officeDue(c, rule.party, rule.due(c)).dueOn,
    group: null,
    said: saidBy(rule, c, today),
  }));
}

const holds = (rule: Rule, c: WaitingCase, today: string): boolean =>
  c.state === rule.state &&
  (rule.kind === 'signDecline' || rule.party !== 'recommenderId' || !declining(c)) &&
  (rule.when?.(c, today) ?? true);

function saidBy(rule: Rule, c: WaitingCase, today: string): Said {
  const own = rule.party === 'applicantId';
  const forRecommender = rule.party === 'recommenderId';
  const { inner } = own ? {} : officeDue(c, rule.party, rule.due(c));
  return {
    title: own ? `${c.roundYear}年度示范平台申报（${c.issuer}）` : c.applicant,
    organisation: own ? c.recommender : c.applicant,
    number: c.number,
    creditCode: c.creditCode,
    why: `${rule.why(c, today)}${forRecommender ? givenBack(c) : ''}`,
    article: rule.article ?? steps[rule.step].article,
    state: stateOf(c),
    link: rule.link(c),
    action: rule.label,
    ...(forRecommender ? { area: areaOf(c) } : {}),
    ...(inner ? { inner } : {}),
  };
}
