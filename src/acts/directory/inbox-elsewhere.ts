import { periodLabel, type Quarter } from '../../core/deadlines/reporting.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { showcaseProcedure } from '../../core/procedure/showcase.ts';
import { states } from '../../core/workflow/state.ts';
import type { Context } from '../context.ts';
import { declining, isOver, maySignDecline, officeDue, sampled } from './inbox-cases.ts';
import type { WaitingCase, WaitingReport, WaitingShowcase } from './inbox-port.ts';
import { maySign } from './may-sign.ts';
import type { Elsewhere } from './waiting.ts';

type OfCase = Pick<Elsewhere, 'kind' | 'article' | 'who' | 'sinceOn' | 'why' | 'dueOn' | 'link' | 'inner'> & {
  /** What the button says, and what once the other side's day is over. */
  readonly next: string;
  readonly nextLate?: string;
};
type Rule = (c: WaitingCase, ctx: Context) => OfCase | null;

const review = (c: WaitingCase, step?: string) => `/app/recommendations/${c.id}${step ? `?step=${step}` : ''}`;

/** Returned to the applicant (第八条（三）). */
const applicant: Rule = (c, ctx) =>
  c.state !== 'returned' || declining(c)
    ? null
    : {
        kind: 'withApplicant',
        article: '第八条（三）',
        who: c.applicant,
        sinceOn: c.returnedOn,
        why: `一次性告知 ${c.correctionItems} 处，${isOver(c, ctx) ? '期满没有补正，由本部门办理' : '等申报单位补正后重新提交'}`,
        dueOn: c.correctionDueOn,
        link: review(c),
        next: '查看',
        nextLate: '查看逾期未补正',
      };

/** Drawn enterprises that have a link and have not answered (附件1, method 3). */
const enterprises: Rule = (c, ctx) => {
  const days = c.links.map(({ expiresOn }) => expiresOn).sort();
  if (c.state !== 'assessing' || days.length === 0) return null;
  const over = days.filter((day) => day < ctx.today).length;
  return {
    kind: 'withEnterprises',
    article: '附件1',
    who: `${days.length} 家服务企业`,
    sinceOn: c.links.map(({ madeOn }) => madeOn).sort()[0] ?? null,
    why: `${days.length} 家抽中企业尚未通过链接答复${over > 0 ? `，其中 ${over} 家的链接已过期` : ''}（已抽 ${c.drawn} 家，记录 ${c.recorded} 家）`,
    dueOn: days[0] ?? null,
    link: review(c, 'assessment'),
    next: '查看测评',
    nextLate: '重发链接或改用电话',
  };
};

/** Written and not signed; whoever may sign has it among the own work instead. */
const leader: Rule = (c, ctx) => {
  if (declining(c) || c.state !== 'assessing' || !sampled(c) || !c.recommendation?.complete) return null;
  if (ctx.actor.roles.includes('leader') && maySign(ctx, [c.recommendation.preparedBy, ...c.hands.dossier])) return null;
  return {
    kind: 'withLeader',
    article: '第八条（三）',
    who: '分管领导',
    sinceOn: c.recommendation.preparedOn,
    why: '推荐表已填写，等分管领导（须为另一人）签发',
    ...officeDue(c, { on: c.recommendBy, name: '推荐截止' }),
    link: review(c, 'recommendation'),
    next: '查看推荐表',
  };
};

/** Proposed not to recommend; whoever may sign that has it among the own work instead. */
const declineSigner: Rule = (c, ctx) => {
  if (!declining(c) || (ctx.actor.roles.includes('leader') && maySignDecline(c, ctx))) return null;
  return {
    kind: 'declineWithLeader',
    article: '第八条（二）',
    who: '分管领导',
    sinceOn: c.decision?.on ?? null,
    why: '已报请不予推荐，等分管领导（须为另一人）签发或者退回',
    ...officeDue(c, { on: c.recommendBy, name: '推荐截止' }),
    link: review(c),
    next: '查看',
  };
};

