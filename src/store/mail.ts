import { sql } from 'kysely';
import type { Mails } from '../acts/directory/mail-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

/** Longer than any attempt takes (the way out gives up after a minute): what is still being sent then lost its sender. */
const LEASE_MS = 2 * 60_000;
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

export function mailsIn(tx: Tx, sealer: Sealer): Mails {
  return {
    queue: async ({ address, body, ...mail }, at) =>
      void (await tx
        .insertInto('mail')
        .values({
          ...mail,
          address: sealer.seal(address),
          body: body === null ? null : sealer.seal(body),
          state: 'queued',
          attempts: 0,
          nextAt: at,
          reason: null,
          createdAt: at,
          sentAt: null,
        })
        .onConflict((c) => c.column('key').doNothing())
        .execute()),
    drop: async (accountId) =>
      void (await tx
        .updateTable('mail')
        .set({ state: 'dropped', body: null, reason: '收件地址已变更' })
        .where('accountId', '=', accountId)
        .where('state', '=', 'queued')
        .execute()),
    async claim(now, most) {
      const due = tx
        .selectFrom('mail')
        .select('id')
        .where('state', 'in', ['queued', 'sending'])
        .where('nextAt', '<=', now)
        .orderBy('nextAt')
        .limit(most)
        .forUpdate()
        .skipLocked();
      const rows = await tx
        .updateTable('mail')
        .set((w) => ({ state: 'sending' as const, nextAt: later(now, LEASE_MS), attempts: w('attempts', '+', 1) }))
        .where('id', 'in', due)
        .returning(['id', 'key', 'accountId', 'address', 'subject', 'body', 'link', 'attempts'])
        .execute();
      return rows.map((row) => ({ ...row, address: sealer.open(row.address), body: row.body === null ? null : sealer.open(row.body) }));
    },
    sent: async (id, at) =>
      void (await tx.updateTable('mail').set({ state: 'sent', sentAt: at, body: null, reason: null }).where('id', '=', id).execute()),
    failed: async (id, reason, nextAt) =>
      void (await tx
        .updateTable('mail')
        .set(nextAt === null ? { state: 'failed', body: null, reason } : { state: 'queued', nextAt, reason })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute()),
    async log({ accountId, state, limit }) {
      let query = tx
        .selectFrom('mail')
        .select(['id', 'accountId', 'subject', 'state', 'attempts', 'nextAt', 'reason', 'createdAt', 'sentAt'])
        .orderBy('createdAt', 'desc')
        .orderBy(sql`id desc`)
        .limit(limit);
      if (accountId) query = query.where('accountId', '=', accountId);
      if (state) query = query.where('state', '=', state);
      return query.execute();
    },
  };
}
