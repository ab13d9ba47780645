import { type RawBuilder, sql } from 'kysely';
import type { AskedReports, FoundReports } from '../acts/reporting/list-port.ts';
import type { ReportFilter, ReportLine, StandingReport } from '../acts/reporting/port.ts';
import type { Actor } from '../core/workflow/relation.ts';
import { anyOf } from './bulk.ts';
import { namedLike } from './named-like.ts';
import { ofEach, ownReports } from './own-cases.ts';
import { schemeOfPlatform } from './platforms.ts';
import type { Tx } from './transaction.ts';

/** Reports with what a list says of their platform. */
export const reportLines = (tx: Tx) =>
  tx
    .selectFrom('report')
    .innerJoin('platform', 'platform.id', 'report.platformId')
    .leftJoin('round', 'round.id', 'platform.roundId')
    .innerJoin('organisation as owner', 'owner.id', 'report.organisationId')
    .innerJoin('organisation as authority', 'authority.id', 'report.authorityId')
    .selectAll('report')
    .select(['platform.name as platform', 'platform.certificateNumber', 'platform.functions', 'platform.validTo', 'platform.revokedOn'])
    .select(['owner.divisionCode', 'owner.pending', 'authority.name as authority', schemeOfPlatform.as('scheme')]);

/** All reports that are so, the newest quarter first, in it city by city. */
export function reportsLike(tx: Tx, filter: ReportFilter) {
  let query = reportLines(tx)
    .orderBy('report.year', 'desc')
    .orderBy('report.quarter', 'desc')
    .orderBy('authority.divisionCode')
    .orderBy('platform.name');
  if (filter.year) query = query.where('report.year', '=', filter.year);
  if (filter.quarter) query = query.where('report.quarter', '=', filter.quarter);
  if (filter.state) query = query.where('report.state', '=', filter.state);
  if (filter.authorityId) query = query.where('report.authorityId', '=', filter.authorityId);
  if (filter.issuerId) query = query.where('report.issuerId', '=', filter.issuerId);
  if (filter.organisationId) query = query.where('report.organisationId', '=', filter.organisationId);
  if (filter.platformId) query = query.where('report.platformId', '=', filter.platformId);
  return query;
}

/** What is to come in again by a day of its own; in the words of the index report_to_revise. */
export const reportsToRevise = (tx: Tx) =>
  reportLines(tx)
    .where(sql<boolean>`report.state in ('returned', 'correcting')`)
    .where('report.reviseBy', 'is not', null)
    .orderBy('report.reviseBy')
    .orderBy('report.id')
    .execute();

/** The same, each with the last version that came in. */
export async function standingLike(tx: Tx, filter: ReportFilter): Promise<StandingReport[]> {
  const last = sql<
    StandingReport['standing']
  >`(select jsonb_build_object('no', v.no, 'figures', v.figures, 'annualSummary', v.annual_summary, 'doubts', v.doubts, 'explanation', v.explanation)
    from report_version v where v.report_id = report.id order by v.no desc limit 1)`;
  return reportsLike(tx, filter).select(last.as('standing')).execute();
}

/**
 * One page of the reports that the actor may see: the newest quarter first, in it as the platforms were recognised; how many there are, from which quarter to which, and how
 * many of what was asked for did not come by their day, by that day.
 */
export async function reportPage(
  tx: Tx,
  of: Actor,
  { limit, offset, after, ...asked }: AskedReports,
): Promise<FoundReports & { lines: ReportLine[] }> {
  const ways = ownReports(of);
  const such = conditionOf(asked);
  const page = ofEach(
    ways,
    (way) => sql`select r.id, r.year, r.quarter, r.platform_id from report r where ${way} and ${such} and ${behind(after)}
      order by r.year desc, r.quarter desc, r.platform_id limit ${limit + offset}`,
  );
  const end = (direction: RawBuilder<unknown>) =>
    sql`(select to_jsonb(e) from (select * from (${ofEach(
      ways,
      (way) => sql`select r.year, r.quarter from report r where ${way} order by r.year ${direction}, r.quarter ${direction} limit 1`,
    )}) u order by year ${direction}, quarter ${direction} limit 1) e)`;
  const { rows } = await sql<FoundReports & { ids: string[] }>`select
    array(select id from (${page}) p order by year desc, quarter desc, platform_id limit ${limit} offset ${offset}) as ids,
    (select sum(n)::int from (${ofEach(ways, (way) => sql`select count(*) as n from report r where ${way} and ${such}`)}) c) as total,
    ${end(sql`asc`)} as first, ${end(sql`desc`)} as last,
    (select coalesce(jsonb_object_agg(due_on, n), '{}') from (select due_on, count(*) as n from (${ofEach(
      ways,
      (way) => sql`select r.due_on from report r where ${way} and ${such} and r.state in ('open', 'submitted', 'returned')
        and r.submitted_on is null and r.due_on < ${asked.today}`,
    )}) o group by due_on) late) as late`.execute(tx);
  const { ids = [], ...found } = rows[0] ?? { total: 0, first: null, last: null, late: {} };
  const lines = ids.length === 0 ? [] : await reportLines(tx).where('report.id', '=', anyOf(ids)).execute();
  const place = new Map(ids.map((id, i) => [id, i]));
  return { ...found, lines: lines.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)) };
}

/** Behind that report in the order of the list, whether it still fits or not; of one that was given up meanwhile the list begins anew. */
const behind = (after: string | undefined): RawBuilder<boolean> =>
  after === undefined
    ? sql`true`
    : sql`coalesce((-r.year, -r.quarter, r.platform_id) > (select -a.year, -a.quarter, a.platform_id from report a where a.id = ${after}), true)`;

function conditionOf({ year, quarter, state, search }: Omit<AskedReports, 'limit' | 'offset' | 'after'>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (year) parts.push(sql`r.year = ${year}`);
  if (quarter) parts.push(sql`r.quarter = ${quarter}`);
  if (state) parts.push(sql`r.state = ${state}`);
  if (search) parts.push(sought(search.trim()));
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** By a part of the platform's name, or its certificate's number. */
const sought = (text: string): RawBuilder<boolean> => sql`r.platform_id = any (array(
  select p.id from platform p where ${namedLike('p', text)} union select p.id from platform p where p.certificate_number = ${text}))`;
