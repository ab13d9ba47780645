import type { Reporting } from '../acts/reporting/port.ts';
import type { Summary } from '../acts/reporting/records.ts';
import { json, type Tx } from './transaction.ts';

const summaryLines = (tx: Tx) =>
  tx
    .selectFrom('summary')
    .innerJoin('organisation as authority', 'authority.id', 'summary.authorityId')
    .innerJoin('organisation as issuer', 'issuer.id', 'summary.issuerId')
    .selectAll('summary')
    .select(['authority.name as authority', 'issuer.name as issuer']);

const columns = ['lines', 'totals', 'missing', 'byHand'] as const;

/** jsonb columns as the driver wants them; what is not given stays untouched. */
const jsonColumns = <T extends Partial<Summary>>(change: T): T => {
  const next: Record<string, unknown> = { ...change };
  for (const key of columns) if (next[key] !== undefined && next[key] !== null) next[key] = json(next[key]);
  return next as T;
};

type Summaries = Pick<
  Reporting,
  'summary' | 'lockedSummary' | 'summaryOver' | 'summaries' | 'addSummary' | 'changeSummary' | 'addSummaryVersion' | 'summaryVersions'
>;

/** The authorities' summaries, and each as it was signed. */
export function summariesIn(tx: Tx): Summaries {
  return {
    summary: async (id) => (await summaryLines(tx).where('summary.id', '=', id).executeTakeFirst()) ?? null,
    lockedSummary: async (id) => (await summaryLines(tx).where('summary.id', '=', id).forUpdate('summary').executeTakeFirst()) ?? null,
    async summaryOver({ authorityId, issuerId, year, quarter }, lock) {
      const query = summaryLines(tx)
        .where('summary.authorityId', '=', authorityId)
        .where('summary.issuerId', '=', issuerId)
        .where('summary.year', '=', year)
        .where('summary.quarter', '=', quarter);
      return (await (lock ? query.forShare('summary') : query).executeTakeFirst()) ?? null;
    },
    async summaries(filter) {
      let query = summaryLines(tx)
        .orderBy('summary.year', 'desc')
        .orderBy('summary.quarter', 'desc')
        .orderBy('authority.divisionCode')
        .orderBy('authority.name');
      if (filter.year) query = query.where('summary.year', '=', filter.year);
      if (filter.quarter) query = query.where('summary.quarter', '=', filter.quarter);
      if (filter.authorityId) query = query.where('summary.authorityId', '=', filter.authorityId);
      if (filter.issuerId) query = query.where('summary.issuerId', '=', filter.issuerId);
      if (filter.unsent) query = query.where('summary.sentOn', 'is', null);
      return query.execute();
    },
    async addSummary(summary) {
      const result = await tx
        .insertInto('summary')
        .values(jsonColumns(summary))
        .onConflict((c) => c.columns(['authorityId', 'issuerId', 'year', 'quarter']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async changeSummary(id, version, change) {
      const result = await tx
        .updateTable('summary')
        .set({ ...jsonColumns(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async addSummaryVersion(signed) {
      await tx
        .insertInto('summaryVersion')
        .values({ ...signed, content: json(signed.content), hash: '', knew: null })
        .execute();
    },
    async summaryVersions(of) {
      const query = tx.selectFrom('summaryVersion').selectAll('summaryVersion').orderBy('summaryVersion.no');
      if ('summaryId' in of) return query.where('summaryVersion.summaryId', '=', of.summaryId).execute();
      return query
        .innerJoin('summary', 'summary.id', 'summaryVersion.summaryId')
        .where('summary.year', '=', of.year)
        .where('summary.quarter', '=', of.quarter)
        .execute();
    },
  };
}
