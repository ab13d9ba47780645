import { lastEndedPeriod } from '../../core/deadlines/reporting.ts';
import { type AuthorityLine, type ProvinceTable, provinceTable } from '../../core/reporting/province.ts';
import type { Context, Transaction } from '../context.ts';
import type { SummaryFilter, SummaryLineOf } from './port.ts';
import type { SummaryVersion } from './records.ts';

/** A line with where it comes from: which signature of which summary, and how that stands with the issuer. */
export type SignedAuthority = AuthorityLine & {
  readonly summaryId: string;
  readonly no: number;
  readonly signedOn: string;
  readonly state: SummaryLineOf['state'];
};
/** One quarter, out of what its authorities signed last; `missing`: who has signed nothing. */
export type IssuerTable = ProvinceTable<SignedAuthority> & {
  readonly year: number;
  readonly quarter: number;
  readonly issuer: string;
  readonly missing: readonly string[];
  readonly scheme: string | null;
};

/** The issuer's own table of a quarter: the last that is over, unless another is asked for. Never out of what is not signed. */
export async function issuerTable(ctx: Context, asked: Pick<SummaryFilter, 'year' | 'quarter'>): Promise<IssuerTable> {
  const period = { ...lastEndedPeriod(ctx.today), ...asked };
  return ctx.inTransaction(async (tx) => {
    const mine = (await tx.reporting.summaries(period)).filter(await issuedBy(tx, ctx));
    return tableOf(period, mine, await tx.reporting.summaryVersions(period));
  });
}

/** The same of every quarter for which anything was signed, the first first. */
export async function issuerQuarters(ctx: Context): Promise<IssuerTable[]> {
  return ctx.inTransaction(async (tx) => {
    const all = (await tx.reporting.summaries({})).filter(await issuedBy(tx, ctx));
    const tables: IssuerTable[] = [];
    for (const period of periodsIn(all)) {
      const mine = all.filter(({ year, quarter }) => year === period.year && quarter === period.quarter);
      tables.push(tableOf(period, mine, await tx.reporting.summaryVersions(period)));
    }
    return tables.filter(({ lines }) => lines.length > 0);
  });
}

/** An issuer's own; whoever supervises all reads the province's. */
async function issuedBy(tx: Transaction, { actor }: Context): Promise<(one: SummaryLineOf) => boolean> {
  if (!actor.roles.includes('supervisor')) return ({ issuerId }) => issuerId === actor.organisationId;
  const provinces = new Set((await tx.directory.organisations({ kinds: ['province'] })).map(({ id }) => id));
  return ({ issuerId }) => provinces.has(issuerId);
}

type Period = { year: number; quarter: number };

/** The newest stands first in what the store gives. */
const periodsIn = (all: readonly SummaryLineOf[]): Period[] =>
  [...new Map(all.map(({ year, quarter }) => [`${year} ${quarter}`, { year, quarter }])).values()].toReversed();

function tableOf(period: Period, summaries: readonly SummaryLineOf[], versions: readonly SummaryVersion[]): IssuerTable {
  const last = new Map(versions.map((one) => [one.summaryId, one]));
  const signed = summaries.flatMap((one) => {
    const version = last.get(one.id);
    return version ? [{ one, version }] : [];
  });
  return {
    ...provinceTable(signed.map(({ one, version }) => lineOf(one, version))),
    ...{ year: period.year, quarter: period.quarter, issuer: summaries[0]?.issuer ?? '' },
    missing: summaries.filter(({ id }) => !last.has(id)).map(({ authority }) => authority),
    scheme: signed[0]?.version.content.scheme ?? null,
  };
}

const lineOf = ({ id, authorityId, authority, state }: SummaryLineOf, { no, signedOn, content }: SummaryVersion): SignedAuthority => ({
  ...{ authorityId, authority, summaryId: id, no, signedOn, state },
  platforms: content.lines.length,
  figures: content.totals,
});
