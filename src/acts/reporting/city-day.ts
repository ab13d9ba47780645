import type { Figures } from '../../core/annexes/annex7.ts';
import { asPeriod, reportOpens } from '../../core/deadlines/reporting.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { type Mark, marksOf } from '../../core/reporting/day.ts';
import { byCertificate } from '../../core/reporting/parties.ts';
import { totalsOf } from '../../core/reporting/quarter.ts';
import { asked, cameIn, standingOf } from '../../core/reporting/standing.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { isPlain } from './accept-reports.ts';
import { isItsOfficer } from './change-by-hand.ts';
import { derivedDay, revisionDue, standingToDue } from './duty.ts';
import { usualDay } from './give-back.ts';
import type { StandingReport, SummaryLineOf, Urged } from './port.ts';
import { reportStanding } from './report-case.ts';
import { reportsOf } from './summary-case.ts';
import { isOwed } from './urge.ts';

/** One platform's line of a quarter; `figures` null: nothing of it stands. */
export type DayRow = {
  readonly report: StandingReport;
  readonly figures: Figures | null;
  readonly marks: readonly Mark[];
  readonly explanation: string | null;
  /** The version that stands, where it was made of a ledger: its rows can be looked at. */
  readonly ledgerNo: number | null;
  /** Waits to be accepted, and nothing of it is asked about. */
  readonly plain: boolean;
  readonly due: ReturnType<typeof standingToDue>;
  readonly revise: ReturnType<typeof revisionDue>;
  /** Of what is still owed: whom to call, and what was done about it. */
  readonly phone: string | null;
  readonly urged: readonly Urged[];
  readonly offers: readonly Offer[];
};

export type CityDay = {
  readonly summary: SummaryLineOf;
  readonly due: ReturnType<typeof standingToDue>;
  readonly derivation: string | null;
  readonly rows: readonly DayRow[];
  readonly totals: Figures;
  /** By which day what is given back today is to come in again, unless another is named. */
  readonly reviseBy: string | null;
  readonly counts: {
    readonly asked: number;
    readonly cameIn: number;
    readonly late: number;
    readonly plain: number;
    readonly owed: number;
  };
};

/** One quarter of one authority on one page: every platform's figures, what is asked about, who is late and how to reach them (第十五条). */
export async function cityDay(ctx: Context, id: string): Promise<CityDay> {
  const { summary, reports, lines, based, reached } = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.reporting.summary(id));
    const of = (await reportsOf(tx, one)).filter(asked).toSorted(byCertificate);
    const signed = one.acceptedOn === null ? undefined : (await tx.reporting.summaryVersions({ summaryId: id })).at(-1);
    const based = new Set((await tx.ledgers.based(of.map((report) => report.id))).map(({ reportId, no }) => `${reportId} ${no}`));
    return { summary: one, reports: of, lines: signed?.content.lines ?? [], based, reached: await reachedBy(tx, of.filter(isOwed)) };
  });
  const accepted = new Set(lines.map(({ platformId }) => platformId));
  const rows = reports.map((report): DayRow => {
    const standing = standingOf(report);
    const acceptedBy = accepted.has(report.platformId) ? summary.issuer : null;
    return {
      report,
      figures: standing?.figures ?? null,
      marks: standing ? marksOf({ ...report, standing }, ctx.tools.schemes.named(report.scheme)) : [],
      explanation: standing?.explanation ?? null,
      ledgerNo: standing && based.has(`${report.id} ${standing.no}`) ? standing.no : null,
      plain: isItsOfficer(ctx, summary) && isPlain(ctx.tools.schemes, report),
      due: standingToDue(ctx, report),
      revise: revisionDue(ctx, report),
      ...(reached.get(report.id) ?? { phone: null, urged: [] }),
      offers: offers(reportProcedure, reportStanding(ctx, { ...report, over: summary, acceptedBy }, [])),
    };
  });
  const [first] = reports;
  return {
    ...{ summary, rows, due: standingToDue(ctx, { ...summary, submittedOn: summary.sentOn }) },
    derivation: first ? derivedDay(ctx, summary, { who: 'authority', scheme: ctx.tools.schemes.named(first.scheme) }) : null,
    reviseBy: first ? usualDay(ctx, first) : null,
    totals: totalsOf(rows.flatMap(({ figures }) => figures ?? [])),
    counts: {
      asked: rows.length,
      cameIn: reports.filter(cameIn).length,
      late: rows.filter(({ due, revise }) => due.status === 'overdue' || (revise?.daysLate ?? 0) > 0).length,
      plain: rows.filter(({ plain }) => plain).length,
      owed: isItsOfficer(ctx, summary) && ctx.today >= reportOpens(asPeriod(summary)) ? reports.filter(isOwed).length : 0,
    },
  };
}

/** By report: the number that its platform publishes, and what was done to get it. */
async function reachedBy(tx: Transaction, owed: readonly StandingReport[]) {
  const urged = await tx.reporting.urged(owed.map(({ id }) => id));
  const each = await Promise.all(
    owed.map(async ({ id, platformId }) => {
      const phone = (await tx.profiles.of(platformId))?.phone ?? null;
      return [id, { phone, urged: urged.filter((one) => one.reportId === id) }] as const;
    }),
  );
  return new Map(each);
}
