import { movedOn, REVOKED } from '../../core/annexes/carried.ts';
import type { Content, Row, Value } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import { operationOf } from '../../core/annexes/rows.ts';
import { asPeriod, periodLabel } from '../../core/deadlines/reporting.ts';
import { servedRows } from '../../core/ledger/annex5.ts';
import { standingOf } from '../../core/reporting/standing.ts';
import type { Context, Transaction } from '../context.ts';
import { recognisedBelow } from './below.ts';
import { extraCarried } from './carried-extra.ts';
import { earlierOf } from './earlier.ts';
import type { DossierLine } from './port.ts';

/** What a new form begins with, and where each value and row (`table/rowId`) comes from in words; a change by hand takes the source away. */
export type Known = Content & { readonly sources: Readonly<Record<string, string>> };

/** Standing facts of an organisation; what is counted anew each year is not carried over. */
const standingKeys = [
  'nature',
  'issuer',
  'registeredOn',
  'address',
  'postcode',
  'legalRepresentative',
  'legalIdKind',
  'legalIdNumber',
  'legalMobile',
  'contactName',
  'contactPhone',
  'contactMobile',
  'website',
  'filingNumber',
  'email',
  'registeredCapital',
  'premisesOwned',
  'premisesRented',
  'kind',
  'functions',
  'benefitBasis',
  'qualifications',
] as const;
const standingTables = ['investors', 'agreements', 'otherPartners', 'equipment', 'staff'] as const;
/** 二、平台运营情况 shows the years before the round's: those of an earlier dossier stand, later ones are in the fourth quarters' reports. */
const YEARS_BACK = [3, 2, 1] as const;

/** `issuerId`: of the round; `local`: for a round of a city's own, which does not ask for a recognition below. */
type Asked = { creditCode: string; year: number; issuerId: string; local?: boolean; form: Form };
const noneBelow = { values: {}, sources: {} };

/** What the system knows already: the organisation, its last dossier, its last quarterly report (同源数据只填一次). */
export async function known(tx: Transaction, ctx: Context, { creditCode, year, issuerId, local, form }: Asked): Promise<Known> {
  const start: { values: Record<string, Value>; sources: Record<string, string> } = {
    values: { creditCode },
    sources: { creditCode: '来自单位注册信息' },
  };
  const last = (await tx.dossiers.lines({ applicantId: ctx.actor.organisationId })).find((one) => one.number !== null);
  const before = last ? await tx.dossiers.content(last.id, 'open') : null;
  const said = `来自贵单位${last?.roundYear ?? ''}年度申报${last ? await fateIn(tx, last) : ''}`;
  for (const key of standingKeys) {
    const value = before?.values[key] ?? null;
    if (value !== null) Object.assign(start, { values: { ...start.values, [key]: value }, sources: { ...start.sources, [key]: said } });
  }
  const extra = before === null ? {} : extraCarried(form, before);
  const reported = await fromReport(tx, ctx.actor.organisationId, issuerId);
  const below = await recognisedBelow(tx, ctx, ctx.actor.organisationId);
  const recognised =
    below === null || local
      ? noneBelow
      : { values: { municipalRecognition: below }, sources: { municipalRecognition: '来自本系统的市级认定' } };
  const operation = operationRows(ctx, { before, years: await yearsReported(tx, ctx, { year, issuerId }), year, said });
  const carried = before === null ? {} : tablesOf(before, ctx);
  const ofLedger = await fromLedger(tx, ctx, year - 1);
  const moved = movedOn(carried, year - (last?.roundYear ?? year));
  return {
    values: { ...start.values, ...extra, ...reported.values, ...recognised.values, ...ofLedger.values },
    sources: {
      ...start.sources,
      ...Object.fromEntries(Object.keys(extra).map((key) => [key, said])),
      ...reported.sources,
      ...recognised.sources,
      ...rowSources(moved.tables, said, moved.grown),
      ...operation.sources,
      ...ofLedger.sources,
    },
    tables: { ...moved.tables, ...(operation.rows.length > 0 || before !== null ? { operation: operation.rows } : {}), ...ofLedger.tables },
  };
}

/** 附件5 of the last year, where the unit kept a ledger of it. */
async function fromLedger(tx: Transaction, ctx: Context, year: number): Promise<Known> {
  const ledger = await tx.ledgers.of({ organisationId: ctx.actor.organisationId, from: `${year}-01-01`, to: `${year}-12-31` });
  if (ledger.services.length === 0) return { values: {}, tables: {}, sources: {} };
  const tables = { served: servedRows(ledger).map((cells) => ({ id: ctx.tools.newId(), cells })) };
  const said = `来自本单位${year}年服务台账`;
  return { values: { servedTotal: tables.served.length }, tables, sources: { servedTotal: said, ...rowSources(tables, said) } };
}

