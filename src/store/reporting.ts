import type { Reporting } from '../acts/reporting/port.ts';
import type { ReportRow, ReportVersion, SampleTableKey } from '../acts/reporting/records.ts';
import { eventTable, frequentTable } from '../core/annexes/annex7.ts';
import type { Fields, Row } from '../core/annexes/field.ts';
import type { SampleTables } from '../core/reporting/figures.ts';
import { keysOf } from '../core/text/keys-of.ts';
import { held, holdsWrites } from './closing.ts';
import type { Sealer } from './crypto.ts';
import { appendWaiting } from './journal.ts';
import { titles } from './platforms.ts';
import { reportLines, reportPage, reportsLike, reportsToRevise, standingLike } from './report-list.ts';
import { addReports, addRows, type KeptRow, lastReported } from './report-openings.ts';
import { urgedIn } from './report-urged.ts';
import { maskedCells, openCells, reportSpot, sealCells } from './sealing.ts';
import { summariesIn } from './summaries.ts';
import { timelineIn } from './timeline.ts';
import { json, type Tx } from './transaction.ts';

const columnsOf: Readonly<Record<SampleTableKey, Fields>> = { frequent: frequentTable, events: eventTable };
const sampleKeys = keysOf(columnsOf);

type Personal = 'open' | 'masked';
type Of = { sealer: Sealer; reportId: string };

/** A stored row with its personal cells opened, or masked as everybody but the platform sees them. */
function shownRow({ sealer, reportId }: Of, table: SampleTableKey, { row, personal }: { row: Row; personal: Personal }): Row {
  const stored = row.cells as ReportRow['cells'] & Record<string, never>;
  const spot = reportSpot(sealer, reportId, `${table}/${row.id}`);
  return { id: row.id, cells: (personal === 'open' ? openCells : maskedCells)(spot, columnsOf[table], stored) };
}

const shownSampleTables = (of: Of, sampleTables: SampleTables, personal: Personal): SampleTables => ({
  frequent: sampleTables.frequent.map((row) => shownRow(of, 'frequent', { row, personal })),
  events: sampleTables.events.map((row) => shownRow(of, 'events', { row, personal })),
});

const sealedRows = ({ sealer, reportId }: Of, table: SampleTableKey, rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ id: row.id, cells: sealCells(reportSpot(sealer, reportId, `${table}/${row.id}`), columnsOf[table], row.cells) }));

const keptRows = (of: Of, table: SampleTableKey, rows: readonly Row[]): KeptRow[] =>
  sealedRows(of, table, rows).map(({ id, cells }, index) => ({
    reportId: of.reportId,
    tableKey: table,
    rowId: id,
    position: index + 1,
    cells,
  }));

