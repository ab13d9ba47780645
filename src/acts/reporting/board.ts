import { lastEndedPeriod } from '../../core/deadlines/reporting.ts';
import { asked, cameIn, namedMissing } from '../../core/reporting/standing.ts';
import type { Context } from '../context.ts';
import { standingToDue } from './duty.ts';
import type { ReportLine, SummaryFilter, SummaryLineOf } from './port.ts';

type Standing = ReturnType<typeof standingToDue>;
export type BoardLine = {
  summaryId: string | null;
  authorityId: string;
  authority: string;
  platforms: number;
  reported: number;
  late: number;
  missing: string[];
  state: SummaryLineOf['state'] | null;
  sentOn: string | null;
  due: Standing | null;
};

/** How a quarter stands, authority by authority (第十五条). The last quarter that is over, unless another is asked for. */
export async function board(ctx: Context, filter: SummaryFilter): Promise<{ year: number; quarter: number; authorities: BoardLine[] }> {
  const period = { ...lastEndedPeriod(ctx.today), ...filter };
  const { reports, summaries } = await ctx.inTransaction(async (tx) => ({
    reports: await tx.reporting.reports(period),
    summaries: await tx.reporting.summaries(period),
  }));
  const groups = new Map<string, [ReportLine, ...ReportLine[]]>();
  for (const one of reports) {
    const key = `${one.authorityId}:${one.issuerId}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const authorities = [...groups.values()].map((group) => {
    const [first] = group;
    const summary = summaries.find((one) => one.authorityId === first.authorityId && one.issuerId === first.issuerId) ?? null;
    return boardLine(ctx, group, { first, summary });
  });
  return { ...period, authorities };
}

function boardLine(
  ctx: Context,
  reports: readonly ReportLine[],
  { first, summary }: { first: ReportLine; summary: SummaryLineOf | null },
): BoardLine {
  const owed = reports.filter(asked);
  return {
    summaryId: summary?.id ?? null,
    authorityId: first.authorityId,
    authority: first.authority,
    platforms: owed.length,
    reported: owed.filter(cameIn).length,
    late: owed.filter((one) => standingToDue(ctx, one).pastDue).length,
    missing: owed.filter((one) => !cameIn(one)).map(namedMissing),
    state: summary?.state ?? null,
    sentOn: summary?.sentOn ?? null,
    due: summary && standingToDue(ctx, { ...summary, submittedOn: summary.sentOn }),
  };
}
