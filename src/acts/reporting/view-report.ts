import { type FigureKey, type Figures, figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import type { Fault, Row } from '../../core/annexes/field.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { asPeriod, reportOpens } from '../../core/deadlines/reporting.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { type Alert, belowConditions } from '../../core/reporting/below.ts';
import type { Doubt } from '../../core/reporting/doubts.ts';
import { emptyFigures, isCumulative, type SampleTables } from '../../core/reporting/figures.ts';
import { partiesOf } from '../../core/reporting/parties.ts';
import { own } from '../../core/text/own.ts';
import type { Context, Transaction } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { derivedDay, provisional, revisionDue, standingToDue } from './duty.ts';
import { contestedIn } from './from-ledger.ts';
import type { AskedReports, FoundReports } from './list-port.ts';
import type { ReportLine } from './port.ts';
import type { ReportVersion } from './records.ts';
import {
  belowOf,
  countedOf,
  doubtsIn,
  faultsOf,
  isOwn,
  editable as mayType,
  type Neighbours,
  neighboursOf,
  reportStanding,
} from './report-case.ts';
import { annex8Of, correctionOf, type Effect } from './revision.ts';
import { isOwed } from './urge.ts';
import { named, type VersionLine, versionsOf } from './view-version.ts';

export type ReportView = {
  report: ReportLine;
  figures: Figures;
  sampleTables: SampleTables;
  annualSummary: string | null;
  /** What is asked about, and why it is right all the same. */
  doubts: readonly Doubt[];
  explanation: string | null;
  /** The quarter before, as it last came in. */
  previous: Pick<ReportVersion, 'figures' | 'number'> | null;
  /** Base figures that still stand as they were taken over from the quarter before. */
  prefilled: FigureKey[];
  due: ReturnType<typeof standingToDue>;
  derivation: string | null;
  faults: readonly Fault[];
  alerts: readonly Alert[];
  offers: Offer[];
  editable: boolean;
  /** What its correction would do, for the platform that writes it. */
  revision: Effect | null;
  versions: VersionLine[];
  /** Whether the last version was made of a ledger; null where none came in. */
  ledgerKept: boolean | null;
  /** How many of its lines the other side contests. */
  ledgerContested: number;
};

/** One report as this actor may see it: the platform what it is typing, everybody else what came in, contacts masked. */
export async function viewReport(ctx: Context, id: string): Promise<ReportView> {
  const { versions, correction, ...view } = await ctx.inTransaction((tx) => viewIn(tx, ctx, id));
  const { report, faults } = view;
  const { lines, below } = await ctx.asSystem(async (system) => ({
    lines: await named(system, versions),
    below: await belowOf(system, report),
  }));
  return {
    ...{ ...view, versions: lines },
    offers: offers(reportProcedure, reportStanding(ctx, { ...report, ...below }, faults)),
    revision: correction && { ...correction, annex8: annex8Of(report, below.over) },
  };
}

async function viewIn(tx: Transaction, ctx: Context, id: string) {
  const report = found(await tx.reporting.report(id));
  const editable = isOwn(ctx, report) && mayType(report);
  const neighbours = await neighboursOf(tx, report, isOwn(ctx, report) ? 'open' : 'masked');
  const { previous } = neighbours;
  const shown = editable
    ? await typedOf(tx, ctx, { report, neighbours })
    : await sentOf(tx, report, isOwn(ctx, report) ? 'open' : 'masked');
  const faults = editable ? faultsOf(ctx, { ...report, figures: shown.figures }, { ...shown, neighbours }) : [];
  return {
    report,
    ...shown,
    previous: previous && { figures: previous.figures, number: previous.number },
    prefilled: prefilledOf(shown.figures, previous?.figures ?? null),
    due: standingToDue(ctx, report),
    derivation: derivedDay(ctx, report, { who: 'platform', scheme: ctx.tools.schemes.named(report.scheme) }),
    faults,
    alerts: belowConditions({ ...report, figures: shown.figures }, ctx.tools.schemes.named(report.scheme)),
    editable,
    correction: editable ? await correctionOf(tx, report, shown.figures) : null,
    ...(await versionsWith(tx, report)),
  };
}

async function versionsWith(tx: Transaction, report: ReportLine) {
  const versions = await versionsOf(tx, report.id);
  const last = versions.at(-1);
  const basis = last ? await tx.ledgers.basis(report.id, last.no) : null;
  const ledgerContested = basis ? (await contestedIn(tx, report, basis)).size : 0;
  return { versions, ledgerKept: last ? basis !== null : null, ledgerContested };
}

type Shown = Pick<ReportView, 'figures' | 'sampleTables' | 'annualSummary' | 'doubts' | 'explanation'>;

/** What the platform is typing, as it would be sent in. */
async function typedOf(
  tx: Transaction,
  ctx: Context,
  { report, neighbours }: { report: ReportLine; neighbours: Neighbours },
): Promise<Shown> {
  const { figures, sampleTables } = countedOf(report, await tx.reporting.sampleTables(report.id, 'open'), neighbours);
  const doubts = doubtsIn(ctx, { ...report, figures }, { sampleTables, neighbours });
  return { figures, sampleTables, annualSummary: report.annualSummary, doubts, explanation: report.explanation };
}

/** What came in last, whoever looks and whatever is being typed since; nothing where nothing did. */
async function sentOf(tx: Transaction, report: ReportLine, personal: 'open' | 'masked'): Promise<Shown> {
  const last = await tx.reporting.lastVersion(report, personal);
  if (!last)
    return { figures: emptyFigures(), sampleTables: { frequent: [], events: [] }, annualSummary: null, doubts: [], explanation: null };
  const { figures, rows: sampleTables, annualSummary, doubts, explanation } = last;
  return { figures, sampleTables, annualSummary, doubts, explanation };
}

const prefilledOf = (figures: Figures, previous: Figures | null): FigureKey[] =>
  figureKeys.filter((key) => !isCumulative(key) && previous !== null && !isBlank(figures[key]) && figures[key] === previous[key]);

/**
 * A page of the reports that this actor may see, newest quarter first; figures are left to the single view. `overdue`: how many of all that was asked for are
 * owed past a day that stands (第十五条).
 */
export async function listReports(
  ctx: Context,
  asked: Omit<AskedReports, 'today'>,
): Promise<Omit<FoundReports, 'late'> & { lines: ReportLine[]; overdue: number }> {
  const { late, ...page } = await ctx.inTransaction((tx) => tx.reporting.page(ctx.actor, { ...asked, today: ctx.today }));
  const owed = Object.entries(late).filter(([dueOn]) => provisional(dueOn, ctx.calendar) === null);
  return { ...page, overdue: owed.reduce((sum, [, count]) => sum + count, 0) };
}

/** Opens one contact of 样表1, or who reports for the platform (`contact`), for the authority that must phone; the log keeps who did, never what it was. */
export async function revealSampleRow(ctx: Context, id: string, { path, purpose }: { path: string; purpose: string }): Promise<string> {
  return ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.report(id));
    const { value, personal } =
      path === 'contact' ? await clerksOf(tx, ctx, report) : { value: await sampleCell(tx, ctx, { report, path }), personal: 1 };
    await disclose(tx, ctx, {
      action: 'revealPersonal',
      article: '第十六条',
      subject: { kind: 'report', id },
      parties: partiesOf(report),
      detail: { path },
      ...{ what: path, purpose, personal },
    });
    return value;
  });
}

