import type { ListRead, Readings } from '../acts/dossier/reading-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

/** Lists that were read and not imported yet, whole under one seal: they hold people's names and telephones. */
export const readingsIn = (tx: Tx, sealer: Sealer): Readings => ({
  async keep(one, list) {
    const { dossierId, accountId, tableKey } = one;
    await tx
      .deleteFrom('reading')
      .where('dossierId', '=', dossierId)
      .where('accountId', '=', accountId)
      .where('tableKey', '=', tableKey)
      .execute();
    await tx
      .insertInto('reading')
      .values({ ...one, content: sealer.seal(JSON.stringify(list)) })
      .execute();
  },
  async take(id, { dossierId, table }) {
    const taken = await tx
      .deleteFrom('reading')
      .where('id', '=', id)
      .where('dossierId', '=', dossierId)
      .where('tableKey', '=', table)
      .returning('content')
      .executeTakeFirst();
    return taken ? (JSON.parse(sealer.open(taken.content)) as ListRead) : null;
  },
  forgetBefore: async (instant) => void (await tx.deleteFrom('reading').where('readAt', '<', instant).execute()),
});
