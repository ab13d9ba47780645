import { nearer } from '../../core/deadlines/inner-due.ts';
import { areaOf } from '../../core/identifiers/area.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { type State, states } from '../../core/workflow/state.ts';
import type { Context } from '../context.ts';
import type { WaitingCase } from './inbox-port.ts';
import { maySign } from './may-sign.ts';
import type { Waiting } from './waiting.ts';

type Party = 'applicantId' | 'recommenderId' | 'issuerId';

/** For whom a case waits, why, and until when; the first rule that holds names it. */
type Rule = {
  readonly kind: string;
  readonly party: Party;
  readonly role: Role;
  readonly state: State;
  readonly label: string;
  readonly article: string;
  readonly due: (c: WaitingCase) => { on: string | null; name: string };
  readonly why: (c: WaitingCase, ctx: Context) => string;
  readonly when?: (c: WaitingCase, ctx: Context) => boolean;
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
export const sampled = (c: WaitingCase) => c.drawn > 0 && c.recorded === c.drawn;
/** The day of a correction is past and nothing came. */
export const isOver = (c: WaitingCase, ctx: Context): boolean => c.correctionDueOn !== null && c.correctionDueOn < ctx.today;
const at = (party: Party, role: Role, state: State) => ({ party, role, state }) as const;

/** With the leader: proposed, and neither signed nor given back. */
export const declining = (c: WaitingCase): boolean =>
  underway.includes(c.state) && (c.decision ?? null) !== null && c.decision?.givenBack === null;
/** Whether this leader wrote none of what was proposed. */
export const maySignDecline = ({ decision }: WaitingCase, ctx: Context): boolean =>
  decision != null && maySign(ctx, [decision.by, ...decision.hands]);
const underway: readonly State[] = ['submitted', 'assessing', 'returned'];

/** An office's own affairs with a refusal to recommend come before all else that the state would ask for. */
const declineRules = underway.map(
  (state): Rule => ({
    ...at('recommenderId', 'leader', state),
    kind: 'signDecline',
    label: '签发不予推荐',
    article: '第八条（二）',
    due: byRecommendation,
    when: (c, ctx) => declining(c) && maySignDecline(c, ctx),
    why: (c) => `${c.decision?.on} 经办人报请不予推荐，等待签发或者退回`,
    link: review,
  }),
);

/** A decision that the applicant has not opened yet. */
const decidedRules: readonly Rule[] = (['declined', 'rejected'] as const).map((state) => ({
  ...at('applicantId', 'clerk', state),
  kind: 'decision',
  label: '查看通知',
  article: state === 'declined' ? '第八条（二）' : '第八条（四）',
  due: () => ({ on: null, name: '' }),
  when: (c) => (c.decision?.number ?? null) !== null,
  why: (c) => `${states[state].label}通知 ${c.decision?.number}，请打开查看；通知写明理由、条款和查询的部门、电话`,
  link: page,
}));

const rules: readonly Rule[] = [
  ...declineRules,
  ...decidedRules,
  {
    ...at('applicantId', 'clerk', 'draft'),
    kind: 'draft',
    label: '继续填写',
    article: '第十条',
    due: (c) => ({ on: c.closesOn, name: '申报截止' }),
    why: (c) => `${c.roundYear}年度申报尚未提交，${c.closesOn} 24时截止${elsewhere(c)}`,
    link: page,
  },
  {
    ...at('applicantId', 'clerk', 'returned'),
    kind: 'correction',
    label: '补正',
    article: '第八条（三）',
    due: byCorrection,
    why: (c, ctx) =>
      isOver(c, ctx)
        ? `补正期限已于 ${c.correctionDueOn} 24时届满，不能再提交，等推荐部门办理`
        : `一次性告知 ${c.correctionItems} 处需要补正，逾期不能再提交`,
    link: page,
  },
  {
    ...at('recommenderId', 'officer', 'submitted'),
    kind: 'resubmitted',
    label: '核对改动',
    article: '第八条（三）',
    due: byRecommendation,
    when: (c) => c.submissions > 1 && c.returns !== 0,
    why: (c) => `${c.submittedOn} 补正后重新提交，${certificate(c)}`,
    link: review,
  },
  {
    ...at('recommenderId', 'officer', 'submitted'),
    kind: 'firstReview',
    label: '开始初审',
    article: '第八条（三）',
    due: byRecommendation,
    why: (c) => `${c.submittedOn} 提交，${certificate(c)}`,
    link: review,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'draw',
    label: '抽取样本',
    article: '附件1',
    due: byRecommendation,
    when: (c) => c.drawn === 0,
    why: () => '已通过初审，尚未随机抽取服务企业',
    link: assessment,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'interviews',
    label: '记录测评',
    article: '附件1',
    due: byRecommendation,
    when: (c) => !sampled(c),
    why: (c) => `已抽 ${c.drawn} 家，记录 ${c.recorded} 家${denying(c)}`,
    link: assessment,
  },
  {
    ...at('recommenderId', 'officer', 'assessing'),
    kind: 'prepareRecommendation',
    label: '填写推荐表',
    article: '第八条（三）',
    due: byRecommendation,
    when: (c) => !c.recommendation?.complete,
    why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，${c.recommendation?.owes ?? '推荐表待填写'}`,
    link: annex1,
  },
  {
    ...at('recommenderId', 'leader', 'assessing'),
    kind: 'signRecommendation',
    label: '签发推荐',
    article: '第八条（三）',
    due: byRecommendation,
    when: (c, ctx) => sampled(c) && c.recommendation?.complete === true && maySign(ctx, [c.recommendation.preparedBy, ...c.hands.dossier]),
    why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，推荐表已完成，等待签发`,
    link: annex1,
  },
  ...(['officer', 'leader'] as const).map(
    (role): Rule => ({
      ...at('recommenderId', role, 'returned'),
      kind: 'correctionOver',
      label: role === 'officer' ? '不予推荐' : '查看',
      article: '第八条（二）',
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
    label: '查看退回',
    article: '第八条（三）',
    due: byCorrection,
    when: (c) => c.repeatedItems + c.overlookedItems > 0,
    why: (c) => `再次退回补正：${returnedAgain(c)}，请核实是否一次性告知`,
    link: review,
  },
  {
    ...at('issuerId', 'officer', 'recommended'),
    kind: 'admit',
    label: '受理',
    article: '第八条（四）',
    due: byReview,
    why: (c) => `${c.recommender}已签发推荐，待受理`,
    link: page,
  },
  {
    ...at('issuerId', 'officer', 'admitted'),
    kind: 'seatPanel',
    label: '组成专家组',
    article: '第八条（四）',
    due: byReview,
    when: (c) => c.seated < c.panelSize,
    why: (c) => `专家不少于 ${c.panelSize} 人，现有 ${c.seated} 人`,
    link: panel,
  },
  {
    ...at('issuerId', 'officer', 'admitted'),
    kind: 'conclude',
    label: '评审结束',
    article: '第八条（四）',
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

/** What of the cases waits for this actor: each case once, under the first rule that holds. */
export function casesWaiting(ctx: Context, all: readonly WaitingCase[]): Waiting[] {
  return all.flatMap((one) => {
    const rule = rules.find((r) => holds(ctx, r, one));
    if (!rule) return [];
    return [
      {
        id: `${rule.kind}:${one.id}`,
        kind: rule.kind,
        title: rule.party === 'applicantId' ? `${one.roundYear}年度示范平台申报（${one.issuer}）` : one.applicant,
        organisation: rule.party === 'applicantId' ? one.recommender : one.applicant,
        number: one.number,
        creditCode: one.creditCode,
        why: `${rule.why(one, ctx)}${rule.party === 'recommenderId' ? givenBack(one) : ''}`,
        ...(rule.party === 'recommenderId' ? { area: areaOf(one) } : {}),
        article: rule.article,
        ...(rule.party === 'applicantId' ? { dueOn: rule.due(one).on } : officeDue(one, rule.due(one))),
        state: { label: states[one.state].label, tone: states[one.state].tone },
        link: rule.link(one),
        actions: [{ label: rule.label, link: rule.link(one) }],
      },
    ];
  });
}

/** The nearer of the office's own day and the round's, and which is which. */
export const officeDue = (c: WaitingCase, outer: { on: string | null; name: string }): Pick<Waiting, 'dueOn' | 'inner'> =>
  c.innerDueOn === null
    ? { dueOn: outer.on }
    : {
        dueOn: nearer(c.innerDueOn, outer.on),
        inner: { innerOn: c.innerDueOn, outerOn: outer.on, outerName: outer.name },
      };

const holds = (ctx: Context, rule: Rule, one: WaitingCase): boolean =>
  one.state === rule.state &&
  one[rule.party] === ctx.actor.organisationId &&
  ctx.actor.roles.includes(rule.role) &&
  (rule.kind === 'signDecline' || rule.party !== 'recommenderId' || !declining(one)) &&
  (rule.when?.(one, ctx) ?? true);
