import { sql } from 'kysely';
import type { LastReported, OpenedReport, Reporting } from '../acts/reporting/port.ts';
import type { ReportRow } from '../acts/reporting/records.ts';
import { recordset } from './bulk.ts';
import type { Tx } from './transaction.ts';

/** A row of a sample table as it is kept, personal cells sealed. */
export type KeptRow = Pick<ReportRow, 'reportId' | 'tableKey' | 'rowId' | 'position' | 'cells'>;

export async function addRows(tx: Tx, rows: readonly KeptRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into report_row (report_id, table_key, row_id, position, cells)
    select "reportId", "tableKey", "rowId", position, cells
    from jsonb_to_recordset(${recordset(rows)}) as r ("reportId" uuid, "tableKey" text, "rowId" uuid, position int, cells jsonb)`.execute(
    tx,
  );
}

/** Opens reports in two statements, however many: rows of those that were there already are left out with them. Answers the ids of the new ones. */
export async function addReports(tx: Tx, opened: readonly OpenedReport[], rowsOf: (one: OpenedReport) => KeptRow[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`insert into report (id, platform_id, organisation_id, authority_id, issuer_id, year, quarter, state, due_on,
      figures, nothing_to_report, version, opened_at)
    select id, "platformId", "organisationId", "authorityId", "issuerId", year, quarter, state, "dueOn", figures, "nothingToReport", version, "openedAt"
    from jsonb_to_recordset(${recordset(opened.map(({ report }) => report))}) as r (id uuid, "platformId" uuid, "organisationId" uuid, "authorityId" uuid,
      "issuerId" uuid, year int, quarter int, state text, "dueOn" date, figures jsonb, "nothingToReport" boolean, version int, "openedAt" timestamptz)
    on conflict (platform_id, year, quarter) do nothing returning id`.execute(tx);
  const added = new Set(rows.map(({ id }) => id));
  await addRows(tx, opened.filter(({ report }) => added.has(report.id)).flatMap(rowsOf));
  return [...added];
}

/** What each of these units last reported before a quarter, this year or the last; where two titles reported one quarter, that of the one asked for. */
export async function lastReported(
  tx: Tx,
  { units, year, quarter }: Parameters<Reporting['lastReported']>[0],
): Promise<(LastReported & { reportId: string })[]> {
  const { rows } = await sql<LastReported & { reportId: string }>`
    select distinct on (u."platformId") u."platformId" as "platformId", r.id as "reportId", r.year, v.figures, v.rows
    from jsonb_to_recordset(${recordset(units)}) as u ("organisationId" uuid, "issuerId" uuid, "platformId" uuid)
    join report r on r.organisation_id = u."organisationId" and r.issuer_id = u."issuerId" and r.year in (${year - 1}, ${year})
      and (r.year < ${year} or r.quarter < ${quarter})
    join report_version v on v.report_id = r.id
    order by u."platformId", r.year desc, r.quarter desc, r.platform_id = u."platformId" desc, v.submitted_at desc`.execute(tx);
  return rows;
}
