import { chineseDay } from '../../core/calendar/day.ts';
import { dueOf } from '../../core/deadlines/duty.ts';
import { lastEndedPeriod, type Period, periodLabel, periodOf, quarterEnd } from '../../core/deadlines/reporting.ts';
import { oneServes, reportingTitles } from '../../core/deadlines/titles.ts';
import { partiesOf } from '../../core/reporting/parties.ts';
import { prefill } from '../../core/reporting/quarter.ts';
import { bySystem, type Event, type Letter, type Transaction, type World } from '../context.ts';
import { fillableFrom } from './duty.ts';
import type { LastReported, OpenedReport, Reporter } from './port.ts';
import type { Report, Summary } from './records.ts';
import { leftBy } from './report-case.ts';

/**
 * Opens what time asks for (第十五条): a report for every platform in force at the quarter's end, and its authority's summary, one each, prefilled.
 * Done again it opens nothing twice, and goes on where `most` let it stop; it only moves due days that a newly loaded calendar changes. Answers how many reports it opened.
 */
export async function openReports(tx: Transaction, world: World, most = MOST_AT_ONCE): Promise<number> {
  const ended = await openPeriod(tx, world, { period: lastEndedPeriod(world.today), most });
  return ended === most ? ended : ended + (await openPeriod(tx, world, { period: periodOf(world.today), most: most - ended }));
}

/** So many are opened in one transaction; whoever comes again opens the next. */
export const MOST_AT_ONCE = 500;

type Portion = { readonly period: Period; readonly most: number };

async function openPeriod(tx: Transaction, world: World, { period, most }: Portion): Promise<number> {
  const { schemes } = world.tools;
  const reporters = reportingTitles(await tx.reporting.reporting(quarterEnd(period.year, period.quarter)), schemes);
  const reports = await tx.reporting.reports(period);
  const known = new Map(
    reports.flatMap((report) =>
      [report.platformId, ...(oneServes(report, schemes) ? [unitOf(report)] : [])].map((key) => [key, report] as const),
    ),
  );
  const missing: Opening[] = [];
  for (const reporter of reporters) {
    const dueOn = dueOf(period, 'platform', { scheme: world.tools.schemes.named(reporter.scheme), calendar: world.calendar });
    if (world.today < fillableFrom(period, dueOn, world.calendar)) continue;
    const report = known.get(reporter.id) ?? (oneServes(reporter, schemes) ? known.get(unitOf(reporter)) : undefined);
    if (!report) missing.push({ period, reporter, dueOn });
    else if (report.submittedOn === null && report.dueOn !== dueOn) await tx.reporting.changeReport(report.id, report.version, { dueOn });
  }
  const opened = await openAll(tx, world, missing.slice(0, most));
  if (opened > 0 || known.size > 0) await openSummaries(tx, world, { period, reporters });
  return opened;
}

type Unit = { organisationId: string; issuerId: string };
const unitOf = ({ organisationId, issuerId }: Unit): string => `${organisationId}:${issuerId}`;

type Opening = { period: Period; reporter: Reporter; dueOn: string };

/** A handful of statements, however many are opened. */
async function openAll(tx: Transaction, world: World, openings: readonly Opening[]): Promise<number> {
  const [first] = openings;
  if (!first) return 0;
  const units = openings.map(({ reporter }) => ({ ...pairOf(reporter), platformId: reporter.id }));
  const before = await tx.reporting.lastReported({ ...first.period, units });
  const previous = new Map(before.map((one) => [one.platformId, one]));
  const begun = openings.map((opening) => ({ ...opening, ...begunWith(world, opening, previous.get(opening.reporter.id) ?? null) }));
  const added = new Set(await tx.reporting.addReports(begun));
  const opened = begun.filter(({ report }) => added.has(report.id));
  for (const { report } of opened) await tx.record(openedEvent(world, report));
  await tx.postAll(opened.map(letterOf));
  return opened.length;
}

const pairOf = ({ organisationId, issuerId }: Unit): Unit => ({ organisationId, issuerId });

function begunWith(world: World, opening: Opening, previous: LastReported | null): OpenedReport {
  const { figures, sampleTables } = prefill(leftBy(opening.period, previous), opening.period.quarter);
  return { report: newReport(world, { ...opening, figures }), sampleTables };
}

const openedEvent = (world: World, report: Report): Event => ({
  ...bySystem(world),
  action: 'openReport',
  article: '第十五条',
  subject: { kind: 'report', id: report.id },
  parties: partiesOf(report),
  detail: { year: report.year, quarter: report.quarter, dueOn: report.dueOn },
});

const letterOf = ({ period, reporter, dueOn, report }: Opening & OpenedReport): Letter => ({
  key: `report:${report.id}:opened`,
  to: { organisationId: reporter.organisationId, role: 'clerk' },
  subject: `请填报${periodLabel(period)}调度表`,
  body: `“${reporter.name}”（证书 ${reporter.certificateNumber}）${periodLabel(period)}调度表已开放填写，请于${chineseDay(dueOn)}24时前报送（第十五条）。上季度的基础数据已带入，请核对。`,
  link: `/app/reports/${report.id}`,
});

const newReport = (world: World, { period, reporter, dueOn, figures }: Opening & Pick<Report, 'figures'>): Report => ({
  id: world.tools.newId(),
  platformId: reporter.id,
  organisationId: reporter.organisationId,
  authorityId: reporter.authorityId,
  issuerId: reporter.issuerId,
  year: period.year,
  quarter: period.quarter,
  state: 'open',
  dueOn,
  figures,
  nothingToReport: false,
  annualSummary: null,
  explanation: null,
  submittedOn: null,
  submittedBy: null,
  returnReason: null,
  returnItems: [],
  reviseBy: null,
  revisionReason: null,
  revisionOf: null,
  version: 1,
  openedAt: world.now,
});

/** One summary an authority and issuer; an issuer that is its own authority (第十七条) has nobody to report to. */
async function openSummaries(
  tx: Transaction,
  world: World,
  { period, reporters }: { period: Period; reporters: readonly Reporter[] },
): Promise<void> {
  const known = await tx.reporting.summaries(period);
  const duties = reporters.filter(
    (one, index) => one.authorityId !== one.issuerId && reporters.findIndex((other) => together(one, other)) === index,
  );
  for (const duty of duties) {
    const dueOn = dueOf(period, 'authority', { scheme: world.tools.schemes.named(duty.scheme), calendar: world.calendar });
    const summary = known.find((one) => together(one, duty));
    if (!summary) await tx.reporting.addSummary(newSummary(world, { period, reporter: duty, dueOn }));
    else if (summary.sentOn === null && summary.dueOn !== dueOn) await tx.reporting.changeSummary(summary.id, summary.version, { dueOn });
  }
}

type Pair = { authorityId: string; issuerId: string };
const together = (a: Pair, b: Pair): boolean => a.authorityId === b.authorityId && a.issuerId === b.issuerId;

const newSummary = (world: World, { period, reporter, dueOn }: Opening): Summary => ({
  id: world.tools.newId(),
  authorityId: reporter.authorityId,
  issuerId: reporter.issuerId,
  year: period.year,
  quarter: period.quarter,
  state: 'open',
  dueOn,
  lines: null,
  totals: null,
  missing: null,
  asOf: null,
  byHand: [],
  overview: null,
  reason: null,
  preparedBy: null,
  givenBackBy: null,
  givenBackReason: null,
  returnReason: null,
  acceptedOn: null,
  signedBy: null,
  sentOn: null,
  version: 1,
  openedAt: world.now,
});
