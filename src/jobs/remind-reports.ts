import type { Letter, Transaction, World } from '../acts/context.ts';
import type { ReportLine, SummaryLineOf } from '../acts/reporting/port.ts';
import { summaryTitleOf, titleOf } from '../acts/reporting/report-case.ts';
import { givenBackOrBegun, type Revised, revised } from '../acts/reporting/revised.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { timeLeft } from '../core/deadlines/matter.ts';
import type { Reminder } from '../core/deadlines/reporting.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { asked, cameIn, namedMissing } from '../core/reporting/standing.ts';
import { grouped, type Job, postAll, rungKey, rungOf } from './job.ts';

/** Ahead of the deadlines of 第十五条: one digest an organisation, quarter and rung, only to who still owes. */
export const remindReports: Job = {
  name: 'remindReports',
  async run(tx, world) {
    const owing = (await tx.reporting.reports({ state: 'open' })).filter((report) => asked(report) && report.submittedOn === null);
    const summaries = (await tx.reporting.summaries({ unsent: true })).filter((summary) => summary.sentOn === null);
    const due = <T extends { dueOn: string }>(one: T) => {
      const rung = rungOf(one.dueOn, world.today, world.calendar);
      return rung === null ? [] : [{ one, rung }];
    };
    const toPlatforms = grouped(owing.flatMap(due), ({ one }) => `${one.organisationId}:${one.year}Q${one.quarter}`).map(([key, group]) =>
      platformLetter(
        key,
        group[0].rung,
        group.map(({ one }) => one),
      ),
    );
    const toAuthorities: Letter[] = [];
    for (const [, group] of grouped(summaries.flatMap(due), ({ one }) => `${one.year}Q${one.quarter}`)) {
      const { year, quarter } = group[0].one;
      const reports = new Map(grouped(await tx.reporting.reports({ year, quarter }), dutyOf));
      for (const { one, rung } of group) toAuthorities.push(authorityLetter(one, rung, reports.get(dutyOf(one)) ?? []));
    }
    return postAll(tx, [...toPlatforms, ...toAuthorities, ...(await toRevise(tx, world))]);
  },
};

/** What was given back, or is being corrected, by the day of its own. */
async function toRevise(tx: Transaction, world: World): Promise<Letter[]> {
  return (await revised(tx)).flatMap((report) => {
    const rung = rungOf(report.reviseBy, world.today, world.calendar);
    return rung === null ? [] : [reviseLetter(report, rung)];
  });
}

const reviseLetter = (report: Revised, rung: Reminder): Letter => ({
  key: `remind:revise:${report.id}:${report.reviseBy}:${rungKey(rung)}`,
  to: { organisationId: report.organisationId, role: 'clerk' },
  subject: `${titleOf(report)}重新报送${timeLeft(rung)}`,
  body: `“${report.platform}”（证书 ${report.certificateNumber}）${titleOf(report)}${givenBackOrBegun(report)}，请于${chineseDay(report.reviseBy)}24时前重新报送。${report.state === 'correcting' ? '不再更正的，请放弃更正。' : ''}`,
  link: `/app/reports/${report.id}`,
});

const dutyOf = ({ authorityId, issuerId }: { authorityId: string; issuerId: string }): string => `${authorityId}:${issuerId}`;

function platformLetter(key: string, rung: Reminder, reports: readonly ReportLine[]): Letter {
  const first = entryAt(reports, 0);
  return {
    key: `remind:report:${key}:${rungKey(rung)}`,
    to: { organisationId: first.organisationId, role: 'clerk' },
    subject: `${titleOf(first)}${timeLeft(rung)}`,
    body: `以下平台的${titleOf(first)}尚未报送，截止${chineseDay(first.dueOn)}24时（第十五条）：${reports.map((one) => `${one.platform}（证书 ${one.certificateNumber}）`).join('、')}。没有新业务的，也请作零报告。`,
    link: reports.length === 1 ? `/app/reports/${first.id}` : '/app/reports',
  };
}

function authorityLetter(summary: SummaryLineOf, rung: Reminder, reports: readonly ReportLine[]): Letter {
  const missing = reports.filter((one) => asked(one) && !cameIn(one)).map(namedMissing);
  return {
    key: `remind:summary:${summary.id}:${rungKey(rung)}`,
    to: { organisationId: summary.authorityId },
    subject: `${summaryTitleOf(summary)}${timeLeft(rung)}`,
    body: `${summaryTitleOf(summary)}尚未报送${summary.issuer}，截止${chineseDay(summary.dueOn)}24时（第十五条）。${
      missing.length > 0 ? `尚未报送的平台 ${missing.length} 家：${missing.join('、')}。` : '辖内平台均已报送。'
    }`,
    link: `/app/summaries/${summary.id}`,
  };
}
