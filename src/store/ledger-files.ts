import type { Ledgers } from '../acts/ledger/port.ts';
import { anyOf } from './bulk.ts';
import { json, type Tx } from './transaction.ts';

type Files = Pick<Ledgers, 'imports' | 'addImport' | 'markUndone' | 'broughtBy' | 'layout' | 'basis' | 'keepBasis' | 'based'>;

/** What came into a ledger by files, and what went out of it with reports. */
export const ledgerFilesIn = (tx: Tx): Files => ({
  imports: (organisationId) =>
    tx
      .selectFrom('ledgerImport')
      .select(['id', 'fileName', 'fingerprint', 'hash', 'rows', 'changed', 'importedBy', 'importedAt', 'undoneAt'])
      .where('organisationId', '=', organisationId)
      .orderBy('importedAt', 'desc')
      .orderBy('id', 'desc')
      .execute(),
  async addImport(organisationId, { changed, ...one }, words) {
    const { fingerprint, importedAt: changedAt } = one;
    await tx
      .insertInto('ledgerImport')
      .values({ ...one, organisationId, changed: json([...changed]), undoneBy: null })
      .execute();
    const layout = { words: json(words), changedAt };
    await tx
      .insertInto('ledgerLayout')
      .values({ organisationId, fingerprint, mapping: json({}), ...layout })
      .onConflict((c) => c.columns(['organisationId', 'fingerprint']).doUpdateSet(layout))
      .execute();
  },
  async markUndone(organisationId, id, { by: undoneBy, at: undoneAt }) {
    const done = await tx
      .updateTable('ledgerImport')
      .set({ undoneBy, undoneAt })
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where('undoneAt', 'is', null)
      .executeTakeFirst();
    return done.numUpdatedRows === 1n;
  },
  broughtBy: (organisationId, importId) =>
    tx
      .selectFrom('service')
      .select(['id', 'version'])
      .where('organisationId', '=', organisationId)
      .where('importId', '=', importId)
      .where('voidedAt', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute(),
  async layout(organisationId, fingerprint) {
    const found = await tx
      .selectFrom('ledgerLayout')
      .select('words')
      .where('organisationId', '=', organisationId)
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst();
    return found?.words ?? {};
  },
  async basis(reportId, no) {
    const found = await tx
      .selectFrom('reportLedger')
      .select('basis')
      .where('reportId', '=', reportId)
      .where('no', '=', no)
      .executeTakeFirst();
    return found?.basis ?? null;
  },
  based: (reportIds) => tx.selectFrom('reportLedger').select(['reportId', 'no']).where('reportId', '=', anyOf(reportIds)).execute(),
  keepBasis: async (reportId, no, basis) =>
    void (await tx
      .insertInto('reportLedger')
      .values({ reportId, no, basis: json(basis) })
      .execute()),
});