/** Who fills in the platform's reports, with the mobile that each has left; its people are closed to the reader otherwise: only its own authority has a call to make, and only while something is owed. */
async function clerksOf(tx: Transaction, ctx: Context, report: ReportLine): Promise<{ value: string; personal: number }> {
  if (ctx.actor.organisationId !== report.authorityId) refuse({ kind: 'notAllowed' });
  const opens = reportOpens(asPeriod(report));
  if (ctx.today < opens) notNow('第十五条', `本季度尚未结束，${chineseDay(opens)}起可以查看填报人`);
  if (!isOwed(report) && !(revisionDue(ctx, report)?.daysLate ?? 0)) notNow('第十五条', '这份调度表已报送，没有要催报的，不须查看填报人');
  return tx.asSystem(async (system) => {
    const clerks = (await system.directory.accountsOf(report.organisationId)).filter(
      ({ active, roles }) => active && roles.includes('clerk'),
    );
    const numbers = await Promise.all(clerks.map(async ({ id }) => (await system.contacts.of(id))?.mobile ?? '没有留手机号码'));
    const people = clerks.map(({ name }, at) => `${name} ${numbers[at]}`);
    return { value: people.join('；') || '没有在用的填报账号', personal: people.length };
  });
}

async function sampleCell(tx: Transaction, ctx: Context, { report, path }: { report: ReportLine; path: string }): Promise<string> {
  const [table = '', rowId, column = ''] = path.split('/');
  if (!Object.hasOwn(sampleTableForms, table)) return badInput('path', '样表', `没有“${path}”这一处，请刷新页面`);
  const rows =
    isOwn(ctx, report) && mayType(report)
      ? await tx.reporting.sampleTables(report.id, 'open')
      : (await tx.reporting.lastVersion(report, 'open'))?.rows;
  const value = found(own(own<readonly Row[]>(rows ?? {}, table)?.find((row) => row.id === rowId)?.cells ?? {}, column));
  return String(value);
}
