import { dueOf } from '../../core/deadlines/duty.ts';
import { hearingEnds } from '../../core/deadlines/hearing.ts';
import { periodLabel, type Quarter } from '../../core/deadlines/reporting.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { revocationProcedure } from '../../core/procedure/revocation.ts';
import { showcaseProcedure } from '../../core/procedure/showcase.ts';
import { summaryProcedure } from '../../core/procedure/summary.ts';
import type { Tone } from '../../core/workflow/state.ts';
import type { Context, World } from '../context.ts';
import type { WaitingObjection, WaitingReport, WaitingReview, WaitingRevocation, WaitingShowcase, WaitingSummary } from './inbox-port.ts';
import { maySign } from './may-sign.ts';
import type { CalendarVersion } from './port.ts';
import type { Waiting } from './waiting.ts';

type Shown = Omit<Waiting, 'actions' | 'state'> & { action: string; label: string; tone: Tone };

const item = ({ action, label, tone, ...rest }: Shown): Waiting => ({
  ...rest,
  state: { label, tone },
  actions: [{ label: action, link: rest.link }],
});

const period = (one: { year: number; quarter: number }) => periodLabel({ year: one.year, quarter: one.quarter as Quarter });

/** Quarterly reports: a platform's own to send, an authority's officer's to accept (第十五条). */
export function reportsWaiting(ctx: Context, reports: readonly WaitingReport[]): Waiting[] {
  const mine = { article: '第十五条', own: ctx.actor.organisationId };
  return reports.flatMap((one) => {
    const shown = { id: `report:${one.id}`, article: mine.article, organisation: one.platform, link: `/app/reports/${one.id}` };
    const title = `${period(one)}调度表（附件7）`;
    if (one.organisationId === mine.own && ctx.actor.roles.includes('clerk')) {
      const returned = one.state === 'returned';
      const why = returned ? `已退回修改：${one.returnReason ?? ''}` : `${one.dueOn} 前报送；没有业务的报零报告`;
      const action = returned ? '修改后报送' : '填报';
      return [
        item({ ...shown, kind: returned ? 'reportReturned' : 'report', title, why, dueOn: one.dueOn, action, ...labelOf(one.state) }),
      ];
    }
    if (one.state !== 'submitted' || one.authorityId !== mine.own || !ctx.actor.roles.includes('officer')) return [];
    const why = `${one.platform}已报送，待审核后汇总`;
    return [item({ ...shown, kind: 'acceptReport', title, why, dueOn: authorityDue(ctx, one), action: '审核', ...labelOf(one.state) })];
  });
}

const labelOf = (state: WaitingReport['state']) => ({ label: reportProcedure.states[state].label, tone: 'amber' as const });

/** The day by which the authority's own summary is due, so that the reports in it are settled before. */
const authorityDue = (world: World, { year, quarter, scheme }: WaitingReport): string =>
  dueOf({ year, quarter: quarter as Quarter }, 'authority', { scheme: world.tools.schemes.named(scheme), calendar: world.calendar });

/** What a leader gave it back with, before what usually stands there. */
const givenBackOr = ({ givenBackReason }: { givenBackReason: string | null }, usual: string): string =>
  givenBackReason === null ? usual : `领导退回：${givenBackReason}`;

/** Quarterly summaries: an officer's to prepare, another person's to sign (第十五条). */
export function summariesWaiting(ctx: Context, summaries: readonly WaitingSummary[]): Waiting[] {
  const own = summaries.filter((one) => one.authorityId === ctx.actor.organisationId);
  return own.flatMap((one) => {
    const shown = {
      article: '第十五条',
      organisation: one.authority,
      title: `${period(one)}汇总表（附件8）`,
      dueOn: one.dueOn,
      link: `/app/summaries/${one.id}`,
      label: summaryProcedure.states[one.state].label,
      tone: 'amber' as const,
    };
    if (one.state === 'open' && ctx.actor.roles.includes('officer'))
      return [
        item({
          ...shown,
          id: `prepareSummary:${one.id}`,
          kind: 'prepareSummary',
          why: givenBackOr(one, '待核对各平台数据并编制汇总表'),
          action: '编制',
        }),
      ];
    if (one.state === 'prepared' && ctx.actor.roles.includes('leader') && maySign(ctx, [one.preparedBy, ...one.hands]))
      return [item({ ...shown, id: `signSummary:${one.id}`, kind: 'signSummary', why: '汇总表已编制，等待签发', action: '签发' })];
    return [];
  });
}

/** Objections that an officer has to verify (第八条（五）). */
export const objectionsWaiting = (objections: readonly WaitingObjection[]): Waiting[] =>
  objections.map((one) =>
    item({
      id: `objection:${one.id}`,
      kind: 'objection',
      title: `公示异议 ${one.trackingNumber}`,
      organisation: one.applicant,
      why: `${one.filedOn} 收到对${one.applicant}的异议，待核实并答复`,
      article: '第八条（五）',
      dueOn: null,
      label: '异议未办结',
      tone: 'red',
      link: '/app/objections',
      action: '核实',
    }),
  );

