import type { Interpretations } from '../acts/scheme/interpretation-port.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

export function interpretationsIn(tx: Tx): Interpretations {
  const lines = () =>
    tx
      .selectFrom('interpretation')
      .innerJoin('organisation as asker', 'asker.id', 'interpretation.askerId')
      .innerJoin('organisation as issuer', 'issuer.id', 'interpretation.issuerId')
      .selectAll('interpretation')
      .select(['asker.name as asker', 'issuer.name as issuer']);
  return {
    all({ published, open }) {
      const query = lines().orderBy('interpretation.askedAt', 'desc').orderBy('interpretation.id', 'desc').limit(2000);
      if (open) return query.where(isOpen.interpretations).execute();
      return (published ? query.where('interpretation.number', 'is not', null) : query).execute();
    },
    locked: async (id) => (await lines().where('interpretation.id', '=', id).forUpdate('interpretation').executeTakeFirst()) ?? null,
    add: async (one) => void (await tx.insertInto('interpretation').values(one).execute()),
    async change(id, version, change) {
      const result = await tx
        .updateTable('interpretation')
        .set({ ...change, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
