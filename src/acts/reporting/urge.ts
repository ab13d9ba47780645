import { chineseDay } from '../../core/calendar/day.ts';
import { asPeriod, reportOpens } from '../../core/deadlines/reporting.ts';
import { asked } from '../../core/reporting/standing.ts';
import { by, type Context, type Letter } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { isItsOfficer } from './change-by-hand.ts';
import type { ReportLine, StandingReport } from './port.ts';
import { titleOf } from './report-case.ts';
import { reportsOf } from './summary-case.ts';

const article = '第十五条';

/** Whether it is still owed: never sent in, or given back. */
export const isOwed = (report: StandingReport): boolean => asked(report) && (report.state === 'open' || report.state === 'returned');

/** 催报: a letter to each platform of a summary that owes its report, once a day at most. Answers to how many. Throws Refused. */
export async function urge(ctx: Context, id: string): Promise<number> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.summary(id));
    if (!isItsOfficer(ctx, summary)) refuse({ kind: 'notAllowed' });
    const opens = reportOpens(asPeriod(summary));
    if (ctx.today < opens) notNow(article, `本季度尚未结束，${chineseDay(opens)}起可以催报`);
    const owed = (await reportsOf(tx, summary)).filter(isOwed);
    if (owed.length === 0) notNow(article, '辖内平台均已报送，没有可以催报的');
    const urged: string[] = [];
    for (const report of owed) if (await tx.post(letterOf(report, ctx.today))) urged.push(report.certificateNumber);
    if (urged.length === 0) notNow(article, '今天已经催报过，同一平台一天催报一次，请明天再催');
    await tx.record({
      ...by(ctx, 'officer'),
      action: 'urgeReports',
      article,
      subject: { kind: 'summary', id },
      parties: { issuerId: summary.issuerId, recommenderId: summary.authorityId },
      detail: { numbers: urged },
    });
    return urged.length;
  });
}

const letterOf = (report: ReportLine, today: string): Letter => ({
  key: `urge:report:${report.id}:${today}`,
  to: { organisationId: report.organisationId, role: 'clerk' },
  subject: `${report.authority}催报${titleOf(report)}`,
  body: `“${report.platform}”（证书 ${report.certificateNumber}）${titleOf(report)}${
    report.state === 'returned' ? `已退回修改，尚未重新报送：${report.returnReason ?? ''}` : '尚未报送'
  }，截止${chineseDay(report.dueOn)}24时（第十五条）。没有新业务的，也请作零报告。`,
  link: `/app/reports/${report.id}`,
});
