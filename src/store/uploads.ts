import { type RawBuilder, sql } from 'kysely';
import type { Uploads } from '../acts/dossier/uploads-port.ts';
import { anyOf } from './bulk.ts';
import type { Tx } from './transaction.ts';

/** Uploads under way over one transaction; their bytes are in parts.ts. */
export const uploadsIn = (tx: Tx): Uploads => ({
  add: async (upload) => void (await tx.insertInto('upload').values(upload).execute()),
  upload: async (id) => (await tx.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
  ofAccount: (accountId) => tx.selectFrom('upload').selectAll().where('accountId', '=', accountId).orderBy('id').execute(),
  advance: async (id, received, at) =>
    void (await tx.updateTable('upload').set({ received, touchedAt: at }).where('id', '=', id).where('received', '<=', received).execute()),
  restart: async (id) => void (await tx.updateTable('upload').set({ received: 0 }).where('id', '=', id).execute()),
  remove: async (id) => void (await tx.deleteFrom('upload').where('id', '=', id).execute()),
  removeUntouchedSince: async (instant) => void (await tx.deleteFrom('upload').where('touchedAt', '<', instant).execute()),
  bytesOfDossier: (dossierId) =>
    sum(
      tx,
      sql`select size from material where dossier_id = ${dossierId} and removed_at is null
      union all select size from scan where dossier_id = ${dossierId} union all select size from site_photo where dossier_id = ${dossierId} and removed_at is null
      union all select size from upload where dossier_id = ${dossierId}`,
    ),
  bytesBroughtSince: (accountId, instant) =>
    sum(
      tx,
      sql`select size from material where added_by = ${accountId} and added_at > ${instant}
      union all select size from scan where added_by = ${accountId} and added_at > ${instant}
      union all select size from site_photo where added_by = ${accountId} and added_at > ${instant}
      union all select size from upload where account_id = ${accountId}`,
    ),
  known: async (ids) =>
    ids.length === 0 ? [] : (await tx.selectFrom('upload').select('id').where('id', '=', anyOf(ids)).execute()).map(({ id }) => id),
});

async function sum(tx: Tx, sizes: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: string }>`select coalesce(sum(size), 0)::text as total from (${sizes}) as sizes`.execute(tx);
  return Number(rows[0]?.total ?? 0);
}