export function reportingIn(tx: Tx, sealer: Sealer): Reporting {
  return {
    report: async (id) => (await reportLines(tx).where('report.id', '=', id).executeTakeFirst()) ?? null,
    lockedReport: async (id) => (await reportLines(tx).where('report.id', '=', id).forUpdate('report').executeTakeFirst()) ?? null,
    reports: (filter) => reportsLike(tx, filter).execute(),
    toRevise: () => reportsToRevise(tx),
    standing: (filter) => standingLike(tx, filter),
    page: (of, asked) => reportPage(tx, of, asked),
    urged: (ids) => urgedIn(tx, ids),
    addReports: (opened) =>
      addReports(tx, opened, ({ report, sampleTables }) =>
        sampleKeys.flatMap((key) => keptRows({ sealer, reportId: report.id }, key, sampleTables[key])),
      ),
    async lastReported(of) {
      const rows = await lastReported(tx, of);
      return rows.map(({ reportId, ...one }) => ({ ...one, rows: shownSampleTables({ sealer, reportId }, one.rows, 'open') }));
    },
    async changeReport(id, version, change) {
      const changed = tx
        .updateTable('report')
        .set({
          ...change,
          ...(change.figures ? { figures: json(change.figures) } : {}),
          ...(change.returnItems ? { returnItems: json(change.returnItems) } : {}),
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version);
      return held(tx, changed, { one: true }) || (await changed.executeTakeFirst()).numUpdatedRows === 1n;
    },
    sampleTables: async (reportId, personal) => shownSampleTables({ sealer, reportId }, await storedSampleTables(tx, reportId), personal),
    async replaceSampleTable(reportId, table, rows) {
      await tx.deleteFrom('reportRow').where('reportId', '=', reportId).where('tableKey', '=', table).execute();
      if (rows.length === 0) return;
      await addRows(tx, keptRows({ sealer, reportId }, table, rows));
    },
    async addVersion(version) {
      const rows = Object.fromEntries(
        sampleKeys.map((key) => [key, sealedRows({ sealer, reportId: version.reportId }, key, version.rows[key])]),
      );
      const added = tx.insertInto('reportVersion').values({
        ...version,
        figures: json(version.figures),
        named: json(version.named),
        doubts: json(version.doubts),
        rows: json(rows as unknown as SampleTables),
      });
      if (!held(tx, added)) await added.execute();
    },
    async versions(reportId) {
      if (holdsWrites(tx)) await appendWaiting(tx); // the one that came in a moment ago
      return tx
        .selectFrom('reportVersion')
        .select([
          'reportId',
          'no',
          'annualSummary',
          'nothingToReport',
          'reason',
          'reviseBy',
          'named',
          'number',
          'hash',
          'submittedBy',
          'submittedAt',
        ])
        .where('reportId', '=', reportId)
        .orderBy('no')
        .execute();
    },
    async version(reportId, no, personal) {
      const row = await tx.selectFrom('reportVersion').selectAll().where('reportId', '=', reportId).where('no', '=', no).executeTakeFirst();
      return row ? { ...row, rows: shownSampleTables({ sealer, reportId }, row.rows, personal) } : null;
    },
    async lastVersion({ platformId, year, quarter }, personal) {
      const row: ReportVersion | undefined = await tx
        .selectFrom('reportVersion')
        .innerJoin('report', 'report.id', 'reportVersion.reportId')
        .selectAll('reportVersion')
        .where('report.platformId', '=', platformId)
        .where('report.year', '=', year)
        .where('report.quarter', '=', quarter)
        .orderBy('reportVersion.no', 'desc')
        .executeTakeFirst();
      return row ? { ...row, rows: shownSampleTables({ sealer, reportId: row.reportId }, row.rows, personal) } : null;
    },
    async reportedBy({ organisationId, platformId, issuerId, years }, personal) {
      const rows = await tx
        .selectFrom('reportVersion')
        .innerJoin('report', 'report.id', 'reportVersion.reportId')
        .selectAll('reportVersion')
        .select(['report.year', 'report.quarter', 'report.platformId'])
        .where('report.organisationId', '=', organisationId)
        .where('report.issuerId', '=', issuerId)
        .where('report.year', 'in', [...years])
        .distinctOn(['report.year', 'report.quarter'])
        .orderBy('report.year')
        .orderBy('report.quarter')
        .orderBy((w) => w('report.platformId', '=', platformId), 'desc')
        .orderBy('reportVersion.submittedAt', 'desc')
        .execute();
      return rows.map((row) => ({ ...row, rows: shownSampleTables({ sealer, reportId: row.reportId }, row.rows, personal) }));
    },
    ...summariesIn(tx),
    inForce: (day) => inForce(tx, day).execute(),
    reporting: (day) =>
      inForce(tx, day)
        .where((w) => w.or([w('platform.reportsFrom', 'is', null), w('platform.reportsFrom', '<=', day)]))
        .execute(),
    async dropOpen(platformId, from) {
      let unsent = tx.selectFrom('report').select('id').where('platformId', '=', platformId).where('state', '=', 'open');
      if (from)
        unsent = unsent.where(({ or, and, eb }) =>
          or([eb('year', '>', from.year), and([eb('year', '=', from.year), eb('quarter', '>=', from.quarter)])]),
        );
      // Locked first: one that is handed in in the same moment keeps its rows, and stays.
      const open = (await unsent.where('submittedOn', 'is', null).forUpdate().execute()).map(({ id }) => id);
      if (open.length === 0) return;
      await tx.deleteFrom('reportRow').where('reportId', 'in', open).execute();
      await tx.deleteFrom('report').where('id', 'in', open).execute();
    },
    timeline: timelineIn(tx),
  };
}

async function storedSampleTables(tx: Tx, reportId: string): Promise<SampleTables> {
  const rows = await tx
    .selectFrom('reportRow')
    .select(['tableKey', 'rowId', 'cells'])
    .where('reportId', '=', reportId)
    .orderBy('position')
    .execute();
  const of = (table: SampleTableKey): Row[] =>
    rows.filter((row) => row.tableKey === table).map(({ rowId, cells }) => ({ id: rowId, cells }));
  return { frequent: of('frequent'), events: of('events') };
}

const inForce = (tx: Tx, day: string) =>
  titles(tx)
    .where('platform.validFrom', '<=', day)
    .where('platform.validTo', '>=', day)
    .where((w) => w.or([w('platform.revokedOn', 'is', null), w('platform.revokedOn', '>', day)]));