/** Revocations: the officer's verification, the platform's statement, the decision by a leader who is another person (第十二条). */
export function revocationsWaiting(ctx: Context, revocations: readonly WaitingRevocation[]): Waiting[] {
  const { organisationId: own, roles } = ctx.actor;
  return revocations.flatMap((one) => {
    const hearing =
      one.verifiedOn === null ? null : hearingEnds(one.verifiedOn, ctx.tools.schemes.heldBy(one.issuerId, one.verifiedOn), ctx.calendar);
    const ends = hearing?.ok ? hearing.value : null;
    const shown = { organisation: one.platform, title: `撤销称号：${one.platform}`, article: one.article, link: '/app/revocations' };
    const of = (kind: string, action: string, why: string, dueOn: string | null = null) => [
      item({
        ...shown,
        id: `${kind}:${one.id}`,
        kind,
        label: revocationProcedure.states[one.state].label,
        action,
        why,
        dueOn,
        tone: 'red',
      }),
    ];
    if (one.organisationId === own && roles.includes('clerk') && one.state === 'verified')
      return of('revocationStatement', '陈述意见', '认定部门已查证属实，请在期限内陈述、申辩', ends);
    if (one.issuerId !== own) return [];
    if (one.state === 'opened' && roles.includes('officer'))
      return of('verifyRevocation', '查证', givenBackOr(one, '已立案，待查证并记录事实、证据'));
    return mayDecide(ctx, one, ends) ? of('decideRevocation', '作出决定', '已查证并听取陈述或陈述期满，待决定是否撤销') : [];
  });
}

const mayDecide = (ctx: Context, one: WaitingRevocation, ends: string | null): boolean =>
  ctx.actor.roles.includes('leader') &&
  maySign(ctx, [one.preparedBy, ...one.hands]) &&
  (one.state === 'heard' || (one.state === 'verified' && ends !== null && ctx.today > ends));

/** Showcases: what was sent back is the writers' to mend, what was offered a leader's of the issuer to judge (第十四条). */
export function showcasesWaiting(ctx: Context, showcases: readonly WaitingShowcase[]): Waiting[] {
  const { actor } = ctx;
  return showcases.flatMap((one) => {
    const shown = {
      id: `showcase:${one.id}`,
      title: `典型经验：${one.title}`,
      organisation: one.platform,
      article: '第十四条',
      dueOn: null,
      label: showcaseProcedure.states[one.state].label,
      tone: 'amber' as const,
      link: '/app/showcases',
    };
    const writers = one.state === 'returned' && one.authorityId === actor.organisationId && actor.roles.includes('officer');
    if (writers) return [item({ ...shown, kind: 'showcaseReturned', why: `已退回修改：${one.remark}`, action: '修改后报送' })];
    const judges = one.state === 'offered' && one.issuerId === actor.organisationId && actor.roles.includes('leader');
    if (!judges || !maySign(ctx, [one.writtenBy, ...one.hands])) return [];
    return [item({ ...shown, kind: 'publishShowcase', why: `${one.authority}报送，待同意发布或退回修改`, action: '审阅' })];
  });
}

/** Reviews that an expert has not signed (第八条（四）). */
export const reviewsWaiting = (reviews: readonly WaitingReview[]): Waiting[] =>
  reviews.map((one) =>
    item({
      id: `review:${one.dossierId}`,
      kind: 'review',
      title: one.applicant,
      organisation: one.number ?? '',
      why: '已分派给您评审，请打分、写明意见并签署；有利害关系的请回避',
      article: '第八条（四）',
      dueOn: one.reviewBy,
      label: '待评审',
      tone: 'amber',
      link: `/app/reviews/${one.dossierId}`,
      action: '评审',
    }),
  );

const ANNOUNCED_FROM = '11-01';

/** Years without a holiday arrangement: this one always, the next one once it is usually announced. */
export function yearsMissing(world: World): Waiting[] {
  const year = Number(world.today.slice(0, 4));
  const asked = world.today.slice(5) >= ANNOUNCED_FROM ? [year, year + 1] : [year];
  return asked
    .filter((one) => world.calendar[one] === undefined)
    .map((one) =>
      item({
        id: `calendar:${one}`,
        kind: 'calendar',
        title: `载入 ${one} 年工作日历`,
        organisation: '系统',
        why: `${one} 年放假安排尚未载入，落在该年的法定工作日期限无法计算`,
        article: '第十五条',
        dueOn: null,
        label: '缺数据',
        tone: 'amber',
        link: '/app/calendar',
        action: '载入',
      }),
    );
}

/** A year's arrangement that somebody else handed in: it counts once this person has compared it with the notice. */
export const calendarsWaiting = (ctx: Context, versions: readonly CalendarVersion[]): Waiting[] =>
  versions
    .filter((one) => one.outcome === null && one.proposedBy !== ctx.actor.accountId)
    .map((one) =>
      item({
        id: `calendar-waiting:${one.id}`,
        kind: 'calendar',
        title: `确认 ${one.year} 年工作日历`,
        organisation: '系统',
        why: `${one.year} 年放假调休安排已提交，由您对照国务院办公厅通知核对确认后生效`,
        article: '第十五条',
        dueOn: null,
        label: '待确认',
        tone: 'amber',
        link: '/app/calendar',
        action: '核对',
      }),
    );