/** Recommended, not admitted yet (第八条（四）); the day is the round's for its review, the measure gives admission none. */
const issuer: Rule = (c) =>
  c.state !== 'recommended'
    ? null
    : {
        kind: 'withIssuer',
        article: '第八条（四）',
        who: c.issuer,
        sinceOn: c.recommendedOn,
        why: '已签发推荐并报送，等认定部门受理',
        dueOn: c.reviewBy,
        link: `/app/dossiers/${c.id}`,
        next: '查看',
      };

const rules: readonly Rule[] = [applicant, enterprises, leader, declineSigner, issuer];

/** Of the cases that the actor's office recommends, what waits for somebody else. Only the office's officers and leaders have any. */
export function casesElsewhere(ctx: Context, all: readonly WaitingCase[]): Elsewhere[] {
  const own = ctx.actor.organisationId;
  const ours = isStaff(ctx) ? all.filter((c) => c.recommenderId === own && !(c.state === 'recommended' && c.issuerId === own)) : [];
  return ours.flatMap((c) => rules.flatMap((rule) => shown(ctx, c, rule(c, ctx))));
}

function shown(ctx: Context, c: WaitingCase, held: OfCase | null): Elsewhere[] {
  if (held === null) return [];
  const { next, nextLate = next, ...rest } = held;
  const late = held.dueOn !== null && held.dueOn < ctx.today;
  return [
    {
      ...rest,
      id: `${held.kind}:${c.id}`,
      title: c.applicant,
      organisation: c.applicant,
      number: c.number,
      creditCode: c.creditCode,
      state: { label: states[c.state].label, tone: states[c.state].tone },
      actions: [{ label: late ? nextLate : next, link: held.link }],
    },
  ];
}

const isStaff = ({ actor }: Context): boolean => actor.roles.some((role) => role === 'officer' || role === 'leader');

/** Quarterly reports that this authority gave back (第十五条). */
export function reportsElsewhere(ctx: Context, reports: readonly WaitingReport[]): Elsewhere[] {
  if (!isStaff(ctx)) return [];
  return reports
    .filter((one) => one.state === 'returned' && one.authorityId === ctx.actor.organisationId)
    .map((one) => ({
      id: `withPlatform:${one.id}`,
      kind: 'withPlatform',
      title: `${one.platform}：${periodLabel({ year: one.year, quarter: one.quarter as Quarter })}调度表`,
      organisation: one.platform,
      who: one.platform,
      sinceOn: one.returnedOn,
      why: `已退回修改：${one.returnReason ?? ''}`,
      article: '第十五条',
      dueOn: one.dueOn,
      state: { label: reportProcedure.states[one.state].label, tone: 'amber' },
      link: `/app/reports/${one.id}`,
      actions: [{ label: one.dueOn < ctx.today ? '查看逾期报表' : '查看', link: `/app/reports/${one.id}` }],
    }));
}

/** Showcases that wait for the issuer's consent (第十四条); the measure gives that no day. */
export function showcasesElsewhere(ctx: Context, showcases: readonly WaitingShowcase[]): Elsewhere[] {
  const own = ctx.actor.organisationId;
  if (!isStaff(ctx)) return [];
  return showcases
    .filter((one) => one.state === 'offered' && one.authorityId === own && one.issuerId !== own)
    .map((one) => ({
      id: `withConsent:${one.id}`,
      kind: 'withConsent',
      title: `典型经验：${one.title}`,
      organisation: one.platform,
      who: one.issuer,
      sinceOn: one.offeredOn,
      why: '已报送，等认定部门同意发布',
      article: '第十四条',
      dueOn: null,
      state: { label: showcaseProcedure.states[one.state].label, tone: 'amber' },
      link: '/app/showcases',
      actions: [{ label: '查看', link: '/app/showcases' }],
    }));
}
