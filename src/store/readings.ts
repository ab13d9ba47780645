import type { ListRead, Readings } from '../acts/dossier/reading-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

/** What lies sealed: the list with its place, so that none can be put in another's. */
type Lying = { readonly id: string; readonly list: ListRead };

/** Lists that were read and not imported yet, whole under one seal: they hold people's names and telephones. */
export const readingsIn = (tx: Tx, sealer: Sealer): Readings => ({
  async keep({ id, dossierId, accountId, tableKey, readAt }, list) {
    const content = sealer.seal(JSON.stringify({ id, list } satisfies Lying));
    await tx
      .insertInto('reading')
      .values({ id, dossierId, accountId, tableKey, readAt, content })
      .onConflict((at) => at.columns(['accountId', 'dossierId', 'tableKey']).doUpdateSet({ id, readAt, content }))
      .execute();
  },
  async take(id, { dossierId, table, since }) {
    const taken = await tx
      .deleteFrom('reading')
      .where('id', '=', id)
      .where('dossierId', '=', dossierId)
      .where('tableKey', '=', table)
      .where('readAt', '>=', since)
      .returning('content')
      .executeTakeFirst();
    if (taken === undefined) return null;
    const lying = JSON.parse(sealer.open(taken.content)) as Lying;
    return lying.id === id ? lying.list : null;
  },
  forgetBefore: async (instant) => void (await tx.deleteFrom('reading').where('readAt', '<', instant).execute()),
});
