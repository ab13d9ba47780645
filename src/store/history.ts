import type { History } from '../acts/dossier/history-port.ts';
import type { Tx } from './transaction.ts';

export const historyIn = (tx: Tx): History => ({
  of: async (dossierId, { keys, tables }, most) => {
    if (keys.length + tables.length === 0) return [];
    return tx
      .selectFrom('dossierChange')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .where((w) => w.or([...(keys.length > 0 ? [w('path', 'in', keys)] : []), ...tables.map((table) => w('path', 'like', `${table}/%`))]))
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
  },
});
