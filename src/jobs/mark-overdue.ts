import type { Letter } from '../acts/context.ts';
import { revisionDue, standingToDue } from '../acts/reporting/duty.ts';
import type { ReportLine, SummaryLineOf } from '../acts/reporting/port.ts';
import { summaryTitleOf, titleOf } from '../acts/reporting/report-case.ts';
import { givenBackOrBegun, type Revised, revised } from '../acts/reporting/revised.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { asked } from '../core/reporting/standing.ts';
import { grouped, type Job, postAll } from './job.ts';

/**
 * Past a deadline of 第十五条: the platform, its authority and the issuer are told, once. That is all: lateness alone never leads to revocation
 * (第十二条 asks for a verified violation).
 */
export const markOverdue: Job = {
  name: 'markOverdue',
  async run(tx, world) {
    const open = await tx.reporting.reports({ state: 'open' });
    const reports = open.filter((one) => asked(one) && one.submittedOn === null && standingToDue(world, one).pastDue);
    const summaries = (await tx.reporting.summaries({ unsent: true })).filter(
      (one) => one.sentOn === null && standingToDue(world, { ...one, submittedOn: null }).pastDue,
    );
    const byAuthority = grouped(reports, (one) => `${one.authorityId}:${one.issuerId}:${one.year}Q${one.quarter}`);
    return postAll(tx, [
      ...reports.map(toPlatform),
      ...byAuthority.map(([key, group]) => toAuthority(key, group)),
      ...summaries.flatMap(ofSummary),
      ...(await revised(tx)).filter((one) => (revisionDue(world, one)?.daysLate ?? 0) > 0).flatMap(ofRevised),
    ]);
  },
};

const toPlatform = (report: ReportLine): Letter => ({
  key: `overdue:report:${report.id}`,
  to: { organisationId: report.organisationId, role: 'clerk' },
  subject: `${titleOf(report)}已逾期，仍可报送`,
  body: `“${report.platform}”${titleOf(report)}应于${chineseDay(report.dueOn)}前报送（第十五条），现已逾期。系统仍接收，并如实记明逾期天数，请尽快报送。`,
  link: `/app/reports/${report.id}`,
});

const toAuthority = (key: string, reports: readonly [ReportLine, ...ReportLine[]]): Letter => ({
  key: `overdue:authority:${key}`,
  to: { organisationId: reports[0].authorityId, role: 'officer' },
  subject: `${titleOf(reports[0])}逾期未报 ${reports.length} 家`,
  body: `逾期未报的平台：${reports.map((one) => one.platform).join('、')}。请督促报送；未报的平台将在汇总表中列明。逾期本身不是撤销称号的事由（第十二条）。`,
  link: '/app/reports',
});

const ofSummary = (summary: SummaryLineOf): Letter[] =>
  [{ organisationId: summary.authorityId }, { organisationId: summary.issuerId, role: 'officer' }].map((to) => ({
    key: `overdue:summary:${summary.id}:${to.organisationId}`,
    to,
    subject: `${summary.authority}${summaryTitleOf(summary)}已逾期`,
    body: `${summary.authority}${summaryTitleOf(summary)}应于${chineseDay(summary.dueOn)}前报送${summary.issuer}（第十五条），现已逾期，仍可报送。`,
    link: `/app/summaries/${summary.id}`,
  }));

const ofRevised = (report: Revised): Letter[] =>
  [
    { organisationId: report.organisationId, role: 'clerk' as const },
    { organisationId: report.authorityId, role: 'officer' as const },
  ].map((to) => ({
    key: `overdue:revise:${report.id}:${report.reviseBy}:${to.organisationId}`,
    to,
    subject: `${report.platform}${titleOf(report)}重新报送已逾期`,
    body: `“${report.platform}”${titleOf(report)}${givenBackOrBegun(report)}，应于${chineseDay(report.reviseBy)}前重新报送，现已逾期，仍可报送。`,
    link: `/app/reports/${report.id}`,
  }));
