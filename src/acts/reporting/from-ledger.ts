import type { Figures } from '../../core/annexes/annex7.ts';
import { asPeriod, quarterEnd } from '../../core/deadlines/reporting.ts';
import { contestedWords } from '../../core/ledger/confirm.ts';
import { countedIn, type Share, sharesIn } from '../../core/ledger/derive.ts';
import {
  type Basis,
  basisOf,
  changedSince,
  figuresFrom,
  isKept,
  readingsIn,
  type Sources,
  sampleTablesFrom,
} from '../../core/ledger/report.ts';
import type { SampleTables } from '../../core/reporting/figures.ts';
import type { FigureChange } from '../../core/reporting/revision.ts';
import type { Context, Transaction } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import type { ReportLine } from './port.ts';
import { isOwn } from './report-case.ts';

/** What the own ledger says of a report's year up to its quarter's end. */
export async function sourcesOf(
  tx: Transaction,
  { organisationId, ...of }: Pick<ReportLine, 'organisationId' | 'year' | 'quarter'>,
): Promise<Sources> {
  const { year, quarter } = asPeriod(of);
  const span = { organisationId, from: `${year}-01-01`, to: quarterEnd(year, quarter) };
  const ledger = await tx.ledgers.of(span);
  const monthsDue = 3 * quarter;
  return { ledger, monthsDue, months: await tx.ledgers.months(span), capacity: await tx.ledgers.capacity(organisationId, span.to) };
}

export type FromLedger = {
  /** False: there is nothing in it, and the platform types as before. */
  readonly kept: boolean;
  readonly figures: Partial<Figures>;
  readonly sampleTables: SampleTables;
  readonly shares: readonly Share[];
  readonly lines: number;
  /** How the edition counts. */
  readonly readings: readonly string[];
  /** Against the version that came in last; empty where none did, or it was made without a ledger. */
  readonly changed: readonly FigureChange[];
};

/** The own report as the ledger would fill it, and what has become of the ledger since it was reported. */
export const fromLedger = (ctx: Context, id: string): Promise<FromLedger> =>
  ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.report(id));
    if (!isOwn(ctx, report)) refuse({ kind: 'notAllowed' });
    const sources = await sourcesOf(tx, report);
    const last = (await tx.reporting.versions(id)).at(-1);
    const before = last ? await tx.ledgers.basis(id, last.no) : null;
    return {
      kept: isKept(sources),
      figures: figuresFrom(sources),
      sampleTables: sampleTablesFrom(sources),
      shares: sharesIn(sources.ledger, sources.months),
      lines: sources.ledger.services.length,
      readings: readingsIn(ctx.tools.schemes.named(report.scheme)),
      changed: before ? changedSince(before.counted, countedIn(sources.ledger)) : [],
    };
  });

/** Kept with a version as it comes in: what it was made of. Nothing where there is no ledger. */
export async function keepBasis(tx: Transaction, ctx: Context, report: ReportLine): Promise<void> {
  const sources = await sourcesOf(tx, report);
  if (!isKept(sources)) return;
  const no = (await tx.reporting.versions(report.id)).length + 1;
  await tx.ledgers.keepBasis(report.id, no, basisOf(sources, readingsIn(ctx.tools.schemes.named(report.scheme)), ctx.tools.digest));
}

/** What the served enterprises said against lines of a version, by the line, in words; denials that came after the report too. */
export async function contestedIn(tx: Transaction, { organisationId }: ReportLine, { lines }: Basis): Promise<ReadonlyMap<string, string>> {
  const answers = await tx.confirmations.contested(
    organisationId,
    lines.map(({ id }) => id),
  );
  return new Map(answers.map((one) => [one.serviceId ?? '', contestedWords(one) ?? '']));
}

/** What a version was made of, for whoever may read the report, its figures, and what the other side said of it; null: 未建台账. */
export const viewBasis = (
  ctx: Context,
  id: string,
  no: number,
): Promise<{ readonly basis: Basis; readonly figures: Figures; readonly contested: ReadonlyMap<string, string> } | null> =>
  ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.report(id));
    const { figures } = found(await tx.reporting.version(id, no, 'masked'));
    const basis = await tx.ledgers.basis(id, no);
    return basis && { basis, figures, contested: await contestedIn(tx, report, basis) };
  });