/** Of a dossier that did not end well: that it was withdrawn, or its recognition revoked. */
async function fateIn(tx: Transaction, line: DossierLine): Promise<string> {
  const { revokedOn } = await earlierOf(tx, line);
  return revokedOn !== null ? `（${REVOKED}）` : line.state === 'withdrawn' ? '（已撤回）' : '';
}

/** Every row of these tables comes from there; `grown`: the columns of a table that were moved on to this year. */
export function rowSources(
  tables: Content['tables'],
  said: string,
  grown: Readonly<Record<string, readonly string[]>> = {},
): Record<string, string> {
  const words = (table: string): string => (grown[table] ? `${said}，${grown[table].join('、')}已按年度顺延` : said);
  return Object.fromEntries(Object.entries(tables).flatMap(([table, rows]) => rows.map(({ id }) => [`${table}/${id}`, words(table)])));
}

const fresh = (ctx: Context, rows: readonly Row[]): Row[] => rows.map(({ cells }) => ({ id: ctx.tools.newId(), cells }));

const tablesOf = (before: Content, ctx: Context): Record<string, Row[]> =>
  Object.fromEntries(standingTables.map((key) => [key, fresh(ctx, before.tables[key] ?? [])]));

type Operating = { before: Content | null; years: ReadonlyMap<number, Row['cells']>; year: number; said: string };
type Operated = { rows: Row[]; sources: Record<string, string> };

function operationRows(ctx: Context, { before, years, year, said }: Operating): Operated {
  const found = YEARS_BACK.flatMap((back) => {
    const told = before === null ? undefined : operationOf(before, year - back)?.cells;
    const cells = told ?? years.get(year - back);
    if (cells === undefined) return [];
    const source = told === undefined ? `来自${periodLabel({ year: year - back, quarter: 4 })}季度调度表` : said;
    return [{ row: { id: ctx.tools.newId(), cells }, source }];
  });
  return {
    rows: found.map(({ row }) => row),
    sources: Object.fromEntries(found.map(({ row, source }) => [`operation/${row.id}`, source])),
  };
}

/**
 * What the fourth quarters' reports say of whole years (their figures are cumulative): a title lasts three years, so the last dossier alone holds none of the
 * years that its renewal asks for. What the reports do not ask (assets, revenue, the share of low fees) stays open.
 */
async function yearsReported(tx: Transaction, ctx: Context, { year, issuerId }: Renewed): Promise<ReadonlyMap<number, Row['cells']>> {
  const { organisationId } = ctx.actor;
  const last = latestFor(issuerId, await tx.reporting.reports({ organisationId }));
  if (!last) return new Map();
  const years = YEARS_BACK.map((back) => year - back);
  const came = await tx.reporting.reportedBy({ organisationId, platformId: last.platformId, issuerId: last.issuerId, years }, 'masked');
  return new Map(
    came
      .filter((one) => one.quarter === 4)
      .map(({ year: of, figures: { serviceIncome, profit, enterprises } }) => [
        of,
        Object.fromEntries(
          Object.entries({ year: of, serviceIncome, profit, enterprises }).flatMap(([key, value]) =>
            value === undefined || value === null ? [] : [[key, value] as const],
          ),
        ),
      ]),
  );
}

type Renewed = { readonly year: number; readonly issuerId: string };

/** Of a unit with a city's title and the province's, each with reports of its own, the newest to this issuer; else the newest to any. */
export function latestFor<R extends { year: number; quarter: number; issuerId: string }>(
  issuerId: string,
  reports: readonly R[],
): R | undefined {
  const newest = reports.toSorted((a, b) => b.year - a.year || b.quarter - a.quarter);
  return newest.find((one) => one.issuerId === issuerId) ?? newest[0];
}

async function fromReport(tx: Transaction, organisationId: string, issuerId: string): Promise<Pick<Known, 'values' | 'sources'>> {
  const reports = (await tx.reporting.standing({ organisationId })).filter((one) => standingOf(one) !== null);
  const last = latestFor(issuerId, reports);
  const figures = last && standingOf(last)?.figures;
  if (!figures) return { values: {}, sources: {} };
  const said = `来自${periodLabel(asPeriod(last))}季度调度表`;
  const taken = { equipmentCount: figures.equipmentCount, staffFullTime: figures.fullTimeStaff };
  const values = Object.fromEntries(
    Object.entries(taken).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value] as const] : [])),
  );
  return { values, sources: Object.fromEntries(Object.keys(values).map((key) => [key, said])) };
}
