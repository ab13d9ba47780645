import type { Figures } from '../../core/annexes/annex7.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { actOf } from '../../core/procedure/step.ts';
import type { Doubt } from '../../core/reporting/doubts.ts';
import type { SampleTables } from '../../core/reporting/figures.ts';
import { changesBetween, type FigureChange } from '../../core/reporting/revision.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { ReportLine } from './port.ts';
import type { ReportVersion } from './records.ts';
import { isOwn } from './report-case.ts';

/** What became of a version while it was the last: who did what, when, and why. */
export type VersionEvent = { readonly at: string; readonly by: string; readonly what: string; readonly reason: string | null };
export type VersionLine = Pick<ReportVersion, 'no' | 'number' | 'hash' | 'submittedAt' | 'reason' | 'reviseBy' | 'named'> & {
  readonly by: string;
  readonly events: readonly VersionEvent[];
};
export type VersionView = {
  readonly report: ReportLine;
  readonly version: VersionLine;
  readonly figures: Figures;
  readonly sampleTables: SampleTables;
  readonly annualSummary: string | null;
  readonly doubts: readonly Doubt[];
  readonly explanation: string | null;
  readonly nothingToReport: boolean;
  /** Whether it was made of a ledger. */
  readonly ledgerKept: boolean;
  /** Against the version before it. */
  readonly changes: readonly FigureChange[];
};

/** One version as it came in, for whoever may read the report; contacts are masked for all but its platform. */
export async function viewVersion(ctx: Context, id: string, no: number): Promise<VersionView> {
  const seen = await ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.report(id));
    const personal = isOwn(ctx, report) ? 'open' : 'masked';
    const version = found(await tx.reporting.version(id, no, personal));
    const before = no > 1 ? await tx.reporting.version(id, no - 1, 'masked') : null;
    return { report, version, before, lines: await versionsOf(tx, id), ledgerKept: (await tx.ledgers.basis(id, no)) !== null };
  });
  const { report, version, before, lines, ledgerKept } = seen;
  const [line] = await ctx.asSystem((system) => named(system, [found(lines.find((one) => one.no === no))]));
  const { figures, rows: sampleTables, annualSummary, doubts, explanation, nothingToReport } = version;
  return {
    ...{ report, version: found(line ?? null), figures, sampleTables, annualSummary, doubts, explanation },
    nothingToReport: nothingToReport ?? false,
    ledgerKept,
    changes: before ? changesBetween(before.figures, figures) : [],
  };
}

type Unnamed = Omit<VersionLine, 'by'> & { readonly submittedBy: string };

/** All versions of a report, each with what was done to it while it was the last. */
export async function versionsOf(tx: Transaction, id: string): Promise<Unnamed[]> {
  const versions = await tx.reporting.versions(id);
  const during = await eventsOf(tx, id);
  return versions.map(({ no, number, hash, submittedAt, submittedBy, reason, reviseBy, named: then }) => {
    return { no, number, hash, submittedAt, submittedBy, reason, reviseBy, named: then, events: during[no] ?? [] };
  });
}

/** The platform's accounts may be closed to the reader; their names stand on the paper. */
export async function named(system: Transaction, versions: readonly Unnamed[]): Promise<VersionLine[]> {
  const names = await system.directory.names(versions.map(({ submittedBy }) => submittedBy));
  return versions.map(({ submittedBy, ...version }) => ({ ...version, by: names[submittedBy] ?? '' }));
}

/** What was done to a report after its first, second, third version had come in, in the order of the journal. */
async function eventsOf(tx: Transaction, id: string): Promise<VersionEvent[][]> {
  const events: VersionEvent[][] = [[]];
  for (const { at, actorName, action, detail } of await tx.journal.entries({ subject: id })) {
    if (action === actOf(reportProcedure, 'submit')) events.push([]);
    const label = laterActs.get(String(action));
    const { reason = null } = (detail ?? {}) as { reason?: string | null };
    if (label !== undefined) events.at(-1)?.push({ at: String(at), by: String(actorName), what: label, reason });
  }
  return events;
}

const laterActs: ReadonlyMap<string, string> = new Map(
  (['accept', 'return', 'reopen', 'withdraw'] as const).map((step) => [actOf(reportProcedure, step), reportProcedure.steps[step].label]),
);
