import { chineseDay } from '../../core/calendar/day.ts';
import { asPeriod, reportOpens } from '../../core/deadlines/reporting.ts';
import type { CallReply, CallTaker } from '../../core/reporting/call.ts';
import { partiesOf } from '../../core/reporting/parties.ts';
import { asked } from '../../core/reporting/standing.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { isItsOfficer } from './change-by-hand.ts';
import type { ReportLine, StandingReport, Urged } from './port.ts';
import { titleOf } from './report-case.ts';
import { reportsOf } from './summary-case.ts';

const article = '第十五条';

/** Whether it is still owed: never sent in, or given back. */
export const isOwed = (report: Pick<StandingReport, 'state' | 'validTo' | 'revokedOn' | 'year' | 'quarter'>): boolean =>
  asked(report) && (report.state === 'open' || report.state === 'returned');

/** 催报: a letter to each platform of a summary that owes its report, once a day at most. Answers to how many. Throws Refused. */
export async function urge(ctx: Context, id: string): Promise<number> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.summary(id));
    if (!isItsOfficer(ctx, summary)) refuse({ kind: 'notAllowed' });
    quarterOver(ctx, summary);
    const owed = (await reportsOf(tx, summary)).filter(isOwed);
    if (owed.length === 0) notNow(article, '辖内平台均已报送，没有可以催报的');
    let urged = 0;
    for (const report of owed) if (await written(tx, ctx, report)) urged += 1;
    if (urged === 0) notNow(article, onceADay);
    return urged;
  });
}

type Call = { readonly taker?: CallTaker | undefined; readonly reply?: CallReply | undefined };

/** The same for one report; `phone`: the call was made, and the post of who took it and what they answered are kept, out of lists: no word that could name a person. Throws Refused. */
export async function urgeOne(ctx: Context, id: string, { way, taker, reply }: { way: Urged['way'] } & Call): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.report(id));
    if (!isItsOfficer(ctx, report)) refuse({ kind: 'notAllowed' });
    quarterOver(ctx, report);
    if (!isOwed(report)) notNow(article, '这份调度表已报送，不须再催');
    if (way === 'letter') return (await written(tx, ctx, report)) || notNow(article, onceADay);
    if (!taker) badInput('taker', '接听人职务', '请选择接听人的职务；没有接通的，选“没有接通”');
    if (taker !== 'nobody' && !reply) badInput('reply', '如何答复', '请选择对方如何答复');
    await noted(tx, ctx, report, { way, taker, ...(taker === 'nobody' ? {} : { reply }) });
  });
}

const onceADay = '今天已经催报过，同一平台一天催报一次，请明天再催';

function quarterOver({ today }: Context, period: { year: number; quarter: number }): void {
  const opens = reportOpens(asPeriod(period));
  if (today < opens) notNow(article, `本季度尚未结束，${chineseDay(opens)}起可以催报`);
}

/** False where it was written today already. */
async function written(tx: Transaction, ctx: Context, report: ReportLine): Promise<boolean> {
  if (!(await tx.post(letterOf(report, ctx.today)))) return false;
  await noted(tx, ctx, report, { way: 'letter' });
  return true;
}

const noted = (tx: Transaction, ctx: Context, report: ReportLine, detail: { way: Urged['way'] } & Call): Promise<void> =>
  tx.record({
    ...by(ctx, 'officer'),
    action: 'urgeReports',
    article,
    subject: { kind: 'report', id: report.id },
    parties: partiesOf(report),
    detail,
  });

const letterOf = (report: ReportLine, today: string): Letter => ({
  key: `urge:report:${report.id}:${today}`,
  to: { organisationId: report.organisationId, role: 'clerk' },
  subject: `${report.authority}催报${titleOf(report)}`,
  body: `“${report.platform}”（证书 ${report.certificateNumber}）${titleOf(report)}${
    report.state === 'returned' ? `已退回修改，尚未重新报送：${report.returnReason ?? ''}` : '尚未报送'
  }，截止${chineseDay(report.reviseBy ?? report.dueOn)}24时（${article}）。没有新业务的，也请作零报告。`,
  link: `/app/reports/${report.id}`,
});
